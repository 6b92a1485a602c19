#include "tests/unit/authoring/conformance/checked.hpp"

using namespace sealwell;
using namespace sealwell::conformance;

namespace {

std::string constraint(const std::string& expression, const std::string& severity = "error") {
  return R"({"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-constraint", "extension": [
    {"url": "key", "valueId": "k1"}, {"url": "severity", "valueCode": ")" +
         severity + R"("},
    {"url": "expression", "valueString": ")" +
         expression + R"("}, {"url": "human", "valueString": "Ends after it begins"}]})";
}

std::string told(const std::string& extension, int from, int to) {
  return checked(R"({"linkId": "g", "type": "group", "extension": [)" + extension + R"(], "item": [
    {"linkId": "from", "type": "integer"}, {"linkId": "to", "type": "integer"}]})",
                 R"({"linkId": "g", "item": [{"linkId": "from", "answer": [{"valueInteger": )" + std::to_string(from) +
                     R"(}]},
                                             {"linkId": "to", "answer": [{"valueInteger": )" +
                     std::to_string(to) + "}]}]}");
}

const std::string in_order = "item.where(linkId='from').answer.value <= item.where(linkId='to').answer.value";

}  // namespace

TEST_CASE("a constraint is asked of each item that is there") {
  CHECK(told(constraint(in_order), 1, 2) == "");
  CHECK(told(constraint(in_order), 2, 1) == "constraint .item[0]");
  CHECK(told(constraint(in_order, "warning"), 2, 1) == "(constraint .item[0])");
  CHECK(told(constraint("item.where(linkId='nothing').answer.value > 1"), 2, 1) == "");
  CHECK(told(constraint("item.matches('x')"), 2, 1) == "(not-checked .item[0])");
  CHECK(told(constraint("item.answer.value > 1"), 2, 1) == "(not-checked .item[0])");
}

TEST_CASE("a constraint of the Questionnaire is asked of the response") {
  const std::string form = R"(, "extension": [)" + constraint("answers().count() < 2") + "]";
  const std::string question = R"({"linkId": "q", "type": "integer", "repeats": true})";
  CHECK(checked(question, R"({"linkId": "q", "answer": [{"valueInteger": 1}]})", form) == "");
  CHECK(checked(question, R"({"linkId": "q", "answer": [{"valueInteger": 1}, {"valueInteger": 2}]})", form) ==
        "constraint ");
}

TEST_CASE("constraints see the variables of what holds them, the nearest first") {
  const auto variable = [](const std::string& name, const std::string& expression) {
    return R"({"url": "http://hl7.org/fhir/StructureDefinition/variable", "valueExpression": {"name": ")" + name +
           R"(", "language": "text/fhirpath", "expression": ")" + expression + "\"}}";
  };
  const std::string form = R"(, "extension": [)" + variable("most", "5") + "," + variable("more", "%most + 1") + "]";
  const auto asked = [&](const std::string& extensions) {
    return checked(R"({"linkId": "q", "type": "integer", "extension": [)" + extensions + "]}",
                   R"({"linkId": "q", "answer": [{"valueInteger": 6}]})", form);
  };
  CHECK(asked(constraint("answer.value <= %most")) == "constraint .item[0]");
  CHECK(asked(constraint("answer.value <= %more")) == "");
  CHECK(asked(variable("most", "10") + "," + constraint("answer.value <= %most")) == "");
}

TEST_CASE("a constraint speaks in its own words, never with an answer") {
  const json::Value form =
      conformance::read(R"({"resourceType": "Questionnaire", "extension": [)" + constraint("false") +
                        R"(], "item": [{"linkId": "q", "type": "string", "maxLength": 3}]})");
  const json::Value response = conformance::read(R"({"resourceType": "QuestionnaireResponse", "status": "completed",
    "item": [{"linkId": "q", "answer": [{"valueString": "a secret"}]}]})");
  const auto report = conformance::check_response(form, response, std::nullopt);
  REQUIRE(report.ok());
  REQUIRE(report.value().findings.size() == 2);
  CHECK(report.value().findings[1].problem == "k1: Ends after it begins");
  CHECK(json::write(to_json(report.value())).find("secret") == std::string::npos);
}

