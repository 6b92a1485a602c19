// Results before anything is asked for consent: scores in words, the COM-B profile, what could help.
#include "core/engine/com_b.hpp"
#include "core/engine/scores.hpp"
#include "core/engine/update.hpp"

#include "tests/unit/fixtures/resident.hpp"

#include <algorithm>

using namespace sealwell;
using namespace sealwell::engine;
using Lines = std::vector<std::string>;
using Type = Action::Type;

namespace {

const Chart& chart_of(const Screen& screen) {
  for (const Block& block : screen.blocks) {
    if (const auto* chart = std::get_if<Chart>(&block)) return *chart;
  }
  FAIL("no chart");
  static const Chart none;
  return none;
}

Lines suggestions(const Screen& screen) {
  Lines ids;
  for (const Block& block : screen.blocks) {
    if (const auto* suggestion = std::get_if<Suggestion>(&block)) ids.push_back(suggestion->id);
  }
  return ids;
}

bool starred(const Screen& screen, std::string_view id) {
  for (const Block& block : screen.blocks) {
    const auto* suggestion = std::get_if<Suggestion>(&block);
    if (suggestion && suggestion->id == id) return suggestion->starred;
  }
  return false;
}

}  // namespace

TEST_CASE("results come before any decision, and say that nothing was sent") {
  Resident resident = at_results();
  CHECK(resident.state().decisions.empty());
  CHECK(resident.says("Nothing has been sent to anyone."));
  CHECK(resident.effects() == "file");
  CHECK(resident.says("Your band is"));
  CHECK(resident.says("One thing for"));
  CHECK(resident.says("AUDIT-C source."));
  CHECK(resident.says("How often?"));
}

TEST_CASE("the profile marks what stands out, and the numbers are those given") {
  const Resident resident = at_results();
  const Chart& chart = chart_of(resident.now().screen);
  REQUIRE(chart.bars.size() == 6);
  CHECK(chart.bars[2].label == "Physical opportunity");
  CHECK(chart.bars[2].group == "Opportunity");
  CHECK(chart.bars[2].value == 2);
  CHECK(chart.bars[2].marked);
  CHECK(chart.bars[2].mark == "This looks hardest");
  CHECK(std::count_if(chart.bars.begin(), chart.bars.end(), [](const Chart::Bar& bar) { return bar.marked; }) == 1);
  CHECK(barriers(resident.pack, resident.state()) == Lines{"physical_opportunity"});
}

TEST_CASE("what could help is for this barrier and this goal, and says why") {
  const Resident resident = at_results();
  CHECK(suggestions(resident.now().screen) == Lines{"shed", "friend"});
  CHECK(resident.says("Because you rated “Physical opportunity” 2 out of 10"));
}

TEST_CASE("a favourite is marked, unmarked, and listed on check") {
  Resident resident = at_results();
  resident.act(Type::star, "friend");
  CHECK(starred(resident.now().screen, "friend"));
  CHECK(resident.now().focus == Update::Focus::none);
  CHECK(resident.effects() == "file");
  resident.act(Type::star, "friend");
  CHECK_FALSE(starred(resident.now().screen, "friend"));
  for (const char* id : {"seeds", "nobody", ""}) resident.act(Type::star, id);
  CHECK(resident.state().favourites.empty());
  resident.act(Type::star, "friend");
  resident.submit().submit({}, "yes").submit({}, "yes").answer("Ada");
  resident.submit({{"born-day", {"1"}}, {"born-month", {"1"}}, {"born-year", {"1980"}}}).answer("DT1 1XJ");
  resident.submit({{"phone", {"01632 960 001"}}});
  CHECK(resident.says("A friend"));
}

TEST_CASE("the resident may see it otherwise, and go back to the ratings") {
  Resident resident = at_results();
  CHECK(resident.offers("disagree"));
  resident.act(Type::disagree);
  CHECK(resident.offers("disagree", "social_opportunity"));
  CHECK_FALSE(resident.offers("disagree", "physical_opportunity"));  // that is what was found
  resident.act(Type::disagree, "social_opportunity");
  CHECK(resident.says("You told us that this gets in your way: Social opportunity."));
  CHECK(suggestions(resident.now().screen) == Lines{"friend"});
  CHECK(resident.says("Because you told us that this gets in your way: Social opportunity"));
  CHECK(chart_of(resident.now().screen).bars[2].value == 2);  // the ratings stay as they are
  resident.act(Type::disagree, "undo");
  CHECK(suggestions(resident.now().screen) == Lines{"shed", "friend"});
  resident.act(Type::disagree, "laziness");
  CHECK(resident.state().own_barrier.empty());
}

