// Initial values, questions that nobody may change, and questions that nobody sees.
#include "core/engine/update.hpp"
#include "core/record/record.hpp"

#include "tests/unit/fixtures/resident.hpp"

using namespace sealwell;
using namespace sealwell::engine;
using Lines = std::vector<std::string>;

namespace {

const std::string hidden =
    "'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden', "
    "'valueBoolean': true}]";

}  // namespace

TEST_CASE("an initial value stands in the inputs and counts once it is continued from") {
  Resident resident(pack::small_pack(R"([
    {'linkId': 'n', 'type': 'integer', 'text': 'N?', 'initial': [{'valueInteger': 5}]},
    {'linkId': 'd', 'type': 'date', 'text': 'D?', 'initial': [{'valueDate': '1984-03-05'}]},
    {'linkId': 'c', 'type': 'choice', 'repeats': true, 'text': 'C?', 'answerOption': [
      {'valueCoding': {'code': 'x'}, 'initialSelected': true}, {'valueCoding': {'code': 'y'}},
      {'valueCoding': {'code': 'z'}, 'initialSelected': true}]},
    {'linkId': 'o', 'type': 'open-choice', 'text': 'O?', 'answerOption': [{'valueString': 'tea'}],
     'initial': [{'valueString': 'cocoa'}]},
    {'linkId': 'b', 'type': 'boolean', 'text': 'B?', 'initial': [{'valueBoolean': false}]},
    {'linkId': 'more', 'type': 'string', 'text': 'More?', 'enableWhen': [
      {'question': 'n', 'operator': '=', 'answerInteger': 5}]}])"));
  resident.submit();
  CHECK(resident.field("n").values == Lines{"5"});
  CHECK_FALSE(resident.held("n"));
  resident.answer("5");
  CHECK(resident.words("n") == "5");
  CHECK(resident.field("d").values == Lines{"5", "3", "1984"});
  resident.submit({{"d-day", {"6"}}, {"d-month", {"3"}}, {"d-year", {"1984"}}});
  const Field choice = resident.field("c");
  CHECK(choice.options[0].chosen);
  CHECK_FALSE(choice.options[1].chosen);
  CHECK(choice.options[2].chosen);
  resident.answer("y");
  CHECK(resident.field("o").values == Lines{"#other"});
  CHECK(resident.field("o").other_text == "cocoa");
  resident.submit({{"o", {"#other"}}, {"o-other", {"cocoa"}}});
  CHECK(resident.words("o") == "cocoa");
  CHECK(resident.field("b").options[1].chosen);
  resident.answer("false");
  CHECK(resident.at() == "item/more");
}

TEST_CASE("what the resident made of an initial value stays") {
  Resident resident(pack::small_pack(R"([
    {'linkId': 'a', 'type': 'string', 'text': 'A?', 'initial': [{'valueString': 'here'}]},
    {'linkId': 'b', 'type': 'string', 'text': 'B?', 'initial': [{'valueString': 'there'}]}])"));
  resident.submit().answer("");
  CHECK(resident.at() == "item/b");
  CHECK(resident.words("a") == "-");
  // Taken out, and gone back without continuing.
  resident.visit(1, {{"b", {""}}});
  CHECK(resident.field("a").values == Lines{""});
  resident.answer("elsewhere");
  CHECK(resident.field("b").values == Lines{""});
  resident.visit(1);
  CHECK(resident.field("a").values == Lines{"elsewhere"});
}