TEST_CASE("a calculated answer is what its expression gives") {
  const auto told = [](const std::string& type, const std::string& expression, const std::string& value,
                       const std::string& more = "") {
    return checked(
        R"({"linkId": "n", "type": "decimal"}, {"linkId": "q", "type": ")" + type + "\"" + more +
            R"(, "extension": [)" +
            extension_of("http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
                         R"("valueExpression": {"language": "text/fhirpath", "expression": ")" + expression + "\"}") +
            "]}",
        R"({"linkId": "n", "answer": [{"valueDecimal": 6}]}, {"linkId": "q", "answer": [{)" + value + "}]}");
  };
  const std::string n = "%resource.item.where(linkId = 'n').answer.value";
  const std::string differs = "calculated .item[1].answer";
  CHECK(told("integer", n + " * 2", R"("valueInteger": 12)") == "");
  CHECK(told("integer", n + " * 2", R"("valueInteger": 13)") == differs);
  CHECK(told("decimal", n + " / 7", R"("valueDecimal": 0.8571428571428571)") == "");
  CHECK(told("decimal", n + " / 7", R"("valueDecimal": 0.86)") == "");
  CHECK(told("decimal", n + " / 7", R"("valueDecimal": 0.87)") == differs);
  CHECK(told("decimal", n + " / 7", R"("valueDecimal": 1)") == differs);
  CHECK(told("decimal", "{}", R"("valueDecimal": 1)") == differs);
  CHECK(told("boolean", n + " > 5", R"("valueBoolean": true)") == "");
  CHECK(told("boolean", n + " > 5", R"("valueBoolean": false)") == differs);
  CHECK(told("string", "'a' & 'b'", R"("valueString": "ab")") == "");
  CHECK(told("quantity", "4 'kg'", R"("valueQuantity": {"value": 4, "unit": "kg"})") == "");
  CHECK(
      told(
          "quantity", "4 'kg'",
          R"("valueQuantity": {"value": 4, "unit": "lb", "code": "[lb_av]", "system": "http://unitsofmeasure.org"})") ==
      differs);
  const std::string options =
      R"(, "answerOption": [{"valueCoding": {"system": "s", "code": "a"}}, {"valueCoding": {"system": "s", "code": "b"}}])";
  CHECK(told("choice", "iif(" + n + " > 5, 'a', 'b')", R"("valueCoding": {"system": "s", "code": "a"})", options) ==
        "");
  CHECK(told("choice", "iif(" + n + " > 5, 'a', 'b')", R"("valueCoding": {"system": "s", "code": "b"})", options) ==
        differs);
  // What can't be evaluated is a note.
  CHECK(told("integer", "%patient.age", R"("valueInteger": 1)") == "(not-checked .item[1])");
}

TEST_CASE("what was reckoned from the day is checked by the day of the answers") {
  const json::Value form =
      read(R"({"resourceType": "Questionnaire", "item": [{"linkId": "q", "type": "date", "extension": [)" +
           extension_of("http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
                        R"x("valueExpression": {"language": "text/fhirpath", "expression": "today()"})x") +
           "]}]}");
  const auto conforms = [&](const std::string& day) {
    const auto report = check_response(form,
                                       read(R"({"resourceType": "QuestionnaireResponse", "status": "completed",
      "authored": "2025-03-04T10:00:00Z", "item": [{"linkId": "q", "answer": [{"valueDate": ")" +
                                            day + R"("}]}]})"),
                                       1'795'332'600'000);
    REQUIRE(report.ok());
    return report.value().conforms();
  };
  CHECK(conforms("2025-03-04"));
  CHECK_FALSE(conforms("2026-11-22"));
}
