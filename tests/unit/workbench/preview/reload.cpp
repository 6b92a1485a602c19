#include "core/base/text.hpp"

#include "shell/workbench/rooms/panel.hpp"

#include "tests/unit/workbench/preview/acting.hpp"

using namespace sealwell;
using namespace sealwell::tests;
using Catch::Matchers::Contains;
using workbench::PreviewRoom;

namespace {

std::string with(std::string text, const std::string& old, const std::string& now) {
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), now);
}

std::int64_t later() {
  static std::int64_t now = now_ms;
  return now += 1000;
}

}  // namespace

TEST_CASE("when a file changes, the preview goes on at the same place") {
  const CopiedPack copy("livewell-dorset");
  PreviewRoom room(copy.path(), now_ms);
  act(room, "scenarios", "choose", "all-four-goals");
  act(room, "history", "choose", "6");
  const engine::Screen before = *room.screen();
  CHECK(room.tick(later()) > now_ms);
  const std::uint64_t revision = room.revision();

  copy.write("questionnaire.json", with(copy.read("questionnaire.json"), "\"text\": \"", "\"text\": \"New: "));
  const std::string title = before.service;
  copy.write("pack.json", with(copy.read("pack.json"), "\"name\": \"" + title, "\"name\": \"Other " + title));
  (void)room.tick(later());
  CHECK(room.revision() > revision);
  CHECK(room.screen()->id.to_text() == before.id.to_text());
  CHECK(room.screen()->service == "Other " + title);
  CHECK(row(table(room, "history", "steps"), "6")->chosen);
  CHECK_THAT(words(room.panel("pack")), Contains("were read again"));
}

TEST_CASE("where a step no longer fits it stops there and says so, and comes back when it fits again") {
  const CopiedPack copy("livewell-dorset");
  PreviewRoom room(copy.path(), now_ms);
  act(room, "scenarios", "choose", "all-four-goals");
  act(room, "history", "choose", "6");
  const std::string place = room.screen()->id.to_text();
  // The question about the area is asked under another name, so that what was answered is about none.
  std::map<std::string, std::string> good;
  for (const char* file : {"questionnaire.json", "pack.json", "consent.json"}) {
    good[file] = copy.read(file);
    const std::string renamed = replaced(good[file], "\"area\"", "\"home-area\"");
    copy.write(file, replaced(renamed, "required/area", "required/home-area"));
  }
  (void)room.tick(later());
  CHECK(room.screen()->id.to_text() == "item/home-area");
  CHECK_THAT(words(room.panel("history")), Contains("The next step was done on \"Where do you live?"));
  CHECK_THAT(words(room.panel("pack")), Contains("Of 6 steps 2 were done again"));

  SECTION("it is fixed") {
    for (const auto& [file, text] : good) copy.write(file, text);
    (void)room.tick(later());
    CHECK(room.screen()->id.to_text() == place);
  }
  SECTION("it is answered anew, and the rest done again") {
    const engine::Screen screen = *room.screen();
    const auto& field = std::get<engine::Field>(screen.blocks.at(0));
    room.act_on_screen(R"({"type":"submit","screen":"item/home-area","button":"continue","fields":{"home-area":[")" +
                           field.options.at(0).value + "\"]}}",
                       now_ms);
    act(room, "history", "go-on");
    CHECK(room.screen()->id.to_text() == place);
    CHECK_THAT(words(room.panel("history")), !Contains("The next step"));
  }
}

TEST_CASE("a file that is broken is told, and the last good pack goes on") {
  const CopiedPack copy("livewell-dorset");
  PreviewRoom room(copy.path(), now_ms);
  room.act_on_screen(R"({"type":"submit","screen":"start","fields":{},"button":"continue"})", now_ms);
  const std::string place = room.screen()->id.to_text();
  const std::string good = copy.read("questionnaire.json");
  copy.write("questionnaire.json", good.substr(0, good.size() / 2));
  (void)room.tick(later());
  CHECK(room.screen()->id.to_text() == place);
  const workbench::Table problems = table(room, "pack", "problems");
  REQUIRE(problems.rows.size() == 1);
  CHECK_THAT(problems.rows[0].cells[0], Contains("questionnaire.json, line "));
  CHECK(problems.rows[0].cells[1] == "This is not JSON.");
  CHECK_FALSE(problems.rows[0].cells[2].empty());

  // A pack that reads and has an error is told by its pointer.
  copy.write("questionnaire.json", with(good, "\"type\": \"boolean\"", "\"type\": \"bolean\""));
  (void)room.tick(later());
  CHECK(room.screen()->id.to_text() == place);
  CHECK_THAT(table(room, "pack", "problems").rows.at(0).cells[0], Contains("questionnaire.json, at /item/"));
  copy.write("questionnaire.json", good);
  (void)room.tick(later());
  CHECK_THAT(words(room.panel("pack")), !Contains("What runs here is how"));
}
