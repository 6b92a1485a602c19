#include "tests/unit/workbench_preview/acting.hpp"

using namespace sealwell;
using namespace sealwell::tests;
using workbench::PreviewRoom;
using Catch::Matchers::Contains;

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
  const session::Screen before = *room.screen();
  CHECK(room.tend(later()) > now_ms);
  const std::uint64_t revision = room.revision();

  copy.write("questionnaire.json", with(copy.read("questionnaire.json"), "\"text\": \"", "\"text\": \"New: "));
  const std::string title = before.service;
  copy.write("pack.json", with(copy.read("pack.json"), "\"name\": \"" + title, "\"name\": \"Other " + title));
  (void)room.tend(later());
  CHECK(room.revision() > revision);
  CHECK(room.screen()->id == before.id);
  CHECK(room.screen()->service == "Other " + title);
  CHECK(row(table(room, "history", "steps"), "6")->chosen);
  CHECK_THAT(words(room.panel("pack")), Contains("were read again"));
}

TEST_CASE("where a step no longer fits it stops there and says so, and comes back when it fits again") {
  const CopiedPack copy("livewell-dorset");
  PreviewRoom room(copy.path(), now_ms);
  act(room, "scenarios", "choose", "all-four-goals");
  act(room, "history", "choose", "6");
  const std::string place = room.screen()->id;
  const std::string good = copy.read("questionnaire.json");
  const std::string asked = table(room, "history", "steps").rows[3].cells[1];
  const std::size_t open = asked.rfind("(item/");
  REQUIRE(open != std::string::npos);
  const std::string link_id = asked.substr(open + 6, asked.size() - open - 7);
  INFO(link_id);
  // The question is taken out of the way by a condition that never holds.
  const std::size_t at = good.find("\"linkId\": \"" + link_id + "\"");
  REQUIRE(at != std::string::npos);
  std::string hidden = good;
  hidden.insert(at, "\"extension\": [{\"url\": \"http://hl7.org/fhir/StructureDefinition/questionnaire-hidden\", "
                    "\"valueBoolean\": true}], ");
  copy.write("questionnaire.json", hidden);
  (void)room.tend(later());
  const std::string said = words(room.panel("history")) + words(room.panel("pack"));
  INFO(said);
  CHECK(room.screen()->id != place);
  CHECK_THAT(said, Contains("The next step was done on"));

  copy.write("questionnaire.json", good);
  (void)room.tend(later());
  CHECK(room.screen()->id == place);
}

TEST_CASE("a file that is broken is told, and the last good pack goes on") {
  const CopiedPack copy("livewell-dorset");
  PreviewRoom room(copy.path(), now_ms);
  room.act_on_screen(R"({"type":"submit","screen":"start","fields":{},"button":"continue"})", now_ms);
  const std::string place = room.screen()->id;
  const std::string good = copy.read("questionnaire.json");
  copy.write("questionnaire.json", good.substr(0, good.size() / 2));
  (void)room.tend(later());
  CHECK(room.screen()->id == place);
  const workbench::Table problems = table(room, "pack", "problems");
  REQUIRE(problems.rows.size() == 1);
  CHECK_THAT(problems.rows[0].cells[0], Contains("questionnaire.json, line "));
  CHECK(problems.rows[0].cells[1] == "This is not JSON.");
  CHECK_FALSE(problems.rows[0].cells[2].empty());

  // A pack that reads and has an error is told by its pointer.
  copy.write("questionnaire.json", with(good, "\"type\": \"boolean\"", "\"type\": \"bolean\""));
  (void)room.tend(later());
  CHECK(room.screen()->id == place);
  CHECK_THAT(table(room, "pack", "problems").rows.at(0).cells[0], Contains("questionnaire.json, at /item/"));
  copy.write("questionnaire.json", good);
  (void)room.tend(later());
  CHECK_THAT(words(room.panel("pack")), !Contains("What runs here is how"));
}
