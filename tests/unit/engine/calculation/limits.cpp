// Expressions that are broken, costly or hostile: nothing fails but they.
#include "tests/unit/engine/calculation/filled_in.hpp"

using namespace sealwell;
using namespace sealwell::engine;
using Lines = std::vector<std::string>;

namespace {

std::string calculated_item(const std::string& link_id, const std::string& expression) {
  return "{'linkId': '" + link_id + "', 'type': 'integer', 'text': 'C', 'extension': [" + calculated(expression) + "]}";
}

}  // namespace

TEST_CASE("an expression that can't be parsed or evaluated gives nothing, and says so where it is asked") {
  FilledIn form(calculated_item("syntax", "1 + + ") + "," + calculated_item("unknown", "%patient.birthDate") + "," +
                calculated_item("function", "memberOf(1)") + "," + calculated_item("several", "(1 | 2) + 1") + "," +
                calculated_item("text", "`a` - 1") + "," + calculated_item("type", "`a`") + "," +
                calculated_item("fine", "4"));
  for (const char* link_id : {"syntax", "unknown", "function", "several", "text", "type"}) {
    INFO(link_id);
    CHECK(form.held(link_id) == "-");
  }
  CHECK(form.held("fine") == "4");
  CHECK(form.troubled() ==
        Lines{"syntax calculatedExpression: invalid_expression", "unknown calculatedExpression: unknown_value",
              "function calculatedExpression: unsupported", "several calculatedExpression: wrong_type",
              "text calculatedExpression: wrong_type", "type calculatedExpression: wrong_type"});
}

TEST_CASE("the work of all expressions together is bounded") {
  // 20 to the power of 12 items, if it ran.
  std::string costly = "(1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20)";
  std::string inner = "1";
  for (int i = 0; i < 12; ++i) inner = costly + ".select(" + inner + ").count()";
  FilledIn form(calculated_item("before", "1") + "," + calculated_item("costly", inner) + "," +
                calculated_item("after", "2"));
  CHECK(form.held("before") == "1");
  CHECK(form.held("costly") == "-");
  // Whoever comes after finds nothing left.
  CHECK(form.held("after") == "-");
  CHECK(form.troubled() == Lines{"costly calculatedExpression: too_costly", "after calculatedExpression: too_costly"});
}

TEST_CASE("expressions made of anything at all do no harm") {
  std::uint32_t seed = 7;
  const auto next = [&seed](std::uint32_t below) {
    seed = seed * 1'664'525 + 1'013'904'223;
    return (seed >> 16) % below;
  };
  const std::vector<std::string> pieces = {"%resource",
                                           "%context",
                                           "%a",
                                           ".item",
                                           ".answer",
                                           ".value",
                                           "(",
                                           ")",
                                           "+",
                                           "-",
                                           "*",
                                           "/",
                                           "1",
                                           "2.5",
                                           "`x`",
                                           "{}",
                                           ".where(",
                                           ".exists()",
                                           ".sum()",
                                           ".weight()",
                                           "iif(",
                                           ",",
                                           " and ",
                                           " = ",
                                           " > ",
                                           "today()",
                                           "%questionnaire",
                                           ".descendants()",
                                           ".repeat(item)",
                                           "[0]",
                                           "$this",
                                           " | ",
                                           ".count()",
                                           "@2026-11-22",
                                           "4 `kg`",
                                           " is ",
                                           "Coding"};
  int gave = 0;
  for (int i = 0; i < 400; ++i) {
    std::string expression;
    for (std::uint32_t k = 0; k <= next(9); ++k) expression += pieces[next(static_cast<std::uint32_t>(pieces.size()))];
    INFO(expression);
    FilledIn form(
        "{'linkId': 'n', 'type': 'integer', 'text': 'N'}, {'linkId': 'c', 'type': 'integer', 'text': 'C', 'extension': "
        "[" +
        variable("a", "1") + "," + calculated(expression) + "," + enabled_by(expression) + "]}," +
        "{'linkId': 's', 'type': 'string', 'text': 'S', 'extension': [" + initially(expression) + "]}");
    form.give("n", "'valueInteger': 3");
    gave += form.held("n") == "3" ? 1 : 0;
  }
  CHECK(gave == 400);
}
