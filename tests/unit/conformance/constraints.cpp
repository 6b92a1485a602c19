#include "tests/unit/conformance/checked.hpp"

using namespace sealwell;
using conformance::checked;

namespace {

std::string constraint(const std::string& expression, const std::string& severity = "error") {
  return R"({"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-constraint", "extension": [
    {"url": "key", "valueId": "k1"}, {"url": "severity", "valueCode": ")" + severity + R"("},
    {"url": "expression", "valueString": ")" + expression + R"("}, {"url": "human", "valueString": "Ends after it begins"}]})";
}

std::string told(const std::string& extension, int from, int to) {
  return checked(R"({"linkId": "g", "type": "group", "extension": [)" + extension + R"(], "item": [
    {"linkId": "from", "type": "integer"}, {"linkId": "to", "type": "integer"}]})",
                 R"({"linkId": "g", "item": [{"linkId": "from", "answer": [{"valueInteger": )" + std::to_string(from) + R"(}]},
                                             {"linkId": "to", "answer": [{"valueInteger": )" + std::to_string(to) + "}]}]}");
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
  CHECK(checked(question, R"({"linkId": "q", "answer": [{"valueInteger": 1}, {"valueInteger": 2}]})", form) == "constraint ");
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
  const json::Value form = conformance::read(R"({"resourceType": "Questionnaire", "extension": [)" + constraint("false") +
                                             R"(], "item": [{"linkId": "q", "type": "string", "maxLength": 3}]})");
  const json::Value response = conformance::read(R"({"resourceType": "QuestionnaireResponse", "status": "completed",
    "item": [{"linkId": "q", "answer": [{"valueString": "a secret"}]}]})");
  const auto report = conformance::check_response(form, response, "");
  REQUIRE(report.ok());
  REQUIRE(report.value().findings.size() == 2);
  CHECK(report.value().findings[1].problem == "k1: Ends after it begins");
  CHECK(json::write(to_json(report.value())).find("secret") == std::string::npos);
}
