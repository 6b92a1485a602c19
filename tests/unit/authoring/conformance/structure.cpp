#include "tests/unit/authoring/conformance/checked.hpp"

using namespace sealwell;
using conformance::checked;

namespace {

const std::string form = R"(
  {"linkId": "a", "type": "string"},
  {"linkId": "t", "type": "display", "text": "Read this"},
  {"linkId": "g", "type": "group", "item": [
    {"linkId": "b", "type": "boolean", "item": [{"linkId": "why", "type": "text"}]},
    {"linkId": "c", "type": "integer", "repeats": true}]},
  {"linkId": "r", "type": "group", "repeats": true, "item": [{"linkId": "d", "type": "date"}]})";

const std::string a = R"({"linkId": "a", "answer": [{"valueString": "x"}]})";

}  // namespace

TEST_CASE("a response that follows its Questionnaire conforms") {
  CHECK(checked(form, "") == "");
  CHECK(checked(form, a + R"(,
    {"linkId": "t", "text": "Read this"},
    {"linkId": "g", "item": [
      {"linkId": "b", "answer": [{"valueBoolean": true, "item": [{"linkId": "why", "answer": [{"valueString": "so"}]}]}]},
      {"linkId": "c", "answer": [{"valueInteger": 1}, {"valueInteger": 2}]}]},
    {"linkId": "r", "item": [{"linkId": "d", "answer": [{"valueDate": "2026"}]}]},
    {"linkId": "r", "item": [{"linkId": "d", "answer": [{"valueDate": "2026-11"}]}]})") == "");
}

TEST_CASE("the head of a response is checked") {
  const auto rules = [](const std::string& questionnaire, const std::string& response) {
    const json::Value asked = conformance::read(
        R"({"resourceType": "Questionnaire", "url": "http://example.org/q", "version": "2")" + questionnaire + "}");
    const json::Value given = conformance::read(response);
    const auto report = conformance::check_response(asked, given, std::nullopt);
    REQUIRE(report.ok());
    std::string told;
    for (const auto& finding : report.value().findings) {
      if (finding.violation) told += std::string(finding.rule) + " " + finding.path + ";";
    }
    CHECK(report.value().conforms() == told.empty());
    return told;
  };
  const std::string head = R"({"resourceType": "QuestionnaireResponse", "status": "completed")";
  CHECK(rules("", R"({"resourceType": "Patient"})") == "resource-type QuestionnaireResponse.resourceType;");
  CHECK(rules("", "[]") == "resource-type QuestionnaireResponse.resourceType;");
  CHECK(rules("", head + "}") == "");
  CHECK(rules("", R"({"resourceType": "QuestionnaireResponse"})") == "status QuestionnaireResponse.status;");
  for (const char* status : {"done", "completed amended", " ", "Completed"}) {
    CAPTURE(status);
    CHECK(rules("", R"({"resourceType": "QuestionnaireResponse", "status": ")" + std::string(status) + "\"}") ==
          "status QuestionnaireResponse.status;");
  }
  CHECK(rules("", head + R"(, "questionnaire": "http://example.org/q"})") == "");
  CHECK(rules("", head + R"(, "questionnaire": "http://example.org/q|2"})") == "");
  CHECK(rules("", head + R"(, "questionnaire": "#inside"})") == "");
  CHECK(rules("", head + R"(, "questionnaire": "http://example.org/q|1"})") ==
        "questionnaire QuestionnaireResponse.questionnaire;");
  CHECK(rules("", head + R"(, "questionnaire": "http://example.org/other"})") ==
        "questionnaire QuestionnaireResponse.questionnaire;");
}

TEST_CASE("items are known, in their place and in order") {
  CHECK(checked(form, R"({"linkId": "zz"})") == "unknown-linkId .item[0].linkId");
  CHECK(checked(form, R"({"linkId": "c", "answer": [{"valueInteger": 1}]})") == "misplaced .item[0]");
  CHECK(checked(form, R"({"linkId": "g", "item": [)" + a + "]}") == "misplaced .item[0].item[0]");
  CHECK(checked(form, R"({"linkId": "g", "item": [{"linkId": "c", "answer": [{"valueInteger": 1}]}]},)" + a) ==
        "order .item[1]");
  CHECK(checked(form, R"({"linkId": "g", "item": [{"linkId": "b", "answer": [{"valueBoolean": true}],
      "item": [{"linkId": "why", "answer": [{"valueString": "so"}]}]}]})") ==
        "item-beside-answer .item[0].item[0].item");
}

TEST_CASE("a group has items, a display nothing, a question answers") {
  CHECK(checked(form, R"({"linkId": "g", "answer": [{"valueBoolean": true}]})") == "group-with-answer .item[0]");
  CHECK(checked(form, R"({"linkId": "t", "answer": [{"valueBoolean": true}]})") == "display-with-answer .item[0]");
  CHECK(checked(form, R"({"linkId": "a", "answer": [{"valueString": "x"}, {"valueString": "y"}]})") ==
        "too-many .item[0].answer[1]");
  CHECK(checked(form, a + "," + a) == "duplicate-item .item[1]; too-many .item[1]");
  CHECK(checked(form, R"({"linkId": "g"}, {"linkId": "g"})") == "too-many .item[1]");
  CHECK(checked(form, R"({"linkId": "g", "item": [{"linkId": "c", "answer": [{"valueInteger": 1}]},
                                                  {"linkId": "c", "answer": [{"valueInteger": 2}]}]})") ==
        "duplicate-item .item[0].item[1]");
}

TEST_CASE("what has not the form of FHIR is told and passed over") {
  CHECK(checked(form, R"({"answer": []})") == "malformed .item[0]");
  CHECK(checked(form, "7") == "malformed .item[0]");
  CHECK(checked(form, R"({"linkId": "a", "answer": []})") == "malformed .item[0].answer");
  CHECK(checked(form, R"({"linkId": "a", "answer": {"valueString": "x"}})") == "malformed .item[0].answer");
  CHECK(checked(form, R"({"linkId": "a", "answer": ["x"]})") == "malformed .item[0].answer[0]");
  CHECK(checked(form, R"({"linkId": "g", "item": []})") == "malformed .item[0].item");
  CHECK(checked(form, R"({"linkId": "a", "answer": [{"extension": []}]})") == "no-value .item[0].answer[0]");
  CHECK(checked(form, R"({"linkId": "a", "answer": [{"valueString": "x", "valueInteger": 1}]})") ==
        "wrong-type .item[0].answer[0]");
}

TEST_CASE("what is required is there, in a response that is finished") {
  const std::string questions = R"(
    {"linkId": "a", "type": "string", "required": true},
    {"linkId": "g", "type": "group", "item": [{"linkId": "b", "type": "boolean", "required": true, "item": [
      {"linkId": "why", "type": "text", "required": true}]}]},
    {"linkId": "r", "type": "group", "repeats": true, "item": [{"linkId": "d", "type": "date", "required": true}]},
    {"linkId": "m", "type": "group", "required": true, "item": [{"linkId": "e", "type": "string"}]})";
  CHECK(checked(questions, "") == "required ; required ; required ");
  CHECK(checked(questions, "", "", "in-progress") == "");
  CHECK(checked(questions, "", "", "stopped") == "");
  CHECK(checked(questions, "", "", "amended") == "required ; required ; required ");
  CHECK(checked(questions,
                R"({"linkId": "a"}, {"linkId": "g", "item": [{"linkId": "b", "answer": [{"valueBoolean": true}]}]},
      {"linkId": "r"}, {"linkId": "m"})") ==
        "required .item[0]; required .item[3]; required .item[1].item[0].answer[0]; required .item[2]");
  CHECK(checked(questions, a + R"(, {"linkId": "g", "item": [{"linkId": "b", "answer": [{"valueBoolean": true,
      "item": [{"linkId": "why", "answer": [{"valueString": "x"}]}]}]}]},
      {"linkId": "m", "item": [{"linkId": "e", "answer": [{"valueString": "x"}]}]})") == "");
}

