#include "tests/unit/authoring/conformance/checked.hpp"

using namespace sealwell;
using conformance::checked;

namespace {

// Whether an item with this condition takes an answer where `q` has that one (none: not answered).
bool applies(const std::string& type, const std::string& condition, const std::string& answer) {
  const std::string questions = R"({"linkId": "q", "type": ")" + type + R"("}, {"linkId": "then", "type": "string",
    "enableWhen": [{"question": "q", )" +
                                condition + "}]}";
  const std::string given = answer.empty() ? "" : R"({"linkId": "q", "answer": [{)" + answer + "}]}, ";
  const std::string told = checked(questions, given + R"({"linkId": "then", "answer": [{"valueString": "x"}]})");
  const std::string refused = std::string("answered-though-disabled .item[") + (answer.empty() ? "0]" : "1]");
  CHECK((told.empty() || told == refused));
  return told.empty();
}

std::string when(const std::string& op, const std::string& answer) {
  return R"("operator": ")" + op + R"(", )" + answer;
}

}  // namespace

TEST_CASE("conditions compare answers of every type") {
  struct Row {
    const char* type;
    const char* value;  // "value" stands for "answer" in the condition
    const char* less;
    const char* greater;
  };
  const Row rows[] = {
      {"integer", R"(Integer": 5)", R"(Integer": 4)", R"(Integer": 6)"},
      {"decimal", R"(Decimal": 5.0)", R"(Decimal": 4.99)", R"(Decimal": 5.01)"},
      {"date", R"(Date": "2026-05-05")", R"(Date": "2026-05-04")", R"(Date": "2026-06-01")"},
      {"dateTime", R"(DateTime": "2026-05-05T10:00:00Z")", R"(DateTime": "2026-05-05T10:30:00+01:00")",
       R"(DateTime": "2026-05-05T10:00:01Z")"},
      {"time", R"(Time": "10:00:00")", R"(Time": "09:59:59")", R"(Time": "10:00:01")"},
      {"string", R"(String": "m")", R"(String": "l")", R"(String": "n")"},
      {"quantity", R"(Quantity": {"value": 5, "unit": "kg"})", R"(Quantity": {"value": 4, "unit": "kg"})",
       R"(Quantity": {"value": 6, "unit": "kg"})"},
  };
  for (const Row& row : rows) {
    INFO(row.type);
    const auto with = [&](const char* op, const char* given) {
      return applies(row.type, when(op, "\"answer" + std::string(row.value)), "\"value" + std::string(given));
    };
    CHECK(with("=", row.value));
    CHECK_FALSE(with("=", row.less));
    CHECK_FALSE(with("!=", row.value));
    CHECK(with("!=", row.less));
    CHECK(with(">", row.greater));
    CHECK_FALSE(with(">", row.value));
    CHECK(with("<", row.less));
    CHECK_FALSE(with("<", row.value));
    CHECK(with(">=", row.value));
    CHECK_FALSE(with(">=", row.less));
    CHECK(with("<=", row.value));
    CHECK_FALSE(with("<=", row.greater));
    CHECK(applies(row.type, when("!=", "\"answer" + std::string(row.value)), ""));
    CHECK_FALSE(applies(row.type, when("<", "\"answer" + std::string(row.value)), ""));
  }
  CHECK(applies("boolean", when("=", R"("answerBoolean": true)"), R"("valueBoolean": true)"));
  CHECK_FALSE(applies("boolean", when("=", R"("answerBoolean": true)"), R"("valueBoolean": false)"));
  const std::string coding = R"("answerCoding": {"system": "s", "code": "x"})";
  CHECK(applies("choice", when("=", coding), R"("valueCoding": {"system": "s", "code": "x"})"));
  CHECK(applies("choice", when("=", coding), R"("valueCoding": {"code": "x"})"));
  CHECK_FALSE(applies("choice", when("=", coding), R"("valueCoding": {"system": "t", "code": "x"})"));
  CHECK(applies("choice", when("!=", coding), R"("valueCoding": {"system": "s", "code": "y"})"));
  CHECK(applies("reference", when("=", R"("answerReference": {"reference": "Patient/1"})"),
                R"("valueReference": {"reference": "Patient/1"})"));
  CHECK(applies("string", when("exists", R"("answerBoolean": true)"), R"("valueString": "x")"));
  CHECK_FALSE(applies("string", when("exists", R"("answerBoolean": true)"), ""));
  CHECK(applies("string", when("exists", R"("answerBoolean": false)"), ""));
  CHECK_FALSE(applies("string", when("exists", R"("answerBoolean": false)"), R"("valueString": "x")"));
}

TEST_CASE("conditions combine by enableBehavior") {
  const auto both = [](const std::string& behavior, bool a, bool b) {
    const auto flag = [](bool value) { return value ? std::string("true") : std::string("false"); };
    return checked(R"({"linkId": "a", "type": "boolean"}, {"linkId": "b", "type": "boolean"},
      {"linkId": "c", "type": "string")" +
                       behavior + R"(, "enableWhen": [
        {"question": "a", "operator": "=", "answerBoolean": true}, {"question": "b", "operator": "=", "answerBoolean": true}]})",
                   R"({"linkId": "a", "answer": [{"valueBoolean": )" + flag(a) +
                       R"(}]}, {"linkId": "b", "answer": [{"valueBoolean": )" + flag(b) +
                       R"(}]}, {"linkId": "c", "answer": [{"valueString": "x"}]})")
        .empty();
  };
  const std::string all = R"(, "enableBehavior": "all")";
  CHECK(both(all, true, true));
  CHECK_FALSE(both(all, true, false));
  CHECK(both(R"(, "enableBehavior": "any")", false, true));
  CHECK_FALSE(both("", false, false));
  CHECK(both("", true, false));
}

