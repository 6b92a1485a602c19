#include "shell/workbench/rooms/panel.hpp"

#include "tests/unit/workbench/preview/acting.hpp"

using namespace sealwell;
using namespace sealwell::tests;
using Catch::Matchers::Contains;
using workbench::PreviewRoom;

TEST_CASE("a pack runs beside its internals") {
  const CopiedPack copy("livewell-dorset");
  PreviewRoom room(copy.path(), now_ms);
  REQUIRE(room.screen());
  CHECK(room.screen()->id.to_text() == "start");
  const std::uint64_t before = room.revision();
  room.act_on_screen(R"({"type":"submit","screen":"start","fields":{},"button":"continue"})", now_ms);
  CHECK(room.revision() > before);
  const std::string first = room.screen()->id.to_text();
  CHECK(first.starts_with("item/"));
  for (const std::string& id : room.panels()) {
    const workbench::Panel panel = room.panel(id);
    INFO(id);
    CHECK(panel.id == id);
    CHECK_FALSE(panel.title.empty());
    CHECK_FALSE(panel.pieces.empty());
  }
  room.act_on_screen("no action", now_ms);
  CHECK(room.screen()->id.to_text() == first);
}

TEST_CASE("a scenario that was loaded shows its answers, why items apply, scores, consent and record") {
  const CopiedPack copy("livewell-dorset");
  PreviewRoom room(copy.path(), now_ms);
  act(room, "scenarios", "choose", "all-four-goals");
  CHECK(table(room, "scenarios", "differences").rows.empty());
  CHECK(room.screen()->id.to_text() == "sending");
  CHECK_THAT(words(room.panel("items")), Contains("forgotten every answer"));
  CHECK_THAT(words(room.panel("effects")), Contains("Posts the envelope"));
  CHECK_THAT(words(room.panel("record")), Contains("As it was sealed"));
  const std::string sealed = words(room.panel("sealed"));
  CHECK_THAT(sealed, Contains("names no recipients yet"));
  CHECK_FALSE(table(room, "sealed", "parts").rows.empty());

  // One step back nothing has been forgotten yet.
  act(room, "history", "step-back");
  CHECK(room.screen()->id.to_text() == "check");
  CHECK_FALSE(table(room, "answers", "answers").rows.empty());
  CHECK_THAT(words(room.panel("scores")), Contains("audit"));
  const workbench::Table items = table(room, "items", "items");
  CHECK(std::any_of(items.rows.begin(), items.rows.end(), [](const auto& one) {
    return one.cells[1] == "yes" && one.cells[2].find(": holds (") != std::string::npos;
  }));
  CHECK(std::any_of(items.rows.begin(), items.rows.end(), [](const auto& one) {
    return one.cells[1] == "no" && one.cells[2].find(": doesn't hold (") != std::string::npos;
  }));
  CHECK_THAT(words(room.panel("consent")), Contains("given"));
  CHECK_THAT(words(room.panel("record")), Contains("\"questionnaireResponse\""));
  bool chart = false;
  const workbench::Panel barriers = room.panel("barriers");
  for (const workbench::Piece& piece : barriers.pieces) {
    const auto* block = std::get_if<engine::Block>(&piece);
    chart = chart || (block && std::holds_alternative<engine::Chart>(*block));
  }
  CHECK(chart);
}

TEST_CASE("one can go to any step and back, and it is what it was") {
  const CopiedPack copy("livewell-dorset");
  PreviewRoom room(copy.path(), now_ms);
  act(room, "scenarios", "choose", "all-four-goals");
  const std::string record = words(room.panel("record"));
  const workbench::Table steps = table(room, "history", "steps");
  REQUIRE(steps.rows.size() > 10);
  act(room, "history", "choose", "5");
  CHECK(row(table(room, "history", "steps"), "5")->chosen);
  CHECK_THAT(steps.rows[5].cells[3], Contains("(" + room.screen()->id.to_text() + ")"));
  act(room, "history", "choose", steps.rows.back().id);
  CHECK(words(room.panel("record")) == record);
  // Something else at a place in the middle forgets what came after it.
  act(room, "history", "choose", "5");
  room.act_on_screen(R"({"type":"back"})", now_ms);
  CHECK(table(room, "history", "steps").rows.size() == 7);
}

TEST_CASE("what the intake answers can be tried out") {
  const CopiedPack copy("livewell-dorset");
  PreviewRoom room(copy.path(), now_ms);
  act(room, "scenarios", "choose", "all-four-goals");
  act(room, "effects", "intake", "offline");
  CHECK(room.screen()->id.to_text() == "not-sent");
  act(room, "history", "step-back");
  act(room, "effects", "intake", "acknowledged");
  CHECK(room.screen()->id.to_text() == "sent");
}

TEST_CASE("tables are sorted by the column that was pressed") {
  const CopiedPack copy("livewell-dorset");
  PreviewRoom room(copy.path(), now_ms);
  act(room, "items", "sort", "applies");
  const workbench::Table sorted = table(room, "items", "items");
  CHECK(sorted.sorted_by == "applies");
  CHECK(sorted.rows.front().cells[1] == "no");
  act(room, "items", "sort", "applies");
  CHECK(table(room, "items", "items").rows.front().cells[1] != "no");
}

TEST_CASE("what is no pack is told, and another can be opened") {
  PreviewRoom room("site", now_ms);
  CHECK_THAT(words(room.panel("pack")), Contains("no pack.json in this folder"));
  CHECK_FALSE(room.screen());
  act(room, "pack", "open-folder");
  const auto requests = room.take_requests();
  REQUIRE(requests.size() == 1);
  CHECK(requests[0].folder);
  const CopiedPack copy("living-well-rochdale");
  room.picked(requests[0].id, {copy.path()}, now_ms);
  CHECK(room.screen());
  CHECK(room.take_requests().empty());
}
