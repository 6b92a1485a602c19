#include "core/authoring/import/fhir_import.hpp"
#include "core/authoring/reader/questionnaire_reader.hpp"

#include "tests/unit/fixtures/first_difference.hpp"
#include "tests/unit/fixtures/pack_fixtures.hpp"

#include <algorithm>

using namespace sealwell;
using namespace sealwell::fhir_import;

namespace {

Imported import_file(const std::string& name) {
  Imported imported = import_fhir(pack::json_file("tests/unit/authoring/import/data/" + name + ".json"));
  for (const Note& note : imported.notes) {
    INFO(note.pointer << ": " << note.problem);
    CHECK_FALSE(note.problem.empty());
    CHECK_FALSE(note.fix.empty());
  }
  return imported;
}

// What was imported, which the reader must take whole.
pack::Questionnaire read(const Imported& imported) {
  REQUIRE_FALSE(imported.questionnaire.is_null());
  CHECK(json::write(imported.questionnaire).find("#origin") == std::string::npos);
  pack::Failures failures;
  pack::Questionnaire questionnaire = pack::read_questionnaire(imported.questionnaire, "", failures);
  for (const Failure& failure : failures) UNSCOPED_INFO(error_name(failure.error) << " " << failure.where);
  CHECK(failures.empty());
  return questionnaire;
}

bool noted(const Imported& imported, Note::Happened happened, const std::string& pointer,
           const std::string& words = {}) {
  const bool found = std::any_of(imported.notes.begin(), imported.notes.end(), [&](const Note& note) {
    return note.happened == happened && note.pointer == pointer &&
           (note.problem + note.fix).find(words) != std::string::npos;
  });
  if (!found) {
    for (const Note& note : imported.notes) {
      UNSCOPED_INFO(happened_id(note.happened) << " " << note.pointer << ": " << note.problem << " " << note.fix);
    }
  }
  return found;
}

constexpr auto kept = Note::Happened::kept;
constexpr auto changed = Note::Happened::changed;
constexpr auto dropped = Note::Happened::dropped;

}  // namespace

TEST_CASE("a PHQ-9 keeps its questions, their weights and the total that is calculated") {
  const Imported imported = import_file("phq9");
  const pack::Questionnaire questionnaire = read(imported);
  CHECK(questionnaire.url == "https://forms.example.org/Questionnaire/phq-9");
  for (int i = 1; i <= 9; ++i) {
    CAPTURE(i);
    const int index = questionnaire.find("q" + std::to_string(i));
    REQUIRE(index >= 0);
    const pack::Item& item = questionnaire.item(index);
    CHECK(item.required);
    REQUIRE(item.options.size() == 4);
    CHECK(item.options[3].weight == Decimal(3));
    CHECK(item.options[3].value.coding.system == "http://loinc.org");
  }
  CHECK(noted(imported, dropped, "/meta"));
  CHECK(noted(imported, dropped, "/text"));
  CHECK(noted(imported, kept, "/item/0/item/0/prefix"));
  REQUIRE(questionnaire.find("score") >= 0);
  CHECK(questionnaire.item(questionnaire.find("score")).calculated == "%resource.item.answer.value.ordinal().sum()");
  CHECK_FALSE(noted(imported, dropped, "/item/0/item/9"));
  // In FHIR's own order, whatever the order of what came in.
  const json::Object& group = *imported.questionnaire.items("item")[0].if_object();
  CHECK(group.front().name == "linkId");
  CHECK(group.back().name == "item");
}

