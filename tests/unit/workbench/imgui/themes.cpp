#include "core/authoring/lint/theme_contrast_lint.hpp"

#include "shell/workbench/imgui/drawing/theme.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;

TEST_CASE("every look can be read") {
  for (const drawing::Theme& theme : drawing::themes()) {
    for (const drawing::ThemePair& pair : drawing::theme_pairs()) {
      const auto found = lint::contrast(theme.*pair.front, theme.*pair.behind);
      INFO(theme.id << ": " << theme.*pair.front << " on " << theme.*pair.behind);
      REQUIRE(found);
      CHECK(*found >= pair.least);
    }
  }
}

TEST_CASE("a colour is packed as Dear ImGui has it") { CHECK(drawing::packed("#102030") == 0xFF302010U); }

TEST_CASE("a look that nobody knows is the first") { CHECK(drawing::theme_of("mauve").id == "light"); }
