// The answers as a FHIR R4 QuestionnaireResponse, and back.
#include "core/base/text.hpp"
#include "core/engine/questionnaire_response.hpp"
#include "core/engine/update.hpp"
#include "core/record/record.hpp"

#include "tests/unit/fixtures/first_difference.hpp"
#include "tests/unit/fixtures/resident.hpp"

using namespace sealwell;
using namespace sealwell::record;
using engine::Resident;

namespace {

json::Value response_of(const Resident& resident) {
  return engine::questionnaire_response(resident.pack.questionnaire, resident.state().answers, "2026-11-22T12:00:00Z",
                                        "en");
}

// linkIds in the order of the document, children in brackets.
std::string shape(const json::Value& holder) {
  std::string text;
  for (const json::Value& item : holder.items("item")) {
    text += (text.empty() ? "" : " ") + std::string(item.text_or("linkId"));
    std::string below = shape(item);
    for (const json::Value& answer : item.items("answer")) below += shape(answer);
    if (!below.empty()) text += "[" + below + "]";
  }
  return text;
}

const json::Value* find_item(const json::Value& holder, std::string_view link_id) {
  for (const json::Value& item : holder.items("item")) {
    if (item.text_or("linkId") == link_id) return &item;
    if (const json::Value* found = find_item(item, link_id)) return found;
    for (const json::Value& answer : item.items("answer")) {
      if (const json::Value* found = find_item(answer, link_id)) return found;
    }
  }
  return nullptr;
}

std::string answers_of(const json::Value& response, std::string_view link_id) {
  const json::Value* item = find_item(response, link_id);
  REQUIRE(item);
  return json::write(*item->find("answer"));
}

}  // namespace

TEST_CASE("a response says what it is, of which questionnaire, in which language and when") {
  const json::Value response = response_of(engine::at_check());
  CHECK(response.text_or("resourceType") == "QuestionnaireResponse");
  CHECK(response.text_or("questionnaire") == "https://allotment.example/q|7");
  CHECK(response.text_or("status") == "completed");
  CHECK(response.text_or("authored") == "2026-11-22T12:00:00Z");
  CHECK(response.text_or("language") == "en");
}

TEST_CASE("order and nesting follow the questionnaire, and what was left out or does not apply is absent") {
  CHECK(shape(response_of(engine::at_check())) ==
        "adult been-before about[goals first tools drinking[often much binge] danger hours soil word] "
        "ratings[physical-capability psychological-capability physical-opportunity social-opportunity "
        "reflective-motivation automatic-motivation] details[name born postcode contact[phone]]");
  CHECK(shape(response_of(engine::at_check_of_call_back())) == "adult been-before call-me[call-name call-phone]");
}

TEST_CASE("each answer has its item's type, and each item its text") {
  const json::Value response = response_of(engine::at_check());
  CHECK(answers_of(response, "adult") == R"([{"valueBoolean":true}])");
  CHECK(answers_of(response, "often") == R"([{"valueInteger":1}])");
  CHECK(answers_of(response, "hours") == R"([{"valueDecimal":2.5}])");
  CHECK(answers_of(response, "soil") == R"([{"valueQuantity":{"value":12,"unit":"kg"}}])");
  CHECK(answers_of(response, "born") == R"([{"valueDate":"1984-03-15"}])");
  CHECK(answers_of(response, "word") == R"([{"valueString":"Hello"}])");
  CHECK(
      answers_of(response, "goals") ==
      R"([{"valueCoding":{"code":"dig","display":"Dig more"}},{"valueCoding":{"code":"plant","display":"Plant more"}}])");
  CHECK(answers_of(response, "tools") == R"([{"valueCoding":{"code":"spade","display":"A spade"}}])");
  CHECK(find_item(response, "adult")->text_or("text") == "Are you 18 or over?");
}

TEST_CASE("items under a question stand under its answer") {
  Resident resident(
      pack::small_pack(R"([{'linkId': 'q', 'type': 'choice', 'repeats': true, 'text': 'Q?', 'answerOption':
      [{'valueInteger': 1}, {'valueString': 'two'}, {'valueDate': '2020-01-02'}], 'item':
      [{'linkId': 'more', 'type': 'open-choice', 'text': 'More?', 'answerOption': [{'valueString': 'x'}]}]}])"));
  resident.submit().submit({{"q", {"1", "two", "2020-01-02"}}});
  resident.submit({{"more", {"#other"}}, {"more-other", {"mine"}}});
  const json::Value response = response_of(resident);
  CHECK(shape(response) == "q[more]");
  CHECK(answers_of(response, "q").find(R"([{"valueInteger":1,"item":[)") == 0);
  CHECK(answers_of(response, "more") == R"([{"valueString":"mine"}])");
  std::vector<std::string> problems;
  const engine::Answers back = engine::read_response(resident.pack.questionnaire, response, problems);
  CHECK(problems.empty());
  REQUIRE(back.find("q"));
  CHECK(back.find("q")->values.size() == 3);
  CHECK(first_difference(json::write(engine::questionnaire_response(resident.pack.questionnaire, back,
                                                                    "2026-11-22T12:00:00Z", "en")),
                         json::write(response)) == "");
}

