// What the reader takes of expressions. What they give is tested in tests/unit/engine/calculation.
#include "tests/unit/fixtures/pack_fixtures.hpp"

using namespace sealwell;
using namespace sealwell::pack;
using Lines = std::vector<std::string>;

namespace {

const std::string sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";
const std::string variable = "http://hl7.org/fhir/StructureDefinition/variable";

std::string extension(const std::string& url, const std::string& expression) {
  return "{'url': '" + url + "', 'valueExpression': {" + expression + "}}";
}
std::string fhirpath(const std::string& text) { return "'language': 'text/fhirpath', 'expression': '" + text + "'"; }

std::string item(const std::string& type, const std::string& extensions, const std::string& more = "") {
  return "[{'linkId': 'q', 'type': '" + type + "', 'text': 'Q'" + more + ", 'extension': [" + extensions + "]}]";
}

}  // namespace

TEST_CASE("expressions are kept as they are written") {
  const Questionnaire questionnaire =
      read_items(item("integer", extension(variable, "'name': 'a', " + fhirpath("1")) + "," +
                                     extension(variable, "'name': 'b', " + fhirpath("%a + 1")) + "," +
                                     extension(sdc + "initialExpression", fhirpath("%b"))));
  const Item& read = questionnaire.item(0);
  REQUIRE(read.variables.size() == 2);
  CHECK(read.variables[1].name == "b");
  CHECK(read.variables[1].expression == "%a + 1");
  CHECK(read.initially == "%b");
  CHECK_FALSE(read.is_fixed());
  CHECK(questionnaire.calculates);
  const auto source = json::parse(questionnaire.source);
  REQUIRE(source.ok());
  CHECK(source.value().text_or("resourceType") == "Questionnaire");
}

TEST_CASE("a Questionnaire that only names variables calculates nothing") {
  const Questionnaire questionnaire = read_items(item("integer", extension(variable, "'name': 'a', " + fhirpath("1"))));
  CHECK_FALSE(questionnaire.calculates);
  CHECK(questionnaire.source.empty());
}

TEST_CASE("a calculated item is read-only, whatever else it has") {
  const Questionnaire questionnaire = read_items(item("integer",
                                                      extension(sdc + "initialExpression", fhirpath("2")) + "," +
                                                          extension(sdc + "calculatedExpression", fhirpath("1")),
                                                      ", 'initial': [{'valueInteger': 3}]"));
  const Item& read = questionnaire.item(0);
  CHECK(read.is_fixed());
  CHECK(read.read_only);
  CHECK(read.initial.empty());
  CHECK(read.initially.empty());
}

TEST_CASE("expressions that can't be read are refused by name") {
  const std::string calculated = sdc + "calculatedExpression";
  CHECK(item_failures(item("integer", extension(calculated, "'language': 'text/cql', 'expression': '1'"))) ==
        Lines{"unsupported /item/0/extension/0/valueExpression/language"});
  CHECK(item_failures(item("integer",
                           extension(calculated, "'language': 'text/fhirpath', 'reference': 'https://example.org'"))) ==
        Lines{"unsupported /item/0/extension/0/valueExpression/reference"});
  CHECK(item_failures(item("integer", "{'url': '" + calculated + "', 'valueString': '1'}")) ==
        Lines{"missing_field /item/0/extension/0/valueExpression"});
  CHECK(item_failures(item("integer", extension(calculated, fhirpath("")))) ==
        Lines{"missing_field /item/0/extension/0/valueExpression/expression"});
  CHECK(item_failures(item("integer", extension(calculated, fhirpath(std::string(20'000, '1'))))) ==
        Lines{"too_large /item/0/extension/0/valueExpression/expression"});
  CHECK(item_failures(
            item("integer", extension(calculated, fhirpath("1")) + "," + extension(calculated, fhirpath("2")))) ==
        Lines{"duplicate_key /item/0/extension/1"});
  CHECK(item_failures(item("group", extension(calculated, fhirpath("1")))) == Lines{"unsupported /item/0/extension/0"});
  CHECK(item_failures(item("display", extension(sdc + "initialExpression", fhirpath("1")))) ==
        Lines{"unsupported /item/0/extension/0"});
  CHECK(item_failures(item("group", extension(sdc + "enableWhenExpression", fhirpath("true")))).empty());
  CHECK(item_failures(item("integer", extension(variable, fhirpath("1")))) ==
        Lines{"missing_field /item/0/extension/0/valueExpression/name"});
}

TEST_CASE("enableWhen and an enableWhenExpression are not both run") {
  CHECK(item_failures("[{'linkId': 'a', 'type': 'boolean', 'text': 'A'}, {'linkId': 'q', 'type': 'string', 'text': "
                      "'Q', 'enableWhen': "
                      "[{'question': 'a', 'operator': '=', 'answerBoolean': true}], 'extension': [" +
                      extension(sdc + "enableWhenExpression", fhirpath("true")) + "]}]") ==
        Lines{"unsupported /item/1/extension/0"});
}

TEST_CASE("one item has a hundred variables at most") {
  std::string all;
  for (int i = 0; i < 101; ++i) {
    all += (all.empty() ? "" : ",") + extension(variable, "'name': 'v" + std::to_string(i) + "', " + fhirpath("1"));
  }
  CHECK(item_failures(item("integer", all)) == Lines{"too_large /item/0/extension/100"});
}
