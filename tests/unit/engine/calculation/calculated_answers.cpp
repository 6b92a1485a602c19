// What expressions give, together with what people answer.
#include "tests/unit/engine/calculation/filled_in.hpp"

using namespace sealwell;
using namespace sealwell::engine;

namespace {

std::string answer_of(const std::string& link_id) {
  return "%resource.item.where(linkId = `" + link_id + "`).answer.value";
}

std::string item(const std::string& link_id, const std::string& type, const std::string& extensions,
                 const std::string& more = "") {
  return "{'linkId': '" + link_id + "', 'type': '" + type + "', 'text': 'Q'" + more + ", 'extension': [" + extensions +
         "]}";
}

}  // namespace

TEST_CASE("a calculated item is nobody's to answer, and has no value where it does not apply") {
  FilledIn form("{'linkId': 'n', 'type': 'integer', 'text': 'N'}," +
                item("c", "integer", calculated(answer_of("n") + " * 2"),
                     ", 'enableWhen': [{'question': 'n', 'operator': '>', 'answerInteger': 10}], 'initial': "
                     "[{'valueInteger': 7}]"));
  const pack::Item& calculated_item = form.pack->questionnaire.item(1);
  CHECK(calculated_item.is_fixed());
  CHECK(calculated_item.initial.empty());
  form.give("n", "'valueInteger': 3");
  CHECK(form.held("c") == "-");
  form.give("n", "'valueInteger': 30");
  CHECK(form.held("c") == "60");
  // Whatever was put there does not stay.
  form.give("c", "'valueInteger': 1");
  CHECK(form.held("c") == "60");
}

TEST_CASE("a calculated value enables by enableWhen, and what that takes away is taken") {
  FilledIn form("{'linkId': 'n', 'type': 'integer', 'text': 'N'}," +
                item("c", "integer", calculated(answer_of("n") + " + 1")) +
                ", {'linkId': 'more', 'type': 'string', 'text': 'M', 'enableWhen': [{'question': 'c', 'operator': '>', "
                "'answerInteger': 5}]}," +
                item("length", "integer", calculated(answer_of("more") + ".length()")));
  form.give("n", "'valueInteger': 9").give("more", "'valueString': 'abc'");
  CHECK(form.held("more") == "abc");
  CHECK(form.held("length") == "3");
  form.give("n", "'valueInteger': 1");
  CHECK(form.held("more") == "-");
  CHECK(form.held("length") == "-");
}

TEST_CASE("an answer outlasts values that are brought up one after the other") {
  FilledIn form(
      "{'linkId': 'n', 'type': 'integer', 'text': 'N'}," + item("a", "integer", calculated(answer_of("n"))) + "," +
      item("b", "integer", calculated(answer_of("a"))) + "," +
      item("agree", "boolean", calculated(answer_of("a") + " = " + answer_of("b"))) +
      ", {'linkId': 'more', 'type': 'string', 'text': 'M', 'enableWhen': [{'question': 'agree', 'operator': '=', "
      "'answerBoolean': true}]}");
  form.give("n", "'valueInteger': 1").give("more", "'valueString': 'mine'");
  CHECK(form.held("more") == "mine");
  // For a moment a is 2 and b still 1.
  form.give("n", "'valueInteger': 2");
  CHECK(form.held("b") == "2");
  CHECK(form.held("more") == "mine");
  form.give("n");
  CHECK(form.held("more") == "-");
}

TEST_CASE("an enableWhenExpression holds only when it says so") {
  const auto told = [](const std::string& expression) {
    return FilledIn(item("x", "string", enabled_by(expression))).holds("x");
  };
  CHECK(told("true"));
  CHECK(told("1 = 1"));
  CHECK_FALSE(told("false"));
  CHECK_FALSE(told("{}"));
  CHECK_FALSE(told("(true | false)"));
  CHECK_FALSE(told("%nothing"));
  CHECK_FALSE(told("1 +"));
  // N1: where a boolean is asked for, any other single item is true.
  CHECK(told("`false`"));
}

TEST_CASE("an initial value comes from another's, or from the day, once") {
  FilledIn form(
      item("day", "date", initially("today()")) + "," +
      "{'linkId': 'hidden', 'type': 'integer', 'readOnly': true, 'text': 'H', 'initial': [{'valueInteger': 4}]}," +
      item("n", "integer", initially(answer_of("hidden") + " + 1")) + "," +
      item("late", "integer", initially(answer_of("asked")), ", 'initial': [{'valueInteger': 99}]") + "," +
      "{'linkId': 'asked', 'type': 'integer', 'text': 'A'}");
  CHECK(form.at_first("day") == "2026-11-22");
  CHECK(form.held("day") == "-");
  CHECK(form.at_first("n") == "5");
  CHECK(form.at_first("late") == "99");
  form.give("asked", "'valueInteger': 1");
  CHECK(form.at_first("late") == "1");
  form.give("asked", "'valueInteger': 2");
  CHECK(form.at_first("late") == "1");
  form.wait_until(noon + 86'400'000);
  CHECK(form.at_first("day") == "2026-11-22");
  // What somebody answers is theirs.
  form.give("n", "'valueInteger': 8").give("asked", "'valueInteger': 3");
  CHECK(form.held("n") == "8");
}

TEST_CASE("a question that nobody is asked takes its initial value at once and keeps it") {
  FilledIn form("{'linkId': 'asked', 'type': 'integer', 'text': 'A'}," +
                item("kept", "integer", initially(answer_of("asked")), ", 'readOnly': true"));
  CHECK(form.held("kept") == "-");
  form.give("asked", "'valueInteger': 1");
  CHECK(form.held("kept") == "1");
  form.give("asked", "'valueInteger': 2");
  CHECK(form.held("kept") == "1");
}

TEST_CASE("what stands in a ring that never rests has no value, and the rest has") {
  const auto other_is_empty = [](const std::string& other) {
    return calculated("iif(" + answer_of(other) + ".empty(), 1, {})");
  };
  FilledIn form(
      "{'linkId': 'n', 'type': 'integer', 'text': 'N'}," +
      item("a", "integer", calculated("iif(" + answer_of("a") + ".empty(), 1, {})")) + "," +
      item("b", "integer", other_is_empty("c")) + "," + item("c", "integer", other_is_empty("b")) + "," +
      item("up", "integer", calculated("iif(" + answer_of("up") + ".empty(), 0, " + answer_of("up") + ") + 1")) + "," +
      item("rests", "integer", calculated(answer_of("up") + " + 1")) + "," +
      item("fine", "integer", calculated(answer_of("n") + " + 1")));
  form.give("n", "'valueInteger': 1");
  for (const char* link_id : {"a", "b", "c", "up", "rests"}) {
    INFO(link_id);
    CHECK(form.held(link_id) == "-");
  }
  CHECK(form.held("fine") == "2");
  form.give("n", "'valueInteger': 5");
  CHECK(form.held("fine") == "6");
}

TEST_CASE("two that agree with each other are no trouble") {
  FilledIn form(item("a", "boolean", calculated(answer_of("b") + ".exists()")) + "," +
                item("b", "boolean", calculated("iif(" + answer_of("a") + ".exists(), true, {})")));
  CHECK(form.held("a") == "true");
  CHECK(form.held("b") == "true");
}

TEST_CASE("a pack without expressions has no calculator") {
  const pack::ServicePack plain = pack::read_pack(pack::small_pack("[{'linkId': 'a', 'type': 'string', 'text': 'A'}]"));
  CHECK_FALSE(make_calculator(plain));
  CHECK(plain.questionnaire.source.empty());
}
