// What forms calculate: sums of weights, a body mass index, what follows from them.
#include "tests/unit/engine/calculation/filled_in.hpp"

using namespace sealwell;
using namespace sealwell::engine;

namespace {

std::string weighted(const std::string& code, int weight, const std::string& url = "ordinalValue") {
  return "{'valueCoding': {'system': 'urn:test', 'code': '" + code + "', 'display': '" + code +
         "', 'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/" + url +
         "', 'valueDecimal': " + std::to_string(weight) + "}]}}";
}

std::string how_often(const std::string& link_id) {
  return "{'linkId': '" + link_id + "', 'type': 'choice', 'text': 'Q', 'answerOption': [" + weighted("never", 0) + "," +
         weighted("some", 1) + "," + weighted("half", 2) + "," + weighted("daily", 3) + "]}";
}

const std::string four_questions =
    how_often("q1") + "," + how_often("q2") + "," + how_often("q3") + "," + how_often("q4");

std::string choose(const std::string& code) { return "'valueCoding': {'system': 'urn:test', 'code': '" + code + "'}"; }

}  // namespace

TEST_CASE("weights are summed by a variable, and the sum decides about another item") {
  FilledIn form("{'linkId': 'phq', 'type': 'group', 'text': 'P', 'extension': [" +
                variable("answered", "%context.item.where(linkId.startsWith(`q`)).answer.value") + "," +
                variable("score", "%answered.ordinal().sum()") + "], 'item': [" + four_questions +
                ", {'linkId': 'total', 'type': 'integer', 'text': 'T', 'extension': [" +
                calculated("iif(%answered.count() = 4, %score, {})") +
                "]},"
                "{'linkId': 'more', 'type': 'string', 'text': 'M', 'extension': [" +
                enabled_by("%score >= 5") + "]}]}");
  CHECK(form.held("total") == "-");
  CHECK_FALSE(form.holds("more"));
  form.give("q1", choose("daily")).give("q2", choose("half"));
  CHECK(form.held("total") == "-");
  CHECK(form.holds("more"));
  form.give("q3", choose("never")).give("q4", choose("some"));
  CHECK(form.held("total") == "6");
  form.give("q1", choose("some"));
  CHECK(form.held("total") == "4");
  CHECK_FALSE(form.holds("more"));
  form.give("q2");
  CHECK(form.held("total") == "-");
  CHECK(form.troubled().empty());
}

TEST_CASE("weights count by whichever extension and function states them") {
  for (const char* url : {"ordinalValue", "itemWeight"}) {
    for (const char* function : {"weight()", "ordinal()"}) {
      INFO(url << " " << function);
      FilledIn form("{'linkId': 'q', 'type': 'choice', 'repeats': true, 'text': 'Q', 'answerOption': [" +
                    weighted("a", 2, url) + "," + weighted("b", 5, url) +
                    "]}, "
                    "{'linkId': 't', 'type': 'decimal', 'text': 'T', 'extension': [" +
                    calculated("%resource.item.where(linkId = `q`).answer.value." + std::string(function) + ".sum()") +
                    "]}");
      form.give("q", choose("b"));
      CHECK(form.held("t") == "5");
    }
  }
}

TEST_CASE("a body mass index from two numbers, and words that follow from it") {
  const std::string of = "%resource.item.where(linkId = `";
  FilledIn form(
      "{'linkId': 'height', 'type': 'decimal', 'text': 'H'}, {'linkId': 'weight', 'type': 'decimal', 'text': 'W'},"
      "{'linkId': 'bmi', 'type': 'decimal', 'text': 'B', 'extension': [" +
      variable("h", of + "height`).answer.value") + "," + variable("w", of + "weight`).answer.value") + "," +
      calculated("(%w / %h.power(2)).round(1)") +
      "]},"
      "{'linkId': 'band', 'type': 'choice', 'text': 'C', 'answerOption': [{'valueCoding': {'code': 'over'}}, "
      "{'valueCoding': {'code': 'not-over'}}], 'extension': [" +
      calculated("iif(" + of + "bmi`).answer.value.exists(), iif(" + of +
                 "bmi`).answer.value >= 25, `over`, `not-over`), {})") +
      "]}");
  CHECK(form.held("bmi") == "-");
  CHECK(form.held("band") == "-");
  form.give("height", "'valueDecimal': 1.75").give("weight", "'valueDecimal': 70.5");
  CHECK(form.held("bmi") == "23");
  CHECK(form.held("band") == "[not-over]");
  // 76.5 / 1.75^2 is 24.9796: exactly 25 to one place.
  form.give("weight", "'valueDecimal': 76.5");
  CHECK(form.held("bmi") == "25");
  CHECK(form.held("band") == "[over]");
  form.give("height", "'valueDecimal': 0");
  CHECK(form.held("bmi") == "-");
  CHECK(form.held("band") == "-");
  CHECK(form.troubled().empty());
}