TEST_CASE("a required item is asked for only while it applies") {
  const std::string questions = R"({"linkId": "q", "type": "boolean"}, {"linkId": "g", "type": "group",
    "enableWhen": [{"question": "q", "operator": "=", "answerBoolean": true}],
    "item": [{"linkId": "r", "type": "string", "required": true}]})";
  CHECK(checked(questions, "") == "");
  CHECK(checked(questions, R"({"linkId": "q", "answer": [{"valueBoolean": false}]})") == "");
  CHECK(checked(questions, R"({"linkId": "q", "answer": [{"valueBoolean": true}]})") == "required ");
}

TEST_CASE("what stands in a disabled group is disabled, and its answers enable nothing") {
  const std::string questions = R"({"linkId": "q", "type": "boolean"},
    {"linkId": "g", "type": "group", "enableWhen": [{"question": "q", "operator": "=", "answerBoolean": true}],
     "item": [{"linkId": "in", "type": "boolean"}]},
    {"linkId": "after", "type": "string", "enableWhen": [{"question": "in", "operator": "exists", "answerBoolean": true}]})";
  const std::string rest = R"(, {"linkId": "g", "item": [{"linkId": "in", "answer": [{"valueBoolean": true}]}]},
    {"linkId": "after", "answer": [{"valueString": "x"}]})";
  CHECK(checked(questions, R"({"linkId": "q", "answer": [{"valueBoolean": true}]})" + rest) == "");
  CHECK(checked(questions, R"({"linkId": "q", "answer": [{"valueBoolean": false}]})" + rest) ==
        "answered-though-disabled .item[1]; answered-though-disabled .item[2]");
}

TEST_CASE("in a repeating group each instance asks its own") {
  const std::string questions = R"({"linkId": "g", "type": "group", "repeats": true, "item": [
    {"linkId": "more", "type": "boolean"},
    {"linkId": "what", "type": "string", "required": true,
     "enableWhen": [{"question": "more", "operator": "=", "answerBoolean": true}]}]})";
  const auto instance = [](const std::string& more, bool what) {
    return R"({"linkId": "g", "item": [{"linkId": "more", "answer": [{"valueBoolean": )" + more + "}]}" +
           (what ? R"(, {"linkId": "what", "answer": [{"valueString": "x"}]})" : "") + "]}";
  };
  CHECK(checked(questions, instance("true", true) + "," + instance("false", false)) == "");
  CHECK(checked(questions, instance("true", false) + "," + instance("false", true)) ==
        "answered-though-disabled .item[1].item[1]; required .item[0]");
  // An instance that doesn't say takes nothing from the others.
  CHECK(checked(questions, instance("true", true) + R"(, {"linkId": "g", "item": [
    {"linkId": "what", "answer": [{"valueString": "x"}]}]})") == "answered-though-disabled .item[1].item[0]");
}