TEST_CASE("hidden questions have no screen, count from the start and are recorded") {
  Resident resident(pack::small_pack(R"([
    {'linkId': 'site', 'type': 'choice', 'text': 'Site', )" +
                                     hidden + R"(, 'answerOption': [{'valueCoding': {'code': 'east'}},
      {'valueCoding': {'code': 'west'}}], 'initial': [{'valueCoding': {'code': 'west'}}]},
    {'linkId': 'in', 'type': 'group', )" +
                                     hidden + R"(, 'item': [
      {'linkId': 'n', 'type': 'integer', 'text': 'N', 'initial': [{'valueInteger': 3}]},
      {'linkId': 'note', 'type': 'display', 'text': 'Nobody reads this'}]},
    {'linkId': 'east', 'type': 'string', 'text': 'East?', 'enableWhen': [
      {'question': 'site', 'operator': '=', 'answerCoding': {'code': 'east'}}]},
    {'linkId': 'west', 'type': 'string', 'text': 'West?', 'enableWhen': [
      {'question': 'site', 'operator': '=', 'answerCoding': {'code': 'west'}}]},
    {'linkId': 'late', 'type': 'integer', 'text': 'Late', )" +
                                     hidden + R"(, 'initial': [{'valueInteger': 9}], 'enableWhen': [
      {'question': 'west', 'operator': '=', 'answerString': 'yes'}]}])"));
  CHECK(resident.now().screen.clear_label.empty());
  resident.submit();
  CHECK(resident.at() == "item/west");
  CHECK_FALSE(resident.says("Nobody reads this"));
  CHECK(resident.words("site") == "west");
  CHECK_FALSE(resident.held("late"));
  resident.answer("yes");
  CHECK(resident.words("late") == "9");
  CHECK(resident.words("n") == "3");

  State state;
  state.language = "en";
  state.answers = resident.state().answers;
  record::Heading heading;
  heading.kind = "referral";
  const json::Value record = record::build(resident.pack, state, heading);
  const std::string text = json::write(record);
  CHECK(text.find(R"({"linkId":"site","text":"Site","answer":[{"valueCoding":{"code":"west"}}]})") !=
        std::string::npos);
  CHECK(text.find(R"({"linkId":"in","item":[{"linkId":"n","text":"N","answer":[{"valueInteger":3}]}]})") !=
        std::string::npos);
  CHECK(record::discrepancies(resident.pack, record) == Lines{});
  // Nobody can have answered otherwise.
  State forged = state;
  forged.answers.at("n").values[0].number = 4;
  CHECK(record::discrepancies(resident.pack, record::build(resident.pack, forged, heading)) ==
        Lines{"questionnaireResponse: not what the pack gives by itself: n"});
  forged.answers.erase("n");
  CHECK(record::discrepancies(resident.pack, record::build(resident.pack, forged, heading)) ==
        Lines{"questionnaireResponse: not what the pack gives by itself: n"});
}

TEST_CASE("a read-only question is shown with its value and can't be changed") {
  json::Value joined = pack::small_pack(R"([
    {'linkId': 'g', 'type': 'group', 'text': 'Us', 'readOnly': true, 'item': [
      {'linkId': 'plan', 'type': 'string', 'text': 'Your plan', 'initial': [{'valueString': 'Walking'}]},
      {'linkId': 'none', 'type': 'string', 'text': 'Your coach'}]},
    {'linkId': 'a', 'type': 'string', 'text': 'A?'},
    {'linkId': 'end', 'type': 'date', 'readOnly': true, 'text': 'Ends on', 'initial': [{'valueDate': '2027-01-02'}]}])");
  pack::at(joined, "/pack").set("journey", pack::json_of(R"([{'type': 'questions', 'items': ['g', 'a', 'end']},
                                                            {'type': 'check'}])"));
  Resident resident(joined);
  resident.submit();
  CHECK(resident.at() == "item/plan");
  CHECK(resident.says("Walking"));
  CHECK(resident.says("Not provided"));
  resident.submit({{"plan", {"Running"}}});
  CHECK(resident.words("plan") == "Walking");
  resident.answer("hello");
  CHECK(resident.at() == "item/end");
  CHECK(resident.says("2 January 2027"));
  resident.submit();
  REQUIRE(resident.at() == "check");
  CHECK(resident.says("Walking"));
  int changes = 0;
  for (const Block& block : resident.now().screen.blocks) {
    if (const auto* list = std::get_if<SummaryList>(&block)) {
      for (const SummaryList::Row& row : list->rows) changes += row.change_label.empty() ? 0 : 1;
    }
  }
  CHECK(changes == 1);
}

TEST_CASE("initial values that no answer could be are refused") {
  const auto fails = [](const std::string& type, const std::string& more) {
    return pack::item_failures("[{'linkId': 'a', 'type': '" + type + "', " + more + "}]");
  };
  const std::string options = "'answerOption': [{'valueCoding': {'code': 'x'}}, {'valueCoding': {'code': 'y'}}]";
  CHECK(fails("integer", "'initial': [{'valueString': '5'}]") == Lines{"wrong_type /item/0/initial/0"});
  CHECK(fails("integer", "'initial': [{}]") == Lines{"missing_field /item/0/initial/0/value[x]"});
  CHECK(fails("integer", "'initial': [{'valueInteger': 1}, {'valueInteger': 2}]") ==
        Lines{"out_of_range /item/0/initial"});
  CHECK(fails("group", "'initial': [{'valueString': 'x'}]") == Lines{"wrong_type /item/0/initial/0"});
  CHECK(fails("choice", options + ", 'initial': [{'valueCoding': {'code': 'z'}}]") ==
        Lines{"unknown_value /item/0/initial/0"});
  CHECK(fails("choice",
              "'initial': [{'valueCoding': {'code': 'x'}}], 'answerOption': [{'valueCoding': {'code': 'x'}, "
              "'initialSelected': true}]") == Lines{"unsupported /item/0/initial"});
  CHECK(fails("choice",
              "'answerOption': [{'valueCoding': {'code': 'x'}, 'initialSelected': true}, {'valueCoding': "
              "{'code': 'y'}, 'initialSelected': true}]") == Lines{"out_of_range /item/0/initial"});
}
