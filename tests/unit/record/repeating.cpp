// Questions that take several answers, each in a place of its own.
#include "core/engine/update.hpp"
#include "core/record/record.hpp"

#include "tests/unit/fixtures/resident.hpp"

using namespace sealwell;
using namespace sealwell::engine;
using Lines = std::vector<std::string>;

namespace {

std::string occurs(const std::string& name, int count) {
  return "{'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-" + name +
         "', 'valueInteger': " + std::to_string(count) + "}";
}

std::string question(const std::string& type, const std::string& more = "", const std::string& extensions = "") {
  return "[{'linkId': 'm', 'type': '" + type + "', 'repeats': true, 'text': 'Which medicines?'" +
         (more.empty() ? "" : ", " + more) +
         ", 'extension': [{'url': "
         "'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-shortText', 'valueString': 'Medicine'}" +
         (extensions.empty() ? "" : ", " + extensions) + "]}]";
}

// The names of the inputs, and what the buttons send.
Lines names(const Resident& resident) {
  Lines lines;
  for (const Block& block : resident.now().screen.blocks) {
    if (const auto* group = std::get_if<FieldGroup>(&block)) {
      for (const Field& field : group->fields) lines.push_back(field.name);
    }
  }
  return lines;
}
Lines buttons(const Resident& resident) {
  Lines lines;
  for (const Block& block : resident.now().screen.blocks) {
    if (const auto* actions = std::get_if<Actions>(&block)) {
      for (const Button& button : actions->buttons) lines.push_back(button.value);
    }
  }
  return lines;
}

}  // namespace

TEST_CASE("places are added and removed, and what was typed stays") {
  Resident resident(pack::small_pack(question("string", "'required': true")));
  resident.submit();
  CHECK(names(resident) == Lines{"m"});
  CHECK(buttons(resident) == Lines{"continue", "add/m"});
  CHECK(resident.field("m").label == "Medicine 1");
  resident.submit({{"m", {"aspirin"}}}, "add/m");
  CHECK(resident.at() == "item/m");
  CHECK(resident.now().focus == Update::Focus::none);
  CHECK(names(resident) == Lines{"m", "m#2"});
  CHECK(resident.field("m").values == Lines{"aspirin"});
  CHECK(buttons(resident) == Lines{"continue", "add/m", "remove/m", "remove/m#2"});
  resident.submit({{"m", {"aspirin"}}, {"m#2", {"insulin"}}}, "add/m");
  resident.submit({{"m", {"aspirin"}}, {"m#2", {"insulin"}}, {"m#3", {"salt"}}}, "remove/m");
  CHECK(names(resident) == Lines{"m", "m#2"});
  CHECK(resident.field("m").values == Lines{"insulin"});
  CHECK(resident.field("m#2").values == Lines{"salt"});
  CHECK_FALSE(resident.held("m")->accepted);
  resident.submit({{"m", {"insulin"}}, {"m#2", {""}}});
  CHECK(resident.at() == "check");
  CHECK(resident.words("m") == "insulin");
  resident.visit(1);
  CHECK(names(resident) == Lines{"m"});
  // Late and mistaken buttons change nothing.
  for (const char* button : {"remove/m", "remove/m#9", "add/nobody", "remove/"}) {
    CAPTURE(button);
    resident.submit({{"m", {"insulin"}}}, button);
    CHECK(names(resident) == Lines{"m"});
  }
}

TEST_CASE("each place is checked by itself, and the error names its own input") {
  Resident resident(pack::small_pack(question("date", "'required': true")));
  resident.submit();
  resident.submit({{"m-day", {""}}, {"m-month", {""}}, {"m-year", {""}}});
  CHECK(resident.errors() == Lines{"m-day: Answer the question: Medicine"});
  resident.submit({{"m-day", {"1"}},
                   {"m-month", {"2"}},
                   {"m-year", {"2020"}},
                   {"m#2-day", {"30"}},
                   {"m#2-month", {"2"}},
                   {"m#2-year", {"2020"}}});
  CHECK(resident.errors() == Lines{"m#2-day: Enter a real date, like 15 3 1984, for: Medicine"});
  CHECK(resident.field("m").error.empty());
  CHECK_FALSE(resident.field("m#2").error.empty());
  CHECK(resident.field("m#2").values == Lines{"30", "2", "2020"});
  resident.submit({{"m-day", {"1"}},
                   {"m-month", {"2"}},
                   {"m-year", {"2020"}},
                   {"m#2-day", {"29"}},
                   {"m#2-month", {"2"}},
                   {"m#2-year", {"2020"}}});
  CHECK(resident.words("m") == "1 February 2020, 29 February 2020");
}

