// A run as bytes and back: whatever was done before, whatever is done after. tests/unit/fixtures/snapshot_check.hpp looks
// at each step of every other test of the session as well.
#include "core/base/text.hpp"
#include "core/engine/com_b.hpp"
#include "core/engine/navigator.hpp"
#include "core/engine/snapshot.hpp"
#include "core/engine/update.hpp"

#include "tests/unit/fixtures/first_difference.hpp"
#include "tests/unit/fixtures/random_answers.hpp"
#include "tests/unit/fixtures/resident.hpp"
#include "tests/unit/fixtures/snapshot_check.hpp"

#include <random>

using namespace sealwell;
using namespace sealwell::engine;
using Type = Action::Type;
using Lines = std::vector<std::string>;

namespace {

std::string taken(const Resident& resident) {
  const auto bytes = snapshot(resident.pack, resident.state(), resident.context);
  REQUIRE(bytes.ok());
  return bytes.value();
}

// The same resident with another pack and the snapshot's run.
Resident restored(const json::Value& joined, const std::string& bytes) {
  Resident resident(joined);
  auto state = restore(resident.pack, bytes, resident.context);
  INFO((state.ok() ? std::string() : std::string(error_name(state.error())) + " " + state.failure().where));
  REQUIRE(state.ok());
  resident.state() = std::move(state).value();
  resident.visit(static_cast<int>(resident.state().at));  // shows what is there
  return resident;
}

std::string failure_of(const std::string& bytes) {
  const pack::ServicePack pack = pack::read_pack(pack::small_pack());
  const auto state = restore(pack, replaced(bytes, "'", "\""), {noon});
  if (state.ok()) return "none";
  return std::string(error_name(state.error())) + (state.failure().where.empty() ? "" : " " + state.failure().where);
}

const std::string choice_of = R"({'linkId': 'tool', 'type': 'open-choice', 'text': 'Tool?', 'answerOption': [
    {'valueCoding': {'code': 'rake', 'display': 'Rake'}}, {'valueCoding': {'code': 'hoe', 'display': 'Hoe'}}]})";

std::string three(const std::string& more = "") {
  return "[{'linkId': 'hours', 'type': 'decimal', 'text': 'Hours?'" + more + "}, " + choice_of +
         ", {'linkId': 'name', 'type': 'string', 'text': 'Name?'}]";
}

// At the name, with something typed there.
Resident at_name() {
  Resident resident(pack::small_pack(three()));
  resident.submit().answer("1,002.50");
  resident.submit({{"tool", {"#other"}}, {"tool-other", {" a mattock "}}});
  resident.input({{"name", {"Ada  "}}});
  return resident;
}

}  // namespace

TEST_CASE("a snapshot is what docs/session.md says that it is") {
  CHECK(
      taken(at_name()) ==
      replaced(R"({'format':'sealwell-snapshot/1','pack':'small','language':'en',)"
               R"('trail':['start','item/hours','item/tool','item/name'],'favourites':[],'flags':[],'at':3,'answers':[)"
               R"({'linkId':'hours','typed':['1,002.50'],'answer':[{'valueDecimal':1002.5}]},)"
               R"({'linkId':'tool','typed':['#other'],'other':' a mattock ','answer':[{'valueString':'a mattock'}]},)"
               R"({'linkId':'name','typed':['Ada  '],'draft':[{'valueString':'Ada'}]}]})",
               "'", "\""));
}

TEST_CASE("what was typed comes back as it was typed, continued from or not") {
  Resident resident = restored(pack::small_pack(three()), taken(at_name()));
  CHECK(resident.at() == "item/name");
  CHECK(resident.field("name").values == Lines{"Ada  "});
  resident.act(Type::back);
  CHECK(resident.field("tool").other_text == " a mattock ");
  resident.act(Type::back);
  CHECK(resident.field("hours").values == Lines{"1,002.50"});
  CHECK(resident.words("hours") == "1002.5");
}

