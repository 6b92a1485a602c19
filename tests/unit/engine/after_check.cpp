// What is asked between "check your answers" and sending, and what depends on a decision.
#include "core/engine/update.hpp"

#include "tests/unit/fixtures/resident.hpp"

using namespace sealwell;
using namespace sealwell::engine;
using Type = Action::Type;

namespace {

// The allotment with two questions behind the check of a referral: one for all, one for those who say yes to it.
json::Value asked_after_check() {
  json::Value joined = pack::allotment_pack();
  pack::at(joined, "/questionnaire/item")
      .add(pack::json_of(R"({'linkId': 'fairness', 'type': 'group', 'text': 'Fairness',
    'item': [
      {'linkId': 'fair-ok', 'type': 'boolean', 'text': 'May we ask?', 'required': true},
      {'linkId': 'hat', 'type': 'string', 'text': 'What hat do you wear?', 'enableWhen': [
        {'question': 'fair-ok', 'operator': '=', 'answerBoolean': true}]}]})"));
  json::Value journey = json::Value::array();
  for (const json::Value& step : *pack::at(joined, "/pack/journey").if_array()) {
    if (step.text_or("kind") == "referral") {
      journey.add(pack::json_of(R"({'type': 'questions', 'items': ['fairness'], 'enableWhen': [
        {'question': 'been-before', 'operator': '=', 'answerCoding': {'code': 'new'}}]})"));
    }
    journey.add(step);
  }
  pack::at(joined, "/pack").set("journey", std::move(journey));
  return joined;
}

// The same resident as at_check, in another pack of the same questions.
Resident at_check_of(const json::Value& joined) {
  Resident resident = at_check();
  State state = resident.state();
  resident = Resident(joined);
  resident.state().answers = state.answers;
  resident.state().decisions = state.decisions;
  resident.state().trail = state.trail;
  resident.state().at = state.at;
  recompute(resident.pack, resident.state().answers, resident.state().derived);
  resident.act(Type::print);
  REQUIRE(resident.at() == "check");
  return resident;
}

std::string button_of(const Resident& resident) {
  return std::get<Actions>(resident.now().screen.blocks.back()).buttons.front().label;
}

// The allotment with a hidden question that has the decision about research, and one that depends on it.
json::Value asked_after_research() {
  json::Value joined = pack::allotment_pack();
  pack::at(joined, "/questionnaire/item").add(pack::json_of(R"({'linkId': 'agreed', 'type': 'boolean', 'text': 'Agreed',
    'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden', 'valueBoolean': true}]})"));
  pack::at(joined, "/questionnaire/item/4/item").add(pack::json_of(R"({'linkId': 'study', 'type': 'string',
    'text': 'Which study?', 'required': true, 'enableWhen': [{'question': 'agreed', 'operator': '=', 'answerBoolean': true}]})"));
  pack::at(joined, "/pack/journey/0/items").add("agreed");
  pack::at(joined, "/consent/statements/1").set("item", "agreed");
  return joined;
}

}  // namespace

TEST_CASE("what is asked after the check comes between it and a screen that sends") {
  Resident resident = at_check_of(asked_after_check());
  CHECK(button_of(resident) == "Continue");
  CHECK_FALSE(resident.says("May we ask?"));
  resident.submit({}, "send");
  CHECK(resident.at() == "item/fair-ok");
  CHECK(resident.effects().empty());
  resident.answer("true").answer("A straw hat");
  REQUIRE(resident.at() == "send");
  CHECK(resident.says("Nothing has been sent yet."));
  CHECK(resident.says("A straw hat"));
  CHECK_FALSE(resident.says("01632 960 001 "));
  CHECK_FALSE(resident.offers("change", "item/goals"));
  CHECK(button_of(resident) == "Confirm and send");
  resident.submit({}, "send");
  CHECK(resident.at() == "sending");
  CHECK(resident.effects() == "send");
}

TEST_CASE("a change from the screen that sends comes back to it") {
  Resident resident = at_check_of(asked_after_check());
  resident.submit({}, "send").answer("true").answer("A straw hat").act(Type::change, "item/fair-ok").answer("false");
  CHECK(resident.at() == "send");
  CHECK(resident.held("hat") == nullptr);
  CHECK_FALSE(resident.says("A straw hat"));
  resident.act(Type::change, "item/fair-ok").answer("true");
  CHECK(resident.at() == "item/hat");
}

TEST_CASE("a change from the check comes back there, and what was asked after it is not asked again") {
  Resident resident = at_check_of(asked_after_check());
  resident.submit({}, "send").answer("false");
  REQUIRE(resident.at() == "send");
  resident.act(Type::back).act(Type::back);
  REQUIRE(resident.at() == "check");
  resident.act(Type::change, "item/name").answer("Ada Lovelace");
  CHECK(resident.at() == "check");
  resident.submit({}, "send");
  CHECK(resident.at() == "send");
}

TEST_CASE("a journey that asks nothing after its check sends from there") {
  Resident resident(asked_after_check());
  resident.submit().answer("true").answer("returning").submit({}, "yes");
  resident.submit({{"call-name", {"Ada"}}, {"call-phone", {"01632 960 001"}}});
  REQUIRE(resident.at() == "check");
  CHECK(button_of(resident) == "Confirm and send");
  resident.submit({}, "send");
  CHECK(resident.at() == "sending");
}

TEST_CASE("a question can depend on what was decided") {
  Resident resident = at_check_of(asked_after_research());
  CHECK(resident.held("agreed") == nullptr);
  resident.act(Type::change, "consent/research").submit({}, "yes");
  REQUIRE(resident.at() == "item/study");
  CHECK(resident.held("agreed")->values.front().boolean);
  resident.answer("Soil");
  CHECK(resident.at() == "check");
  CHECK(resident.says("Soil"));
  resident.act(Type::change, "consent/research").submit({}, "no");
  CHECK(resident.at() == "check");
  CHECK(resident.held("study") == nullptr);
  CHECK_FALSE(resident.held("agreed")->values.front().boolean);
  CHECK_FALSE(resident.says("Soil"));
}