TEST_CASE("the resident's own view lasts as long as the ratings and the goal that it is about") {
  Resident resident = at_results();
  resident.act(Type::disagree, "social_opportunity");
  const int results = resident.now().screen.position;
  const Typed same{{"physical-capability", {"8"}},   {"psychological-capability", {"7"}},
                   {"physical-opportunity", {"2"}},  {"social-opportunity", {"9"}},
                   {"reflective-motivation", {"9"}}, {"automatic-motivation", {"7"}}};
  resident.visit(results - 1).submit(same);
  CHECK(resident.state().own_barrier == "social_opportunity");
  SECTION("another rating") {
    Typed other = same;
    other[3].second = {"3"};
    resident.visit(results - 1).submit(other);
    CHECK(resident.state().own_barrier.empty());
  }
  SECTION("another goal") {
    resident.visit(4).answer("plant");
    CHECK(resident.state().own_barrier.empty());
  }
  SECTION("no goal any more") {
    resident.visit(3).submit({{"goals", {"none"}}});
    CHECK(resident.state().own_barrier.empty());
    CHECK(relevant_suggestions(resident.pack, resident.state()).empty());
  }
}

TEST_CASE("a checklist: what was picked most often stands out, in the resident's own words") {
  const Resident resident = at_results_of_checklist({"tired", "no-time", "no-spade"});
  CHECK(barriers(resident.pack, resident.state()) == Lines{"physical_opportunity"});
  const Chart& chart = chart_of(resident.now().screen);
  // Psychological capability and both motivations can't be picked from this list.
  REQUIRE(chart.bars.size() == 3);
  CHECK(chart.counts);
  CHECK(chart.max == 2);
  CHECK(chart.bars[0].value == 1);
  CHECK(chart.bars[1].label == "Physical opportunity");
  CHECK(chart.bars[1].value == 2);
  CHECK(chart.bars[1].marked);
  CHECK(chart.bars[2].value == 0);
  CHECK(resident.says("You picked “I have no time”, “I have no spade”"));
  CHECK(suggestions(resident.now().screen) == Lines{"shed", "friend"});
  CHECK(resident.says("Because you picked “I have no time”, “I have no spade”"));
  CHECK(resident.says("If you had not picked “I have no time”, this would change."));
  CHECK_FALSE(resident.says("out of 10"));
}

TEST_CASE("a checklist: ties are kept, and one more pick would decide them") {
  const Resident resident = at_results_of_checklist({"tired", "no-spade"});
  CHECK(barriers(resident.pack, resident.state()) == Lines{"physical_capability", "physical_opportunity"});
  CHECK(resident.says("If you had picked “I have no time” as well, this would change."));
}

TEST_CASE("a checklist: the resident may see it otherwise until they pick something else") {
  Resident resident = at_results_of_checklist({"no-time"});
  resident.act(Type::disagree);
  resident.act(Type::disagree, "social_opportunity");
  CHECK(suggestions(resident.now().screen) == Lines{"friend"});
  CHECK(resident.says("Because you told us that this gets in your way: Social opportunity"));
  const int results = resident.now().screen.position;
  resident.visit(results - 1).submit({{"in-the-way", {"no-time"}}});
  CHECK(resident.state().own_barrier == "social_opportunity");
  resident.visit(results - 1).submit({{"in-the-way", {"no-time", "alone"}}});
  CHECK(resident.state().own_barrier.empty());
}

TEST_CASE("a checklist: nothing picked is said, and can be disagreed with") {
  Resident resident = at_results_of_checklist({"nothing"});
  CHECK(barriers(resident.pack, resident.state()).empty());
  CHECK(resident.says("You did not pick anything that gets in your way."));
  CHECK_FALSE(resident.says("this would change"));
  CHECK(suggestions(resident.now().screen).empty());
  CHECK(resident.offers("disagree"));
}

TEST_CASE("a checklist that was left out, or is about another goal, says nothing") {
  CHECK_FALSE(at_results_of_checklist({}).offers("disagree"));
  Resident resident = at_results_of_checklist({"tired"});
  resident.visit(4).answer("plant");
  CHECK_FALSE(com_b(resident.pack, resident.state().answers).has_data());
}

TEST_CASE("a suggestion must do what the wheel ticks for the barrier") {
  json::Value joined = pack::checklist_pack();
  // Modelling is ticked for social opportunity, and not for physical opportunity.
  pack::at(joined, "/advice/suggestions/1").set("functions", pack::json_of("['modelling']"));
  pack::at(joined, "/advice/suggestions/0").set("components", json::Value::array());
  Resident resident = at_results_of_checklist({"no-time", "alone"});
  resident.pack = pack::read_pack(joined);
  const auto found = relevant_suggestions(resident.pack, resident.state());
  REQUIRE(found.size() == 2);
  CHECK(found[0].advice->id == "shed");  // names no component: any that its function serves
  CHECK(found[0].component == "physical_opportunity");
  CHECK(found[1].advice->id == "friend");
  CHECK(found[1].component == "social_opportunity");
}