TEST_CASE("what was refused is shown again, and what was right before still counts") {
  Resident resident = at_name();
  resident.act(Type::change, "item/hours").answer("many");
  REQUIRE(resident.errors().size() == 1);
  const Resident again = restored(pack::small_pack(three()), taken(resident));
  CHECK(again.field("hours").values == Lines{"many"});
  CHECK(again.words("hours") == "1002.5");
}

TEST_CASE("a doubtful value that was pointed out once is taken when it comes again") {
  Resident resident = at_results();
  resident.submit().submit({}, "yes").submit({}, "yes");
  resident.answer("Ada Byron");
  resident.submit({{"born-day", {"15"}}, {"born-month", {"3"}}, {"born-year", {"1984"}}});
  REQUIRE(resident.at() == "item/postcode");
  resident.answer("nowhere");
  REQUIRE(resident.at() == "item/postcode");
  Resident again = restored(pack::allotment_pack(), taken(resident));
  again.submit({}, "yes").submit({}, "yes").submit({{"name", {"Ada Byron"}}});
  again.submit({{"born-day", {"15"}}, {"born-month", {"3"}}, {"born-year", {"1984"}}});
  REQUIRE(again.at() == "item/postcode");
  again.answer("nowhere");
  CHECK(again.at() != "item/postcode");
}

TEST_CASE("stars, the named barrier and the choice of one come back") {
  Resident resident = at_results();
  resident.act(Type::disagree);
  CHECK(restored(pack::allotment_pack(), taken(resident)).state().disagreeing);
  resident.act(Type::disagree, "social_opportunity");
  const std::string star = relevant_suggestions(resident.pack, resident.state()).front().advice->id;
  resident.act(Type::star, star);
  const Resident again = restored(pack::allotment_pack(), taken(resident));
  CHECK(again.state().own_barrier == "social_opportunity");
  CHECK(again.state().favourites == Lines{star});
  CHECK(first_difference(again.texts(), resident.texts()) == "");
}

TEST_CASE("decisions are not in a snapshot: its run stands before the first of them") {
  const Resident resident = at_check();
  const std::string bytes = taken(resident);
  for (const consent::Decision& decision : resident.state().decisions) {
    INFO(decision.statement);
    CHECK(bytes.find(decision.text_hash.empty() ? "\"given\"" : decision.text_hash) == std::string::npos);
  }
  Resident again = restored(pack::allotment_pack(), bytes);
  CHECK(again.state().decisions.empty());
  CHECK(again.at() == "consent/referral");
  CHECK(again.trail().back() == "consent/referral");
  // What was answered behind them needs no second answer.
  again.submit({}, "yes").submit({}, "yes");
  CHECK(again.words("name") == "Ada Byron");
  CHECK(again.field("name").values == Lines{"Ada Byron"});
}

TEST_CASE("an answer that a decision gives is not in a snapshot either") {
  json::Value joined = pack::allotment_pack();
  const pack::ServicePack pack = pack::read_pack(joined);
  Resident resident = at_check();
  const std::string bytes = taken(resident);
  for (const pack::Statement& statement : pack.statements) {
    INFO(statement.id);
    if (!statement.item.empty()) CHECK(bytes.find("\"" + statement.item + "\"") == std::string::npos);
  }
}

TEST_CASE("what was forgotten is not in a snapshot") {
  json::Value joined = pack::small_pack(R"([{'linkId': 'a', 'type': 'boolean', 'text': 'A?'},
    {'linkId': 'b', 'type': 'string', 'text': 'B?', 'enableWhen': [{'question': 'a', 'operator': '=', 'answerBoolean': true}]},
    {'linkId': 'c', 'type': 'string', 'text': 'C?'}])");
  Resident resident(joined);
  resident.submit().answer("true").answer("Quixote");
  REQUIRE(taken(resident).find("Quixote") != std::string::npos);
  resident.act(Type::change, "item/a").answer("false");
  CHECK(taken(resident).find("Quixote") == std::string::npos);
  resident.answer("Byron").act(Type::clear);
  CHECK(first_difference(taken(resident), taken(Resident(joined))) == "");
}

