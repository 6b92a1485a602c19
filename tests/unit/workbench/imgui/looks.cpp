#include "core/authoring/lint/theme_contrast_lint.hpp"

#include "shell/workbench/imgui/drawing/look.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;

TEST_CASE("every look can be read") {
  for (const drawing::Look& look : drawing::looks()) {
    for (const drawing::LookPair& pair : drawing::look_pairs()) {
      const auto found = lint::contrast(look.*pair.front, look.*pair.behind);
      INFO(look.id << ": " << look.*pair.front << " on " << look.*pair.behind);
      REQUIRE(found);
      CHECK(*found >= pair.least);
    }
  }
}

TEST_CASE("a colour is packed as Dear ImGui has it") { CHECK(drawing::packed("#102030") == 0xFF302010U); }

TEST_CASE("a look that nobody knows is the first") { CHECK(drawing::look_of("mauve").id == "light"); }
