// What `pack check` says about expressions.
#include "core/authoring/lint/expression_lint.hpp"

#include "core/base/text.hpp"

#include "tests/unit/fixtures/pack_fixtures.hpp"

using namespace sealwell;
using Lines = std::vector<std::string>;

namespace {

// ` stands for ' in an expression.
std::string expression(const std::string& url, const std::string& text, const std::string& name = "") {
  return "{'url': 'http://hl7.org/fhir/" + url + "', 'valueExpression': {" +
         (name.empty() ? "" : "'name': '" + name + "', ") + "'language': 'text/fhirpath', 'expression': '" + text +
         "'}}";
}
std::string calculated(const std::string& text) {
  return expression("uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression", text);
}
std::string enabled_by(const std::string& text) {
  return expression("uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression", text);
}
std::string variable(const std::string& name, const std::string& text) {
  return expression("StructureDefinition/variable", text, name);
}

std::string item(const std::string& link_id, const std::string& type, const std::string& extensions,
                 const std::string& more = "") {
  return "{'linkId': '" + link_id + "', 'type': '" + type + "', 'text': 'Q'" + more + ", 'extension': [" + extensions +
         "]}";
}

std::string answer_of(const std::string& link_id) {
  return "%resource.item.where(linkId = `" + link_id + "`).answer.value";
}

Lines problems(const std::string& items, const std::string& more_of_form = "") {
  json::Value joined = pack::small_pack();
  const std::string text = "{'resourceType': 'Questionnaire', " + more_of_form + "'item': [" + items + "]}";
  joined.set("questionnaire", pack::json_of(replaced(replaced(text, "'", "\""), "`", "'")));
  Lines lines;
  for (const lint::Problem& problem : lint::check_expressions(joined, pack::read_pack(joined))) {
    INFO(problem.pointer);
    CHECK_FALSE(problem.fix.empty());
    const bool error = problem.severity == lint::Problem::Severity::error;
    lines.push_back((error ? "error " : "warning ") + problem.pointer + ": " + problem.problem);
  }
  return lines;
}

const std::string number = "{'linkId': 'n', 'type': 'integer', 'text': 'N'},";
const std::string in_first = "/questionnaire/item/1/extension/0/valueExpression/expression";

}  // namespace

TEST_CASE("good expressions raise nothing") {
  CHECK(problems(number + item("c", "integer", variable("a", answer_of("n")) + "," + calculated("%a + %b")) + "," +
                     item("more", "string", enabled_by(answer_of("c") + " > 3")),
                 "'extension': [" + variable("b", "1") + "], ")
            .empty());
}

TEST_CASE("what can't be parsed is named with its place and byte") {
  CHECK(problems(number + item("c", "integer", calculated("1 + ) 2"))) ==
        Lines{"error " + in_first + ": The expression can't be run: invalid_expression at byte 4."});
  const Lines unsupported = problems(number + item("c", "integer", calculated("n.memberOf(`x`)")));
  REQUIRE(unsupported.size() == 1);
  CHECK(unsupported[0].find("unsupported at byte 2: memberOf") != std::string::npos);
  CHECK(problems(number + item("g", "group", variable("a", "(") + "," + variable("b", "1"))).size() == 1);
}

TEST_CASE("names that nothing has, that are taken, and that hide others") {
  CHECK(problems(number + item("c", "integer", calculated("%patient.age"))) ==
        Lines{"error " + in_first + ": The expression asks for %patient, and nothing here has that name."});
  CHECK(problems(number + item("c", "integer", variable("resource", "1") + "," + calculated("1"))) ==
        Lines{"error " + in_first + ": %resource is a name of FHIRPath's own, and means that."});
  CHECK(problems(number + item("c", "integer", variable("a", "2") + "," + calculated("%a")),
                 "'extension': [" + variable("a", "1") + "], ") ==
        Lines{"warning " + in_first + ": The variable hides another of the same name, %a."});
}

TEST_CASE("items that wait for each other are named together") {
  CHECK(problems(number + item("a", "integer", calculated(answer_of("b") + " + 1")) + "," +
                 item("b", "integer", calculated(answer_of("a")))) ==
        Lines{"error /questionnaire/item/2/extension/0/valueExpression/expression: These items wait for each other: a, "
              "b."});
  // By way of a variable and of enableWhen.
  CHECK(problems(number + item("a", "boolean", variable("v", answer_of("b")) + "," + calculated("%v = 1")) +
                 ",{'linkId': 'b', 'type': 'integer', 'text': 'B', 'enableWhen': [{'question': 'a', 'operator': '=', "
                 "'answerBoolean': true}]}")
            .size() == 1);
  // A group that its own content decides about.
  CHECK(problems(number + item("g", "group", enabled_by("%resource.item.item.where(linkId = `x`).exists()"),
                               ", 'item': [{'linkId': 'x', 'type': 'string', 'text': 'X'}]"))
            .size() == 1);
  CHECK(problems(number + item("t", "integer", calculated("%resource.item.where(linkId != `t`).count()"))) ==
        Lines{"warning " + in_first + ": The expression names its own item, t."});
}

TEST_CASE("what fails once there are answers is warned about") {
  CHECK(problems(number + item("c", "boolean", calculated(answer_of("n") + " + 1"))) ==
        Lines{"warning " + in_first + ": With some answers the expression gives what the item can't hold."});
  const Lines failing = problems(number + item("c", "integer", calculated(answer_of("n") + " - `a`")));
  REQUIRE(failing.size() == 1);
  CHECK(failing[0].find("gives nothing: wrong_type at byte") != std::string::npos);
}