TEST_CASE("where nothing is asked any more there is no snapshot") {
  Resident resident = at_results();
  resident.submit().submit({}, "no");
  REQUIRE(resident.state().phase == State::Phase::refused);
  const auto none = snapshot(resident.pack, resident.state(), resident.context);
  REQUIRE_FALSE(none.ok());
  CHECK(none.error() == Error::unknown_action);
}

TEST_CASE("bytes that are no snapshot of this service are refused by name") {
  const std::string head = "{'format':'sealwell-snapshot/1','pack':'small','language':'en',";
  REQUIRE(failure_of(head + "'trail':['start'],'at':0,'answers':[]}") == "none");
  CHECK(failure_of("") == "invalid_json byte 1");
  CHECK(failure_of("[]") == "unknown_value format");
  CHECK(failure_of("{'format':'sealwell-snapshot/2','pack':'small','trail':['start'],'at':0}") ==
        "unknown_value format");
  CHECK(failure_of("{'format':'sealwell-snapshot/1','pack':'other','trail':['start'],'at':0}") == "unknown_value pack");
  CHECK(failure_of(head + "'trail':['start','start'],'trail':[],'at':0}") == "duplicate_key /trail");
  for (const char* const at : {"", ",'at':1", ",'at':-1", ",'at':0.5", ",'at':'0'", ",'at':18446744073709551616"}) {
    INFO(at);
    CHECK(failure_of(head + "'trail':['start']" + at + "}") == "wrong_type at");
  }
  CHECK(failure_of(head + "'trail':[],'at':0}") == "wrong_type at");
  const std::string good = head + "'trail':['start'],'at':0,";
  CHECK(failure_of(good + "'answers':{}}") == "wrong_type answers");
  CHECK(failure_of(good + "'changing':1}") == "wrong_type changing");
  CHECK(failure_of(good + "'disagreeing':'yes'}") == "wrong_type disagreeing");
  CHECK(failure_of(good + "'favourites':[1]}") == "wrong_type favourites");
  CHECK(failure_of(good + "'flags':true}") == "wrong_type flags");
  CHECK(failure_of(good + "'barrier':['physical_opportunity']}") == "wrong_type barrier");
  CHECK(failure_of(good + "'of':{}}") == "wrong_type of");
  CHECK(failure_of(head + "'trail':[{}],'at':0}") == "wrong_type trail");
}

TEST_CASE("what is wrong inside an answer is refused by name") {
  const pack::ServicePack pack = pack::read_pack(pack::small_pack(three()));
  const auto failure = [&](const std::string& entry) {
    const auto state = restore(pack,
                               replaced("{'format':'sealwell-snapshot/1','pack':'small','trail':['start'],'at':0,"
                                        "'answers':[" +
                                            entry + "]}",
                                        "'", "\""),
                               {noon});
    return state.ok() ? "none" : std::string(error_name(state.error())) + " " + state.failure().where;
  };
  CHECK(failure("{'linkId':'name','typed':['Ada']}") == "none");
  CHECK(failure("{'linkId':7}") == "wrong_type linkId");
  CHECK(failure("{'linkId':'name','typed':'Ada'}") == "wrong_type typed");
  CHECK(failure("{'linkId':'name','typed':[null]}") == "wrong_type typed");
  CHECK(failure("{'linkId':'name','typed':[],'other':[]}") == "wrong_type other");
  CHECK(failure("{'linkId':'name','typed':[],'questioned':1}") == "wrong_type questioned");
  CHECK(failure("{'linkId':'name','typed':[],'answer':{}}") == "wrong_type answer");
  CHECK(failure("{'linkId':'name','typed':[],'draft':7}") == "wrong_type draft");
  CHECK(failure("{'linkId':'name','suggested':7}") == "wrong_type suggested");
}

