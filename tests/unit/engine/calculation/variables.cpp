// Which variables an expression sees, and what they and it start from.
#include "tests/unit/engine/calculation/filled_in.hpp"

using namespace sealwell;
using namespace sealwell::engine;
using Lines = std::vector<std::string>;

TEST_CASE("variables of the form, of groups and of the item itself, the nearest first") {
  FilledIn form("{'linkId': 'outer', 'type': 'group', 'extension': [" + variable("b", "%a + 10") +
                    "], 'item': ["
                    "  {'linkId': 'inner', 'type': 'group', 'extension': [" +
                    variable("a", "%b + 100") +
                    "], 'item': ["
                    "    {'linkId': 'x', 'type': 'integer', 'text': 'X', 'extension': [" +
                    variable("c", "%a + 1000") + "," + calculated("%c") +
                    "]},"
                    "    {'linkId': 'y', 'type': 'integer', 'text': 'Y', 'extension': [" +
                    calculated("%a") +
                    "]}]},"
                    "  {'linkId': 'z', 'type': 'integer', 'text': 'Z', 'extension': [" +
                    calculated("%a + %b") +
                    "]},"
                    "  {'linkId': 'w', 'type': 'integer', 'text': 'W', 'extension': [" +
                    calculated("%c") + "]}]}",
                "'extension': [" + variable("a", "1") + "]");
  CHECK(form.held("x") == "1111");
  CHECK(form.held("y") == "111");
  CHECK(form.held("z") == "12");
  CHECK(form.held("w") == "-");
  CHECK(form.troubled() == Lines{"w calculatedExpression: unknown_value"});
}

TEST_CASE("each variable starts at the item that it stands on") {
  FilledIn form("{'linkId': 'g', 'type': 'group', 'extension': [" + variable("here", "%context.linkId") + "," +
                    variable("inside", "item.where(linkId = `n`).answer.value") +
                    "], 'item': ["
                    "{'linkId': 'n', 'type': 'integer', 'text': 'N'},"
                    "{'linkId': 'name', 'type': 'string', 'text': 'S', 'extension': [" +
                    calculated("%here & `/` & %context.linkId") +
                    "]},"
                    "{'linkId': 'twice', 'type': 'integer', 'text': 'T', 'extension': [" +
                    calculated("%inside * 2") + "]}]}",
                "'extension': [" + variable("form", "%context.resourceType") + "]");
  CHECK(form.held("name") == "g/name");
  form.give("n", "'valueInteger': 21");
  CHECK(form.held("twice") == "42");
  CHECK(form.held("name") == "g/name");
}

TEST_CASE("a variable that nobody asks for is not evaluated, and one that fails is empty") {
  FilledIn form("{'linkId': 'x', 'type': 'boolean', 'text': 'X', 'extension': [" + variable("bad", "(1 | 2) + 1") +
                "," + variable("unused", "(1 | 2) + 1") + "," + calculated("%bad.empty()") + "]}");
  CHECK(form.held("x") == "true");
  CHECK(form.troubled() == Lines{"x variable bad: wrong_type"});
}

TEST_CASE("a variable can't name itself or one that comes after it") {
  FilledIn form("{'linkId': 'x', 'type': 'integer', 'text': 'X', 'extension': [" + variable("a", "%a + 1") + "," +
                variable("b", "%c + 1") + "," + variable("c", "1") + "," +
                calculated("iif(%a.exists() or %b.exists(), 1, 2)") + "]}");
  CHECK(form.held("x") == "2");
  CHECK(form.troubled() == Lines{"x variable a: unknown_value", "x variable b: unknown_value"});
}

TEST_CASE("items below a question see what was answered to it") {
  FilledIn form("{'linkId': 'a', 'type': 'boolean', 'text': 'A', 'extension': [" +
                variable("told", "%context.answer.value") +
                "], "
                "'item': [{'linkId': 'n', 'type': 'integer', 'text': 'N', 'extension': [" +
                calculated("iif(%told, 1, 2)") + "]}]}");
  CHECK(form.held("n") == "-");
  form.give("a", "'valueBoolean': true");
  CHECK(form.held("n") == "1");
  form.give("a", "'valueBoolean': false");
  CHECK(form.held("n") == "2");
}

TEST_CASE("the names of FHIRPath stay what they are") {
  FilledIn form("{'linkId': 'x', 'type': 'string', 'text': 'X', 'extension': [" + variable("resource", "`mine`") + "," +
                calculated("%resource.resourceType") + "]}");
  CHECK(form.held("x") == "QuestionnaireResponse");
}