TEST_CASE("fewest and most answers") {
  Resident resident(pack::small_pack(question("string", "", occurs("minOccurs", 2) + ", " + occurs("maxOccurs", 3))));
  resident.submit();
  CHECK(names(resident) == Lines{"m", "m#2"});
  CHECK(buttons(resident) == Lines{"continue", "add/m"});
  resident.submit({{"m", {"a"}}, {"m#2", {""}}});
  CHECK(resident.errors() == Lines{"m: Give at least 2 answers for: Medicine"});
  resident.submit({{"m", {"a"}}, {"m#2", {"b"}}}, "add/m");
  CHECK(buttons(resident) == Lines{"continue", "remove/m", "remove/m#2", "remove/m#3"});
  resident.submit({{"m", {"a"}}, {"m#2", {"b"}}, {"m#3", {"c"}}, {"m#4", {"d"}}});
  CHECK(resident.errors() == Lines{"m: Give 3 answers or fewer for: Medicine"});
  resident.submit({{"m", {""}}, {"m#2", {""}}});
  CHECK(resident.at() == "check");

  Resident chooser(pack::small_pack(
      question("choice", "'answerOption': [{'valueString': 'a'}, {'valueString': 'b'}, {'valueString': 'c'}]",
               occurs("minOccurs", 2) + ", " + occurs("maxOccurs", 2))));
  chooser.submit().submit({{"m", {"a"}}});
  CHECK(chooser.errors() == Lines{"m: Give at least 2 answers for: Medicine"});
  chooser.submit({{"m", {"a", "b", "c"}}});
  CHECK(chooser.errors() == Lines{"m: Give 2 answers or fewer for: Medicine"});
  chooser.submit({{"m", {"a", "b"}}});
  CHECK(chooser.at() == "check");
}

TEST_CASE("several initial values have a place each, and twenty is the most") {
  Resident resident(pack::small_pack(question("integer", "'initial': [{'valueInteger': 1}, {'valueInteger': 2}]")));
  resident.submit();
  CHECK(resident.field("m").values == Lines{"1"});
  CHECK(resident.field("m#2").values == Lines{"2"});
  Typed many;
  for (int place = 1; place <= 25; ++place) many.push_back({repetition_name("m", place), {std::to_string(place)}});
  resident.submit(many, "add/m");
  CHECK(names(resident).size() == 20);
  CHECK(buttons(resident).at(1) == "remove/m");
}

TEST_CASE("several answers are recorded, read back and checked like one") {
  Resident resident(pack::small_pack(question("dateTime")));
  resident.submit().submit({{"m-day", {"1"}},
                            {"m-month", {"2"}},
                            {"m-year", {"2020"}},
                            {"m#2-day", {"3"}},
                            {"m#2-month", {"2"}},
                            {"m#2-year", {"2020"}}});
  State state;
  state.language = "en";
  state.answers = resident.state().answers;
  record::Heading heading;
  heading.kind = "referral";
  const json::Value record = record::build(resident.pack, state, heading);
  CHECK(json::write(record).find(R"("answer":[{"valueDateTime":"2020-02-01"},{"valueDateTime":"2020-02-03"}])") !=
        std::string::npos);
  CHECK(record::discrepancies(resident.pack, record) == Lines{});
  State crowded = state;
  std::vector<pack::AnswerValue>& values = crowded.answers.at("m").values;
  values.assign(21, values.front());
  CHECK_FALSE(record::discrepancies(resident.pack, record::build(resident.pack, crowded, heading)).empty());
}

TEST_CASE("what can't repeat is refused") {
  const auto fails = [](const std::string& items) { return pack::item_failures(items); };
  CHECK(fails(question("boolean")) == Lines{"unsupported /item/0/repeats"});
  CHECK(fails(question("string", "", occurs("minOccurs", 3) + ", " + occurs("maxOccurs", 2))) ==
        Lines{"out_of_range /item/0/extension"});
  CHECK(fails(question("string", "", occurs("minOccurs", 21))) == Lines{"out_of_range /item/0/extension"});
  CHECK(fails(question("quantity", "",
                       "{'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption', 'valueCoding': "
                       "{'code': 'kg'}}")) == Lines{"unsupported /item/0/repeats"});
}

TEST_CASE("texts are shown in the resident's language and recorded in the Questionnaire's") {
  json::Value joined =
      pack::small_pack(R"([{'linkId': 'c', 'type': 'choice', 'text': 'Colour?', '_text': {'extension': [
    {'url': 'http://hl7.org/fhir/StructureDefinition/translation', 'extension': [
      {'url': 'lang', 'valueCode': 'cy'}, {'url': 'content', 'valueString': 'Lliw?'}]}]},
    'answerOption': [{'valueCoding': {'code': 'r', 'display': 'Red', '_display': {'extension': [
      {'url': 'http://hl7.org/fhir/StructureDefinition/translation', 'extension': [
        {'url': 'lang', 'valueCode': 'cy'}, {'url': 'content', 'valueString': 'Coch'}]}]}}},
      {'valueCoding': {'code': 'b', 'display': 'Blue'}}]}])");
  pack::at(joined, "/pack").set("languages", pack::json_of("['en', 'cy']"));
  Resident resident(joined, "cy");
  resident.submit();
  CHECK(resident.field("c").label.find("Lliw?") == 0);
  CHECK(resident.field("c").options[0].label == "Coch");
  CHECK(resident.field("c").options[1].label == "Blue");
  resident.answer("r");
  REQUIRE(resident.at() == "check");
  CHECK(resident.says("Coch"));
  State state;
  state.language = "cy";
  state.answers = resident.state().answers;
  record::Heading heading;
  heading.kind = "referral";
  const json::Value record = record::build(resident.pack, state, heading);
  CHECK(json::write(record).find(R"("text":"Colour?","answer":[{"valueCoding":{"code":"r","display":"Red"}}])") !=
        std::string::npos);
  CHECK(record::discrepancies(resident.pack, record) == Lines{});
  resident.act(Action::Type::language, "en");
  CHECK(resident.says("Red"));
}
