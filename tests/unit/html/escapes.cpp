// Hostile texts in every place that a text can stand.

#include "core/html/exit_link.hpp"
#include "core/html/markup.hpp"
#include "core/html/page.hpp"
#include "core/html/render.hpp"

#include "tests/unit/html/markup_reader.hpp"
#include "tests/unit/html/samples.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;
using html::samples::hostile;

namespace {

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("a hostile text is a text wherever it stands") {
  html::PageAssets assets;
  assets.stylesheets = {hostile};
  assets.preloads = {{hostile, hostile, hostile}};
  assets.data = {{"key", hostile}};
  assets.no_script = hostile;
  assets.no_script_link = {hostile, hostile};
  assets.title = hostile;
  const html::ExitLink exit{hostile, hostile, hostile, hostile};
  assets.above = html::exit_link_above(exit);
  assets.below = html::exit_link_below(exit);
  const std::string page = html::render_page(html::samples::hostile_screen(), assets);
  const auto read = html::tests::read(page);
  CHECK(read.fault == "");
  CHECK(count(page, "<script") == 0);
  CHECK(count(page, "<img") == 0);
  CHECK(count(page, "onerror=") == count(page, "&lt;img src=x onerror=") + count(page, "&lt;img%20src=x%20onerror="));
  // Each text is there as it was given, not lost and not escaped twice.
  for (const char* tag : {"title", "h1", "h3", "legend", "textarea", "option", "caption", "summary", "dt", "button"}) {
    INFO(tag);
    bool found = false;
    for (const auto* element : read.all(tag)) found = found || element->text.find(hostile) != std::string::npos;
    CHECK(found);
  }
  CHECK(*read.all("html").front()->attribute("lang") == hostile);
  CHECK(*read.all("body").front()->attribute("data-key") == hostile);
  CHECK(*read.all("link").front()->attribute("href") == hostile);
}

TEST_CASE("a text with nothing to escape is written as it is") {
  html::Markup out;
  out.text("Siân O’Neill – 5 × 2 = 10 ✓ اردو");
  CHECK(out.take() == "Siân O’Neill – 5 × 2 = 10 ✓ اردو");
}

TEST_CASE("an id has no white space and two names never give one id") {
  CHECK(html::identifier("audit-c/1.2") == "audit-c/1.2");
  CHECK(html::identifier("a b\tc") == "a%20b%09c");
  CHECK(html::identifier("a%20b") == "a%2520b");
}

TEST_CASE("a phone number is dialled by its digits alone") {
  CHECK(html::phone_address("0800 840 1628") == "tel:08008401628");
  CHECK(html::phone_address("+44 (0)1305 233105") == "tel:+4401305233105");
  CHECK(html::phone_address("111, then 2+2\" onclick=") == "tel:11122");
}

TEST_CASE("the text of a style sheet can't end the style element") {
  html::PageAssets assets;
  assets.inline_style = "a::before{content:\"</style><script>\"}";
  const std::string page = html::render_page(html::samples::bare("start", "Start"), assets);
  CHECK(count(page, "</style>") == 1);
  CHECK(page.find("content:\"<\\/style><script>\"}</style>") != std::string::npos);
}
