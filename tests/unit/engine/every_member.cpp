// What is added to a screen and forgotten in its JSON.
#include "core/engine/screen_json.hpp"

#include "tests/unit/html/screen_changes.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;
using namespace sealwell::html;

TEST_CASE("JSON has each member of a screen") {
  const auto draw = [](const engine::Screen& screen) { return json::write(engine::screen_json(screen)); };
  for (const std::string& fault : samples::faults_of_renderer(draw, {})) FAIL_CHECK(fault);
}
