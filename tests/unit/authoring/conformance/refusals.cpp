#include "tests/unit/authoring/conformance/checked.hpp"

#include <algorithm>

using namespace sealwell;

namespace {

std::string refused(const std::string& form,
                    const std::string& response = R"({"resourceType": "QuestionnaireResponse", "status": "completed"})",
                    const conformance::Limits& limits = {}) {
  const json::Value asked = conformance::read(form);
  const json::Value given = conformance::read(response);
  const auto report = conformance::check_response(asked, given, std::nullopt, limits);
  if (report.ok()) return "accepted";
  return std::string(error_name(report.error())) + " at " + report.failure().where;
}

std::string form_of(const std::string& items) {
  return R"({"resourceType": "Questionnaire", "item": [)" + items + "]}";
}

}  // namespace

TEST_CASE("a Questionnaire that nothing can be checked against is refused with the place") {
  CHECK(refused("{}") == "missing_field at /resourceType");
  CHECK(refused(R"({"resourceType": "Patient"})") == "unknown_value at /resourceType");
  CHECK(refused(form_of(R"({"type": "string"})")) == "missing_field at /item/0/linkId");
  CHECK(refused(form_of(R"({"linkId": "a"})")) == "missing_field at /item/0/type");
  CHECK(refused(form_of(R"({"linkId": "a", "type": "slider"})")) == "unknown_value at /item/0/type");
  CHECK(
      refused(form_of(
          R"({"linkId": "a", "type": "group", "item": [{"linkId": "b", "type": "group"}, {"linkId": "a", "type": "string"}]})")) ==
      "duplicate_key at /item/0/item/1/linkId: a");
  CHECK(refused(form_of("")) == "accepted");
}

TEST_CASE("what is too large or too deep is refused") {
  std::string many;
  for (int i = 0; i < 20; ++i)
    many += (i ? "," : "") + (R"({"linkId": ")" + std::to_string(i) + R"(", "type": "string"})");
  CHECK(refused(form_of(many), "{}", {.items = 19}) == "too_large at /item/19");
  std::string deep = R"({"linkId": "x", "type": "group"})";
  for (int i = 0; i < 10; ++i)
    deep = R"({"linkId": ")" + std::to_string(i) + R"(", "type": "group", "item": [)" + deep + "]}";
  CHECK(refused(form_of(deep), "{}", {.nesting = 10}).starts_with("too_deep at /item/0/item/0"));
  std::string answers;
  for (int i = 0; i < 20; ++i) answers += (i ? "," : "") + (R"({"valueInteger": )" + std::to_string(i) + "}");
  CHECK(refused(
            form_of(R"({"linkId": "q", "type": "integer", "repeats": true})"),
            R"({"resourceType": "QuestionnaireResponse", "status": "completed", "item": [{"linkId": "q", "answer": [)" +
                answers + "]}]}",
            {.items = 20}) == "too_large at response");
}

TEST_CASE("only so many findings are told, and a longer list doesn't conform") {
  const json::Value form = conformance::read(form_of(R"({"linkId": "q", "type": "integer"})"));
  std::string items;
  for (int i = 0; i < 50; ++i) items += std::string(i ? "," : "") + R"({"linkId": "unheard"})";
  const json::Value response =
      conformance::read(R"({"resourceType": "QuestionnaireResponse", "status": "completed", "item": [)" + items + "]}");
  const auto report = conformance::check_response(form, response, std::nullopt, {.findings = 10});
  REQUIRE(report.ok());
  CHECK(report.value().findings.size() == 10);
  CHECK_FALSE(report.value().complete);
  CHECK_FALSE(report.value().conforms());
}

TEST_CASE("a hundred thousand items that hang on each other are checked without a deep stack", "[large]") {
  // Each question asks for the one after it, so that the first can be told only when the last is.
  constexpr int count = 100'000;
  std::string questions, answers;
  for (int i = 0; i < count; ++i) {
    const std::string id = std::to_string(i);
    questions += (i ? "," : "") + (R"({"linkId": ")" + id + R"(", "type": "boolean")") +
                 (i + 1 < count ? R"(, "enableWhen": [{"question": ")" + std::to_string(i + 1) +
                                      R"(", "operator": "exists", "answerBoolean": true}])"
                                : "") +
                 "}";
    answers += (i ? "," : "") + (R"({"linkId": ")" + id + R"(", "answer": [{"valueBoolean": true}]})");
  }
  CHECK(conformance::checked(questions, answers) == "");
  CHECK(conformance::checked(
            questions,
            answers.substr(0, answers.rfind(", {") == std::string::npos ? answers.rfind(",{") : answers.rfind(", {")))
            .starts_with("answered-though-disabled .item[0]"));
}

TEST_CASE("the list of rules for readers has each name once") {
  const auto rules = conformance::rules();
  CHECK(rules.size() == 34);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    CAPTURE(i);
    for (std::size_t k = 0; k < i; ++k) {
      CAPTURE(k);
      CHECK(rules[i].name != rules[k].name);
    }
    CHECK(rules[i].meaning.ends_with("."));
  }
}
