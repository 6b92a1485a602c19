#include "tests/unit/fhirpath/evaluated.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;
using fhirpath::evaluated;

namespace {

const char* const weight = "http://hl7.org/fhir/StructureDefinition/ordinalValue";

json::Value questionnaire() {
  return fhirpath::parsed_json(R"({"resourceType": "Questionnaire", "contained": [
    {"resourceType": "ValueSet", "id": "v", "compose": {"include": [{"system": "s", "concept": [
      {"code": "c", "extension": [{"url": ")" +
                               std::string(weight) + R"(", "valueDecimal": 7}]}]}]}}],
    "item": [
    {"linkId": "a", "type": "choice", "answerOption": [
      {"valueCoding": {"system": "s", "code": "x"}, "extension": [{"url": ")" +
                               weight + R"(", "valueDecimal": 1}]},
      {"valueCoding": {"system": "s", "code": "y"}, "extension": [{"url": ")" +
                               weight + R"(", "valueDecimal": 2}]}]},
    {"linkId": "g", "type": "group", "item": [
      {"linkId": "b", "type": "choice", "answerOption": [
        {"valueCoding": {"system": "s", "code": "x", "extension": [{"url": ")" +
                               weight + R"(", "valueDecimal": 3.5}]}}]},
      {"linkId": "c", "type": "choice", "answerValueSet": "#v"}]}]})");
}

json::Value response() {
  return fhirpath::parsed_json(R"({"resourceType": "QuestionnaireResponse", "item": [
    {"linkId": "a", "answer": [{"valueCoding": {"system": "s", "code": "y"},
                                "item": [{"linkId": "n", "answer": [{"valueString": "why"}]}]}]},
    {"linkId": "g", "item": [
      {"linkId": "b", "answer": [{"valueCoding": {"system": "s", "code": "x"}}]},
      {"linkId": "c", "answer": [{"valueCoding": {"system": "s", "code": "c"}}]},
      {"linkId": "height", "answer": [{"valueDecimal": 1.75}]},
      {"linkId": "weight", "answer": [{"valueQuantity": {"value": 70, "code": "kg"}}]}]}]})");
}

}  // namespace

TEST_CASE("weights are those of the options of the question that was answered") {
  const json::Value asked = questionnaire();
  const json::Value given = response();
  CHECK(evaluated("item.where(linkId = 'a').answer.value.weight()", given, &asked) == "[2]");
  CHECK(evaluated("%resource.answers().value.ordinal()", given, &asked) == "[2,3.5,7]");
  CHECK(evaluated("answers().weight().sum()", given, &asked) == "[12.5]");
  CHECK(evaluated("answers().weight()", given) == "[]");
}

TEST_CASE("answers are found at any depth, in the document's order") {
  const json::Value given = response();
  CHECK(evaluated("answers().count()", given) == "[6]");
  CHECK(evaluated("answers()[1].value", given) == R"(["why"])");
  CHECK(evaluated("repeat(item | answer).linkId", given) == R"(["a","g","b","c","height","weight","n"])");
  CHECK(evaluated("repeat(item).where(linkId = 'b').answer.value.code", given) == R"(["x"])");
}

TEST_CASE("the body mass index comes out exactly") {
  const json::Value given = response();
  CHECK(evaluated("iif(%resource.repeat(item).where(linkId = 'height').answer.value > 0, "
                  "(repeat(item).where(linkId = 'weight').answer.value.value / "
                  "repeat(item).where(linkId = 'height').answer.value.power(2)).round(1), {})",
                  given) == "[22.9]");
}

TEST_CASE("an answer knows its type") {
  const json::Value given = response();
  CHECK(evaluated("answers().value.ofType(Coding).count()", given) == "[3]");
  CHECK(evaluated("answers().value.ofType(decimal)", given) == "[1.75]");
  CHECK(evaluated("(answers().value as Quantity)", given) == "wrong_type at byte 17");
  CHECK(evaluated("answers().value.where($this is Quantity).value", given) == "[70]");
  CHECK(evaluated("answers().value.where($this is Coding and $this ~ %resource.item[0].answer.value).code", given) ==
        R"(["y"])");
}