TEST_CASE("groups and answers are counted") {
  const std::string least = R"("extension": [)" +
                            conformance::extension_of("questionnaire-minOccurs", R"("valueInteger": 2)") + "," +
                            conformance::extension_of("questionnaire-maxOccurs", R"("valueInteger": 3)") + "]";
  const std::string questions = R"({"linkId": "q", "type": "integer", "repeats": true, "required": true, )" + least +
                                R"(},
    {"linkId": "g", "type": "group", "repeats": true, )" +
                                least + R"(, "item": [{"linkId": "d", "type": "date"}]})";
  const auto q = [](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += (i ? ", " : "") + (R"({"valueInteger": )" + std::to_string(i) + "}");
    return R"({"linkId": "q", "answer": [)" + text + "]}";
  };
  const std::string g = R"({"linkId": "g", "item": [{"linkId": "d", "answer": [{"valueDate": "2026"}]}]})";
  CHECK(checked(questions, q(2)) == "");
  CHECK(checked(questions, q(3)) == "");
  CHECK(checked(questions, q(1)) == "min-occurs .item[0]");
  CHECK(checked(questions, q(4)) == "max-occurs .item[0]");
  CHECK(checked(questions, q(2) + "," + g) == "min-occurs .item[1]");
  CHECK(checked(questions, q(2) + "," + g + "," + g) == "");
  CHECK(checked(questions, q(2) + "," + g + "," + g + "," + g + "," + g) == "max-occurs .item[1]");
}
