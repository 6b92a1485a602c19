// Hostile texts in every place that a text can stand.

#include "core/html/markup.hpp"
#include "core/html/render.hpp"

#include "tests/unit/html/markup_reader.hpp"
#include "tests/unit/html/samples.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;
using namespace sealwell::engine;

namespace {

const std::string hostile =
    "\"'><script>alert(1)</script></textarea></select></title><img src=x onerror=alert(2)>&amp;";

Field hostile_field(FieldKind kind, const std::string& name) {
  Field field;
  field.kind = kind;
  field.name = name + hostile;
  field.label = field.caption = field.hint = field.error = field.error_prefix = field.unit = hostile;
  field.autocomplete = hostile;
  field.options = {{hostile, hostile, hostile, true, true}, {hostile + "2", hostile, hostile, false, false}};
  field.values = {hostile, hostile, hostile};
  field.wrong_parts = field.part_labels = {hostile, hostile, hostile};
  field.unit_label = hostile;
  field.units = {{hostile, hostile, "", true, false}};
  field.other_label = field.other_text = hostile;
  field.other_name = name + "other" + hostile;
  return field;
}

Screen hostile_screen() {
  const std::string& h = hostile;
  Screen screen;
  screen.id = ScreenId::parse(h);
  screen.title = screen.language = screen.direction = screen.service = h;
  screen.back_label = screen.clear_label = h;
  screen.form = true;
  screen.help = {h, h, h, h};
  screen.languages = {{h, h, h, true}, {h, h, h, false}};
  screen.blocks = {Heading{1, h, h},
                   Heading{3, h, h},
                   Paragraph{h, true},
                   MarkedText{{{pack::MarkedLine::Kind::bullet,
                                {{pack::MarkedRun::Mark::plain, h, ""}, {pack::MarkedRun::Mark::link, h, h}}}}},
                   Inset{h},
                   Warning{h, h},
                   TextList{{h, h}, true},
                   ErrorSummary{h, {{h, h}}},
                   SummaryList{{{h, {h}, h, h, h}, {h, {h, h}, "", "", ""}}},
                   Suggestion{h, h, h, h, h, h, true, {h}},
                   Actions{{{h, h, Button::Kind::secondary}}},
                   Command{h, h, h},
                   Download{h, h},
                   Panel{h, h},
                   StatusLine{h},
                   Details{h, {Paragraph{h, false}}},
                   Contact{h, h, h, h},
                   Chart{h, h, h, h, h, h, 10, {{h, h, 3, true, h}}},
                   Chart{h, h, h, h, h, h, 3, {{h, h, 3, true, h}}, true},
                   FieldGroup{h, false, h, h, {hostile_field(FieldKind::number, "group")}}};
  int number = 0;
  for (const auto kind : {FieldKind::radios, FieldKind::checkboxes, FieldKind::select, FieldKind::text,
                          FieldKind::number, FieldKind::textarea, FieldKind::date}) {
    screen.blocks.emplace_back(hostile_field(kind, std::to_string(++number)));
  }
  screen.alerts = {Warning{h, h}, Contact{h, h, h, h}, Details{h, {Paragraph{h, false}}}};
  return screen;
}

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
  const std::string page = html::render_page(hostile_screen(), assets);
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
