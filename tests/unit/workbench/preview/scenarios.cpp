#include "shell/headless/scenarios.hpp"

#include "core/base/text.hpp"

#include "shell/workbench/rooms/panel.hpp"

#include "tests/unit/workbench/preview/acting.hpp"

using namespace sealwell;
using namespace sealwell::tests;
using Catch::Matchers::Contains;
using workbench::PreviewRoom;

TEST_CASE("every scenario of every pack, loaded and saved again, passes the command") {
  for (const auto& pack : std::filesystem::directory_iterator("site/packs")) {
    const CopiedPack copy(pack.path().filename().string());
    PreviewRoom room(copy.path(), now_ms);
    std::vector<std::string> names;
    for (const auto& one : table(room, "scenarios", "scenarios").rows) names.push_back(one.id);
    REQUIRE_FALSE(names.empty());
    for (const std::string& name : names) {
      INFO(copy.path() << " " << name);
      act(room, "scenarios", "choose", name);
      CHECK(table(room, "scenarios", "differences").rows.empty());
      submit(room, "scenarios", "save-scenario", "save", {{"name", name + "-again"}, {"title", "Again"}});
      INFO(words(room.panel("scenarios")));
      CHECK(row(table(room, "scenarios", "scenarios"), name + "-again"));
    }
    CHECK(shell::run_scenarios(copy.path()) == 0);
  }
}

TEST_CASE("a scenario that differs says where and at which step") {
  const CopiedPack copy("livewell-dorset");
  std::string text = copy.read("scenarios/all-four-goals.json");
  const std::string flags = "\"flags\": [],";
  REQUIRE(text.find(flags) != std::string::npos);
  text = replaced(text, flags, "\"flags\": [\"chest_pain\"],");
  text = replaced(text, "\"asked\": [", "\"asked\": [\"call-back-name\", ");
  copy.write("scenarios/wrong.json", text);
  PreviewRoom room(copy.path(), now_ms);
  act(room, "scenarios", "run-scenarios");
  CHECK_THAT(words(room.panel("scenarios")), Contains("1 otherwise."));
  act(room, "scenarios", "choose", "wrong");
  const workbench::Table differences = table(room, "scenarios", "differences");
  REQUIRE(differences.rows.size() >= 2);
  bool at_results = false;
  for (const auto& one : differences.rows) {
    if (one.cells[1].find("chest_pain") == std::string::npos) continue;
    act(room, "scenarios", "choose", one.id);
    at_results = room.screen()->id.to_text() == "results";
  }
  CHECK(at_results);
}

TEST_CASE("a scenario that is no JSON stands in the list and says so") {
  const CopiedPack copy("livewell-dorset");
  copy.write("scenarios/broken.json", "{\"title\": \"Broken\",\n}");
  PreviewRoom room(copy.path(), now_ms);
  const workbench::Table scenarios = table(room, "scenarios", "scenarios");
  REQUIRE(row(scenarios, "broken"));
  CHECK_THAT(row(scenarios, "broken")->cells[2], Contains("broken.json, line 2: This is not JSON."));
  act(room, "scenarios", "choose", "broken");
  CHECK(room.screen()->id.to_text() == "start");
}

TEST_CASE("what can't be saved as a scenario is told, and what was typed stays") {
  const CopiedPack copy("livewell-dorset");
  PreviewRoom room(copy.path(), now_ms);
  submit(room, "scenarios", "save-scenario", "save", {{"name", "Not a name"}, {"title", "The title"}});
  const workbench::Panel panel = room.panel("scenarios");
  const auto& form = std::get<workbench::Form>(panel.pieces.back());
  const auto& name = std::get<engine::Field>(std::get<engine::Block>(form.parts[1]));
  const auto& title = std::get<engine::Field>(std::get<engine::Block>(form.parts[2]));
  CHECK(name.values == std::vector<std::string>{"Not a name"});
  CHECK_FALSE(name.error.empty());
  CHECK(title.values == std::vector<std::string>{"The title"});
  // A journey that stops before its end is no scenario.
  submit(room, "scenarios", "save-scenario", "save", {{"name", "early"}, {"title", ""}});
  CHECK_THAT(words(room.panel("scenarios")), Contains("Go on with the preview"));
  CHECK_FALSE(std::filesystem::exists(copy.path() + "/scenarios/early.json"));
}