TEST_CASE("a form with units and help texts loses what can't be answered here, by name") {
  const Imported imported = import_file("lhc");
  const pack::Questionnaire questionnaire = read(imported);
  const pack::Item& weight = questionnaire.item(questionnaire.find("/29463-7"));
  CHECK(weight.unit == "kg");
  CHECK(weight.help == "With light clothes on.");
  CHECK(questionnaire.find("/photo") < 0);
  CHECK(questionnaire.find("/gp") < 0);
  CHECK(noted(imported, dropped, "/item/2", "attachment"));
  CHECK(noted(imported, dropped, "/item/4", "reference"));
  CHECK(noted(imported, dropped, "/item/3/enableWhen/0", "always comes"));
  CHECK(noted(imported, dropped, "/item/1/extension/2", "autoexpand"));
  const pack::Item& smokes = questionnaire.item(questionnaire.find("/smokes"));
  REQUIRE(smokes.options.size() == 4);
  CHECK(smokes.options[0].submitted == "i-smoke-every-day");
  CHECK(smokes.options[0].label == "I smoke every day");
  CHECK(smokes.options[3].submitted == "ex-2");
  CHECK(noted(imported, changed, "/item/5/answerOption/0", "no code"));
  CHECK(noted(imported, changed, "/item/5/answerOption/3", "stands twice"));
}

TEST_CASE("nested questions with conditions come through, and names are made and told apart") {
  const Imported imported = import_file("nhs");
  const pack::Questionnaire questionnaire = read(imported);
  CHECK(questionnaire.item(questionnaire.find("surgery")).parent == questionnaire.find("lives"));
  CHECK(questionnaire.item(questionnaire.find("insulin")).enable_rule.conditions.size() == 2);
  CHECK_FALSE(questionnaire.item(questionnaire.find("insulin")).enable_rule.any);
  CHECK(noted(imported, changed, "/item/1/item/1/enableWhen", "all"));
  CHECK(questionnaire.find("item-1") >= 0);
  CHECK(noted(imported, changed, "/item/2", "no linkId"));
  CHECK(questionnaire.find("over-40-2") >= 0);
  CHECK(noted(imported, changed, "/item/3/linkId", "stands twice"));
  CHECK(questionnaire.item(questionnaire.find("conditions")).options[2].exclusive);
}

TEST_CASE("an expanded value set becomes options, and one that is a rule or lies elsewhere becomes a text") {
  const Imported imported = import_file("value-set");
  const pack::Questionnaire questionnaire = read(imported);
  const pack::Item& activity = questionnaire.item(questionnaire.find("activity"));
  REQUIRE(activity.options.size() == 3);
  CHECK(activity.options[2].submitted == "high");
  CHECK(noted(imported, changed, "/contained/0/expansion"));
  CHECK(noted(imported, dropped, "/contained/2"));
  for (const char* name : {"diabetes", "ethnic"}) {
    CAPTURE(name);
    CHECK(questionnaire.item(questionnaire.find(name)).type == pack::ItemType::string);
  }
  CHECK(noted(imported, changed, "/item/2/answerValueSet", "https://fhir.example.org/ValueSet/ethnic-category"));
  CHECK(imported.questionnaire.items("contained").size() == 1);
}

TEST_CASE("a hostile document gives what can be used of it, and each refusal has its place") {
  const Imported imported = import_file("hostile");
  const pack::Questionnaire questionnaire = read(imported);
  CHECK(questionnaire.find("a~/b") >= 0);
  CHECK(questionnaire.find("n") < 0);
  CHECK(questionnaire.find("no-type") < 0);
  CHECK(noted(imported, dropped, "/implicitRules", "changes the meaning"));
  CHECK(noted(imported, dropped, "/extra"));
  CHECK(noted(imported, dropped, "/item/0/modifierExtension", "changes the meaning"));
  CHECK(noted(imported, dropped, "/item/2", "nonsense"));
  CHECK(noted(imported, dropped, "/item/3", "no type"));
  CHECK(noted(imported, dropped, "/item/4"));
  CHECK(questionnaire.item(questionnaire.find("opts")).type == pack::ItemType::string);
  CHECK(questionnaire.find("loop-1") >= 0);
  CHECK(questionnaire.find("when") >= 0);
  CHECK(questionnaire.item(questionnaire.find("len")).max_length == 0);
}

