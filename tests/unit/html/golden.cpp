// Whole screens, compared with files that a person has read. When one differs, what was drawn is
// written to the folder that the message names; read it before it becomes the new golden file.

#include "core/html/page.hpp"
#include "core/html/render.hpp"

#include "tests/unit/fixtures/first_difference.hpp"
#include "tests/unit/html/markup_reader.hpp"
#include "tests/unit/html/samples.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace sealwell;

namespace {

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void compare(const std::string& name, const std::string& markup) {
  const auto golden = std::filesystem::path("tests/unit/html/golden") / (name + ".html");
  const auto drawn_folder = std::filesystem::temp_directory_path() / "sealwell-golden";
  const std::string drawn = html::tests::indented(markup);
  if (drawn != content(golden)) {
    std::filesystem::create_directories(drawn_folder);
    std::ofstream(drawn_folder / (name + ".html"), std::ios::binary) << drawn;
  }
  INFO("drawn now: " << (drawn_folder / (name + ".html")).string());
  CHECK(first_difference(drawn, content(golden)) == "");
}

}  // namespace

TEST_CASE("results, as they were read") { compare("results", html::render_screen(html::samples::results())); }

TEST_CASE("a refused form with a field of each kind, as it was read") {
  compare("refused-form", html::render_screen(html::samples::refused_form()));
}

TEST_CASE("a page from right to left, as it was read") {
  html::PageAssets assets;
  assets.stylesheets = {"frame.css"};
  assets.scripts = {"frame.js"};
  assets.preloads = {{"core.wasm", "application/wasm", "fetch"}};
  assets.data = {{"service", "livewell-dorset"}};
  assets.no_script = "JavaScript آن کریں۔";
  compare("right-to-left", html::render_page(html::samples::right_to_left(), assets));
}