TEST_CASE("a body mass index from quantities in the unit that was told") {
  const std::string unit_option =
      "{'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption', 'valueCoding': "
      "{'system': 'http://unitsofmeasure.org', 'code': '";
  const std::string of = "%resource.item.where(linkId = `";
  FilledIn form("{'linkId': 'height', 'type': 'quantity', 'text': 'H', 'extension': [" + unit_option +
                "cm', 'display': 'cm'}}, " + unit_option +
                "m', 'display': 'metres'}}]}, {'linkId': 'weight', 'type': 'quantity', 'text': 'W', 'extension': [" +
                unit_option +
                "kg', 'display': 'kg'}}]},"
                "{'linkId': 'bmi', 'type': 'quantity', 'text': 'B', 'extension': [{'url': "
                "'http://hl7.org/fhir/StructureDefinition/questionnaire-unit', 'valueCoding': {'system': "
                "'http://unitsofmeasure.org', "
                "'code': 'kg/m2', 'display': 'kg/m\u00b2'}}, " +
                variable("told", of + "height`).answer.value") + "," +
                variable("h", "iif(%told.code = `cm`, %told.value / 100, %told.value)") + "," +
                calculated("(" + of + "weight`).answer.value.value / (%h * %h)).round(1)") + "]}");
  form.give("height",
            "'valueQuantity': {'value': 180, 'unit': 'cm', 'system': 'http://unitsofmeasure.org', 'code': 'cm'}")
      .give("weight",
            "'valueQuantity': {'value': 81, 'unit': 'kg', 'system': 'http://unitsofmeasure.org', 'code': 'kg'}");
  CHECK(form.held("bmi") == "25 kg/m\u00b2 [kg/m2]");
  form.give("height",
            "'valueQuantity': {'value': 1.8, 'unit': 'metres', 'system': 'http://unitsofmeasure.org', 'code': 'm'}");
  CHECK(form.held("bmi") == "25 kg/m\u00b2 [kg/m2]");
}

TEST_CASE("values rest on values, in whatever order they stand") {
  std::string items = "{'linkId': 'n', 'type': 'integer', 'text': 'N'}";
  for (int i = 1; i <= 15; ++i) {
    // Each rests on the one after it.
    const std::string next = i == 15 ? "n" : "c" + std::to_string(i + 1);
    items += ", {'linkId': 'c" + std::to_string(i) + "', 'type': 'integer', 'text': 'C', 'extension': [" +
             calculated("%resource.item.where(linkId = `" + next + "`).answer.value + 1") + "]}";
  }
  FilledIn form(items);
  form.give("n", "'valueInteger': 100");
  CHECK(form.held("c1") == "115");
  form.give("n", "'valueInteger': 0");
  CHECK(form.held("c1") == "15");
  CHECK(form.held("c15") == "1");
  form.give("n");
  CHECK(form.held("c1") == "-");
}

TEST_CASE("the Questionnaire itself can be asked") {
  FilledIn form(
      "{'linkId': 'a', 'type': 'string', 'text': 'A'}, {'linkId': 'n', 'type': 'integer', 'text': 'N', 'extension': [" +
      calculated("%questionnaire.item.count()") +
      "]}, {'linkId': 't', 'type': 'string', 'text': 'My text', 'extension': [" + calculated("%qitem.text") + "]}");
  CHECK(form.held("n") == "3");
  CHECK(form.held("t") == "My text");
}