TEST_CASE("of several occurrences outside, the last one before counts") {
  const std::string questions =
      R"({"linkId": "g", "type": "group", "repeats": true, "item": [{"linkId": "n", "type": "integer"}]},
    {"linkId": "then", "type": "string", "enableWhen": [{"question": "n", "operator": "=", "answerInteger": 2}]})";
  const auto g = [](int n) {
    return R"({"linkId": "g", "item": [{"linkId": "n", "answer": [{"valueInteger": )" + std::to_string(n) + "}]}]},";
  };
  const std::string then = R"({"linkId": "then", "answer": [{"valueString": "x"}]})";
  CHECK(checked(questions, g(1) + g(2) + then) == "");
  CHECK(checked(questions, g(2) + g(1) + then) == "answered-though-disabled .item[2]");
}

TEST_CASE("a question with several answers fits when one of them does") {
  const auto told = [](const std::string& op) {
    return checked(R"({"linkId": "q", "type": "integer", "repeats": true}, {"linkId": "then", "type": "string",
                       "enableWhen": [{"question": "q", "operator": ")" +
                       op + R"(", "answerInteger": 2}]})",
                   R"({"linkId": "q", "answer": [{"valueInteger": 1}, {"valueInteger": 2}]},
                      {"linkId": "then", "answer": [{"valueString": "x"}]})");
  };
  CHECK(told("=") == "");
  CHECK(told("<") == "");
  CHECK(told("!=") == "answered-though-disabled .item[1]");
  CHECK(told(">") == "answered-though-disabled .item[1]");
}

TEST_CASE("items below an answer apply with it") {
  const std::string questions = R"({"linkId": "q", "type": "boolean", "item": [{"linkId": "why", "type": "string",
    "enableWhen": [{"question": "q", "operator": "=", "answerBoolean": true}]}]})";
  const auto told = [&](const std::string& value) {
    return checked(questions, R"({"linkId": "q", "answer": [{"valueBoolean": )" + value +
                                  R"(, "item": [{"linkId": "why", "answer": [{"valueString": "x"}]}]}]})");
  };
  CHECK(told("true") == "");
  CHECK(told("false") == "answered-though-disabled .item[0].answer[0].item[0]");
}

TEST_CASE("rings end, and what isn't known is a note") {
  CHECK(
      checked(
          R"({"linkId": "a", "type": "string", "enableWhen": [{"question": "b", "operator": "exists", "answerBoolean": true}]},
                   {"linkId": "b", "type": "string", "enableWhen": [{"question": "a", "operator": "exists", "answerBoolean": true}]})",
          R"({"linkId": "a", "answer": [{"valueString": "x"}]}, {"linkId": "b", "answer": [{"valueString": "x"}]})") ==
      "answered-though-disabled .item[0]; answered-though-disabled .item[1]");
  CHECK(
      checked(
          R"({"linkId": "a", "type": "string", "required": true, "enableWhen": [{"question": "zz", "operator": "=", "answerInteger": 1}]})",
          "") == "(not-checked )");
  CHECK(
      checked(
          R"({"linkId": "q", "type": "integer"}, {"linkId": "a", "type": "string", "required": true, "enableWhen": [{"question": "q", "operator": "= !=", "answerInteger": 1}]})",
          "") == "(not-checked )");
}

TEST_CASE("enableWhenExpression is evaluated in the subset") {
  const auto told = [](const std::string& expression, const std::string& answers) {
    return checked(
        R"({"linkId": "n", "type": "integer"}, {"linkId": "then", "type": "string", "required": true, "extension": [)" +
            conformance::extension_of(
                "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression",
                R"("valueExpression": {"language": "text/fhirpath", "expression": ")" + expression + "\"}") +
            "]}",
        answers);
  };
  const std::string n = R"({"linkId": "n", "answer": [{"valueInteger": 3}]})";
  const std::string then = R"(, {"linkId": "then", "answer": [{"valueString": "x"}]})";
  const std::string rule = "%resource.item.where(linkId='n').answer.value > 2";
  CHECK(told(rule, n + then) == "");
  CHECK(told(rule, n) == "required ");
  CHECK(told("%resource.item.where(linkId='n').answer.value > 3", n + then) == "answered-though-disabled .item[1]");
  CHECK(told(rule, "") == "");
  CHECK(told("resolve()", n) == "(not-checked )");
}