TEST_CASE("a local activity says where and when it is") {
  json::Value joined = pack::allotment_pack();
  pack::at(joined, "/advice/suggestions/0").set("where", "Mill Lane");
  pack::at(joined, "/advice/suggestions/0").set("when", "Sundays, 10am");
  Resident resident = at_results();
  resident.pack = pack::read_pack(joined);
  resident.act(Type::star, "friend");
  CHECK(resident.says("Where: Mill Lane"));
  CHECK(resident.says("When: Sundays, 10am"));
}

TEST_CASE("outputs beside the band have words of their own") {
  json::Value joined = pack::allotment_pack();
  json::Value& words = pack::at(joined, "/advice/bands/audit_c");
  words.set("score", pack::json_of("{'means': 'Out of twelve: {score}.', 'next': 'Not this one.'}"));
  words.set("nothing/true", pack::json_of("{'means': 'Never said.'}"));
  Resident resident = at_results();
  resident.pack = pack::read_pack(joined);
  resident.act(Type::star, "friend");
  CHECK(resident.says("Out of twelve: 2."));
  CHECK_FALSE(resident.says("Not this one."));
  CHECK_FALSE(resident.says("Never said."));
}

TEST_CASE("the file of the results has nothing to press, and everything to read") {
  Resident resident = at_results();
  REQUIRE(resident.now().effects.size() == 1);
  const Screen& document = *resident.now().effects[0].document;
  CHECK(document.back_label.empty());
  CHECK(document.clear_label.empty());
  for (const Block& block : document.blocks) {
    INFO(texts_of({block}));
    CHECK_FALSE(std::holds_alternative<Command>(block));
    CHECK_FALSE(std::holds_alternative<Actions>(block));
    CHECK_FALSE(std::holds_alternative<Download>(block));
    if (const auto* suggestion = std::get_if<Suggestion>(&block)) CHECK(suggestion->star_label.empty());
  }
  const std::string texts = texts_of(document.blocks);
  CHECK(texts.find("2026-11-22") == std::string::npos);
  CHECK(texts.find("22 November 2026") != std::string::npos);
  CHECK(texts.find("Physical opportunity") != std::string::npos);
}

TEST_CASE("an instrument whose inputs are not all there shows no result") {
  Resident resident = at_results();
  CHECK(all_scores(resident.pack, resident.state().answers).size() == 1);
  Answers answers = resident.state().answers;
  answers.erase("binge");
  CHECK(all_scores(resident.pack, answers).empty());
  CHECK_FALSE(instrument_inputs(resident.pack, answers, "audit_c").is_null());
  CHECK(instrument_inputs(resident.pack, answers, "phq9").is_null());
}

TEST_CASE("what an answer is to an instrument") {
  json::Value joined = pack::small_pack(R"([
    {'linkId': 'weighted', 'type': 'choice', 'code': [{'system': 'urn:sealwell:instrument', 'code': 'i#w'}],
     'answerOption': [{'valueCoding': {'code': 'x'}, 'extension': [{'url':
     'http://hl7.org/fhir/StructureDefinition/itemWeight', 'valueDecimal': 2}]}, {'valueCoding': {'code': 'y'}}]},
    {'linkId': 'yes', 'type': 'choice', 'repeats': true, 'code': [{'system': 'urn:sealwell:instrument', 'code': 'i#yes?'}],
     'answerOption': [{'valueCoding': {'code': 'x'}, 'extension': [{'url':
     'http://hl7.org/fhir/StructureDefinition/itemWeight', 'valueDecimal': 0}]}, {'valueCoding': {'code': 'y'}, 'extension':
     [{'url': 'http://hl7.org/fhir/StructureDefinition/itemWeight', 'valueDecimal': 1}]}]},
    {'linkId': 'flag', 'type': 'boolean', 'code': [{'system': 'urn:sealwell:instrument', 'code': 'i#b'}]},
    {'linkId': 'list', 'type': 'integer', 'code': [{'system': 'urn:sealwell:instrument', 'code': 'i#l/2'}]},
    {'linkId': 'far', 'type': 'integer', 'code': [{'system': 'urn:sealwell:instrument', 'code': 'i#far/100'}]}])");
  Resident resident(joined);
  const auto inputs = [&] { return json::write(instrument_inputs(resident.pack, resident.state().answers, "i")); };
  CHECK(inputs() == "null");
  resident.submit().answer("x");
  CHECK(inputs() == R"({"w":2,"l":[null,null,null]})");
  resident.submit({{"yes", {"x", "y"}}});
  CHECK(inputs() == R"({"w":2,"yes":true,"l":[null,null,null]})");
  resident.answer("false").answer("7").answer("9");
  CHECK(inputs() == R"({"w":2,"yes":true,"b":false,"l":[null,null,7]})");
  resident.visit(1).answer("y");
  resident.visit(2).submit({{"yes", {"x"}}});
  CHECK(inputs() == R"({"w":"y","yes":false,"b":false,"l":[null,null,7]})");
}