TEST_CASE("documents of other versions, and what is no Questionnaire, are named and not imported") {
  const Imported r5 = import_file("r5");
  CHECK(r5.questionnaire.is_null());
  CHECK(noted(r5, dropped, "/item/0/item/0", "R5"));
  const Imported stu3 = import_file("stu3");
  CHECK(stu3.questionnaire.is_null());
  CHECK(noted(stu3, dropped, "/item/0", "STU3"));
  CHECK(noted(import_fhir(pack::json_of("{'resourceType': 'Bundle'}")), dropped, "", "Bundle"));
  CHECK(noted(import_fhir(pack::json_of("[1]")), dropped, "", "not a FHIR resource"));
  CHECK(import_fhir(pack::json_of("{'resourceType': 'Questionnaire', 'item': []}")).questionnaire.is_null());
}

TEST_CASE("what was imported once comes through again unchanged") {
  for (const char* name : {"phq9", "lhc", "nhs", "value-set", "hostile"}) {
    INFO(name);
    const Imported once = import_file(name);
    CHECK(first_difference(json::write(import_fhir(once.questionnaire).questionnaire),
                           json::write(once.questionnaire)) == "");
  }
}

TEST_CASE("expressions that can be run stay, and those that never could are dropped by name") {
  const auto extension = [](const std::string& url, const std::string& text, const std::string& name = "") {
    return "{'url': 'http://hl7.org/fhir/" + url + "', 'valueExpression': {" +
           (name.empty() ? "" : "'name': '" + name + "', ") + "'language': 'text/fhirpath', 'expression': '" + text +
           "'}}";
  };
  const std::string sdc = "uv/sdc/StructureDefinition/sdc-questionnaire-";
  const std::string variable = "StructureDefinition/variable";
  const Imported imported =
      import_fhir(pack::json_of("{'resourceType': 'Questionnaire', 'extension': [" + extension(variable, "1", "one") +
                                "," + extension(variable, "%patient.birthDate", "born") +
                                "], 'item': ["
                                "{'linkId': 'a', 'type': 'integer', 'text': 'A', 'extension': [" +
                                extension(sdc + "initialExpression", "%one") +
                                "]},"
                                "{'linkId': 'b', 'type': 'date', 'text': 'B', 'extension': [" +
                                extension(sdc + "initialExpression", "%born") +
                                "]},"
                                "{'linkId': 'c', 'type': 'integer', 'text': 'C', 'extension': [" +
                                extension(sdc + "calculatedExpression", "%one + 1") +
                                "]},"
                                "{'linkId': 'd', 'type': 'integer', 'text': 'D', 'extension': [" +
                                extension(sdc + "calculatedExpression", "1 +") +
                                "]},"
                                "{'linkId': 'e', 'type': 'string', 'text': 'E', 'extension': [" +
                                extension(sdc + "enableWhenExpression", "%one > 0") +
                                "]},"
                                "{'linkId': 'f', 'type': 'string', 'text': 'F', 'extension': [" +
                                extension(sdc + "enableWhenExpression", "memberOf(1)") + "]}]}"));
  const pack::Questionnaire questionnaire = read(imported);
  CHECK(questionnaire.variables.size() == 1);
  CHECK(questionnaire.item(questionnaire.find("a")).initially == "%one");
  CHECK(questionnaire.item(questionnaire.find("b")).initially.empty());
  CHECK(questionnaire.item(questionnaire.find("c")).calculated == "%one + 1");
  CHECK(questionnaire.find("d") < 0);
  CHECK(questionnaire.item(questionnaire.find("e")).enabled_by == "%one > 0");
  CHECK(questionnaire.item(questionnaire.find("f")).enabled_by.empty());
  CHECK(noted(imported, dropped, "/extension/1", "%patient"));
  CHECK(noted(imported, dropped, "/item/1/extension/0", "%born"));
  CHECK(noted(imported, dropped, "/item/3", "invalid_expression"));
  CHECK(noted(imported, dropped, "/item/5/extension/0", "always comes"));
}