TEST_CASE("reading a response back gives the same answers") {
  for (const Resident& resident : {engine::at_check(), engine::at_check_of_call_back()}) {
    std::vector<std::string> problems;
    const json::Value response = response_of(resident);
    const engine::Answers back = engine::read_response(resident.pack.questionnaire, response, problems);
    CHECK(problems.empty());
    for (const auto& [link_id, answer] : resident.state().answers) {
      INFO(link_id);
      const engine::Answer* read = back.find(link_id);
      if (answer.values.empty()) {
        CHECK_FALSE(read);
        continue;
      }
      REQUIRE(read);
      REQUIRE(read->values.size() == answer.values.size());
      for (std::size_t i = 0; i < answer.values.size(); ++i) {
        CAPTURE(i);
        CHECK(engine::same_answer(read->values[i], answer.values[i]));
      }
    }
    CHECK(first_difference(json::write(engine::questionnaire_response(resident.pack.questionnaire, back,
                                                                      "2026-11-22T12:00:00Z", "en")),
                           json::write(response)) == "");
  }
}

TEST_CASE("reading a response names what the questionnaire does not have") {
  const pack::Questionnaire questionnaire = pack::read_items(
      "[{'linkId': 'n', 'type': 'integer'}, {'linkId': 'd', 'type': 'date'}, {'linkId': 'b', 'type': 'boolean'}, "
      "{'linkId': 'x', 'type': 'decimal'}, {'linkId': 'u', 'type': 'quantity'}, {'linkId': 'g', 'type': 'group'}, "
      "{'linkId': 's', 'type': 'string'}]");
  const auto problems = [&](const std::string& item) {
    std::vector<std::string> lines;
    (void)engine::read_response(questionnaire, pack::json_of("{'item': [" + item + "]}"), lines);
    return lines;
  };
  using Lines = std::vector<std::string>;
  CHECK(problems("{'linkId': 'nobody', 'answer': [{'valueString': 'x'}]}") ==
        Lines{"questionnaireResponse: the pack has no item nobody"});
  for (const char* wrong :
       {"{'linkId': 'n', 'answer': [{'valueString': '5'}]}", "{'linkId': 'n', 'answer': [{}]}",
        "{'linkId': 'n', 'answer': [{'valueInteger': 1.5}]}",
        "{'linkId': 'd', 'answer': [{'valueDate': '2021-02-29'}]}",
        "{'linkId': 'b', 'answer': [{'valueBoolean': 'true'}]}", "{'linkId': 'x', 'answer': [{'valueDecimal': 'x'}]}",
        "{'linkId': 'u', 'answer': [{'valueQuantity': {'unit': 'kg'}}]}",
        "{'linkId': 's', 'answer': [{'valueString': 5}]}", "{'linkId': 'g', 'answer': [{'valueString': 'x'}]}",
        "{'linkId': 'n', 'answer': [7]}"}) {
    INFO(wrong);
    const Lines lines = problems(wrong);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].starts_with("questionnaireResponse: an answer of another type at "));
  }
}

TEST_CASE("times, dateTimes and web addresses are written as what they are, and read back") {
  json::Value joined = pack::small_pack(R"([
    {'linkId': 't', 'type': 'time', 'text': 'When do you get up?'},
    {'linkId': 'd', 'type': 'dateTime', 'text': 'When did you fall?'},
    {'linkId': 'u', 'type': 'url', 'text': 'Your page?'},
    {'linkId': 'c', 'type': 'choice', 'text': 'Which time?', 'answerOption': [{'valueTime': '09:30:00'}, {'valueTime': '14:00:00'}]}])");
  pack::at(joined, "/pack").set("timeZone", "Europe/London");
  Resident resident(joined);
  resident.submit().answer("7.15am");
  CHECK(resident.field("d").part_labels.size() == 4);
  resident.submit({{"d-day", {"1"}}, {"d-month", {"July"}}, {"d-year", {"2026"}}, {"d-time", {"2pm"}}});
  resident.answer("https://example.com/me").answer("14:00:00");
  CHECK(resident.words("t") == "7:15am");
  CHECK(resident.words("d") == "1 July 2026 at 2:00pm");
  CHECK(resident.words("u") == "https://example.com/me");
  const json::Value response = response_of(resident);
  CHECK(answers_of(response, "t") == R"([{"valueTime":"07:15:00"}])");
  CHECK(answers_of(response, "d") == R"([{"valueDateTime":"2026-07-01T14:00:00+01:00"}])");
  CHECK(answers_of(response, "u") == R"([{"valueUri":"https://example.com/me"}])");
  CHECK(answers_of(response, "c") == R"([{"valueTime":"14:00:00"}])");
  std::vector<std::string> problems;
  const engine::Answers back = engine::read_response(resident.pack.questionnaire, response, problems);
  CHECK(problems.empty());
  CHECK(first_difference(json::write(engine::questionnaire_response(resident.pack.questionnaire, back,
                                                                    "2026-11-22T12:00:00Z", "en")),
                         json::write(response)) == "");

  engine::State state;
  state.language = "en";
  state.answers = back;
  Heading heading;
  heading.kind = "referral";
  const json::Value record = build(resident.pack, state, heading);
  CHECK(discrepancies(resident.pack, record) == std::vector<std::string>{});
  // The same instant by another clock is not what the form would have made of it.
  const std::string forged = replaced(json::write(record), "14:00:00+01:00", "15:00:00+02:00");
  CHECK_FALSE(discrepancies(resident.pack, json::parse(forged).value()).empty());
}