TEST_CASE("a later version of the pack takes what still fits, and asks what does not") {
  const std::string bytes = taken(at_name());
  SECTION("a bound that the answer exceeds") {
    const Resident resident =
        restored(pack::small_pack(three(", 'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/maxValue', "
                                        "'valueDecimal': 24}]")),
                 bytes);
    CHECK(resident.at() == "item/hours");
    CHECK(resident.field("hours").values == Lines{"1,002.50"});
    CHECK(resident.words("hours") == "-");
    CHECK(resident.words("tool") == "a mattock");
  }
  SECTION("another type") {
    const std::string now_a_date = replaced(three(), "'decimal'", "'date'");
    const Resident resident = restored(pack::small_pack(now_a_date), bytes);
    CHECK(resident.at() == "item/hours");
    CHECK(resident.words("tool") == "a mattock");
  }
  SECTION("a choice without free text") {
    const Resident resident = restored(pack::small_pack(replaced(three(), "'open-choice'", "'choice'")), bytes);
    CHECK(resident.at() == "item/tool");
    CHECK(resident.words("hours") == "1002.5");
  }
  SECTION("a question that has gone, with the screen that was shown") {
    const Resident resident = restored(pack::small_pack("[" + choice_of + "]"), bytes);
    CHECK(resident.at() == "check");
    CHECK(resident.words("tool") == "a mattock");
  }
  SECTION("a question that has come") {
    const std::string items = three();
    const Resident resident = restored(
        pack::small_pack("[{'linkId': 'new', 'type': 'boolean', 'text': 'New?', 'required': true}, " + items.substr(1)),
        bytes);
    CHECK(resident.at() == "item/new");
    CHECK(resident.words("hours") == "1002.5");
  }
}

TEST_CASE("forged answers are no answers") {
  Resident resident(pack::small_pack(three()));
  const auto forged = restore(
      resident.pack,
      replaced(
          "{'format':'sealwell-snapshot/1','pack':'small','language':'tlh','trail':['sending','item/nowhere'],'at':1,"
          "'barrier':'luck','disagreeing':true,'flags':['nothing'],'favourites':['nobody'],'answers':["
          "{'linkId':'hours','typed':[],'answer':[{'valueDecimal':1},{'valueDecimal':2}]},"
          "{'linkId':'tool','typed':['rake'],'answer':[{'valueCoding':{'code':'spade'}}]},"
          "{'linkId':'nowhere','typed':['x'],'answer':[]}]}",
          "'", "\""),
      resident.context);
  REQUIRE(forged.ok());
  resident.state() = forged.value();
  resident.visit(static_cast<int>(resident.state().at));
  CHECK(resident.at() == "item/hours");
  CHECK(resident.words("hours") == "-");
  CHECK(resident.words("tool") == "-");
  CHECK(resident.state().own_barrier.empty());
  CHECK(resident.state().language == "en");
  resident.visit(0);
  CHECK(resident.at() == "item/hours");
}

TEST_CASE("a snapshot taken in one language goes on in another") {
  Resident resident = at_results();
  const std::string bytes = taken(resident);
  const auto state = restore(pack::read_pack(pack::allotment_pack(), "cy"), bytes, {noon});
  REQUIRE(state.ok());
  CHECK(state.value().language == "en");
  CHECK(first_difference(told(resident.pack, state.value()), told(resident.pack, resident.state())) == "");
}

namespace {

Action any_action(const Update& now, const pack::ServicePack& pack, std::mt19937& random) {
  static constexpr Type rare[] = {Type::input,    Type::back, Type::visit, Type::change,
                                  Type::disagree, Type::star, Type::clear};
  Action action;
  action.type = random() % 10 < 7 ? Type::submit : rare[random() % std::size(rare)];
  if (action.type == Type::clear && random() % 20 != 0) action.type = Type::submit;
  action.screen = now.screen.id;
  action.button = random() % 10 == 0 ? "no" : "yes";
  action.position = static_cast<int>(random() % (now.state.trail.size() + 1));
  action.fields = random_fields(now.screen, random);
  for (const Block& block : now.screen.blocks) {
    const auto* actions = std::get_if<Actions>(&block);
    if (actions && actions->buttons.size() > 1 && random() % 3 == 0) {
      action.button = actions->buttons[random() % actions->buttons.size()].value;
    }
  }
  if (action.type == Type::disagree) action.target = random() % 3 ? "social_opportunity" : random() % 2 ? "undo" : "";
  if (action.type == Type::star && !pack.suggestions.empty()) {
    action.target = pack.suggestions[random() % pack.suggestions.size()].id;
  }
  if (action.type == Type::change) {
    const auto slots = Navigator(pack, now.state).all();
    action.target = slots[random() % slots.size()].id.to_text();
  }
  return action;
}

// Two walk side by side, one of whom is put together again from bytes every now and then: nobody could tell them apart.
// Resident::act looks at each of their steps besides.
void walk_at_random(const json::Value& joined, int steps, unsigned seed) {
  std::mt19937 random(seed);
  Resident one(joined);
  Resident other(joined);
  int taken_up = 0;
  std::vector<std::string> seen;
  for (int step = 0; step < steps; ++step) {
    INFO("seed " << seed << " step " << step << " at " << one.at());
    const bool over = one.state().phase != State::Phase::asking;
    Action action = any_action(one.now(), one.pack, random);
    if (over) action.type = Type::restart;
    if (one.state().phase == State::Phase::sending) action.type = Type::not_sent;
    if (one.state().phase == State::Phase::not_sent) action.type = Type::give_up;
    one.act(action);
    other.act(action);
    REQUIRE(first_difference(told(one.pack, one.state()), told(other.pack, other.state())) == "");
    REQUIRE(first_difference(one.texts(), other.texts()) == "");
    REQUIRE(one.errors() == other.errors());
    if (std::find(seen.begin(), seen.end(), one.at()) == seen.end()) seen.push_back(one.at());
    if (one.state().phase != State::Phase::asking || !one.state().decisions.empty()) continue;
    if (!is_taken_up_whole(one.pack, one.state())) continue;
    auto state = restore(other.pack, taken(other), other.context);
    REQUIRE(state.ok());
    other.state() = std::move(state).value();
    ++taken_up;
  }
  CHECK(taken_up > 1);
  CHECK(seen.size() > 5);
}

}  // namespace

TEST_CASE("a run goes on from its snapshot as if nothing had happened") {
  for (unsigned seed = 1; seed <= 4; ++seed) {
    walk_at_random(pack::allotment_pack(), 150, seed);
    walk_at_random(pack::checklist_pack(), 150, seed);
    walk_at_random(pack::livewell_pack(), 120, seed);
    walk_at_random(pack::small_pack(R"([
      {'linkId': 'g', 'type': 'group', 'text': 'Medicine', 'repeats': true, 'item': [
        {'linkId': 'n', 'type': 'string', 'text': 'Name', 'required': true},
        {'linkId': 'd', 'type': 'integer', 'text': 'Dose', 'enableWhen': [{'question': 'n', 'operator': '!=', 'answerString': 'Ada'}]}]},
      {'linkId': 'plants', 'type': 'string', 'text': 'Plants?', 'repeats': true},
      {'linkId': 'weight', 'type': 'quantity', 'text': 'Weight?', 'extension': [
        {'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption', 'valueCoding': {'system': 'http://unitsofmeasure.org', 'code': 'kg', 'display': 'kg'}},
        {'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption', 'valueCoding': {'system': 'http://unitsofmeasure.org', 'code': '[lb_av]', 'display': 'lb'}}]},
      {'linkId': 'when', 'type': 'dateTime', 'text': 'When?'},
      {'linkId': 'clock', 'type': 'time', 'text': 'What time?'},
      {'linkId': 'several', 'type': 'open-choice', 'text': 'Which?', 'repeats': true, 'answerOption': [{'valueCoding': {'code': '1'}}, {'valueCoding': {'code': '2'}}]},
      {'linkId': 'one', 'type': 'choice', 'text': 'Which of them?', 'answerOption': [{'valueCoding': {'code': '1'}}, {'valueCoding': {'code': '2'}}],
       'extension': [{'url': 'urn:sealwell:options-chosen-in', 'valueString': 'several'}]}])"),
                   200, seed);
  }
}
