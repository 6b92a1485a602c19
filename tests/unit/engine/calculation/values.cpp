// What an expression gives, as the item's type has it.
#include "tests/unit/engine/calculation/filled_in.hpp"

using namespace sealwell;
using namespace sealwell::engine;

namespace {

// What an item of that type holds when it is calculated so.
std::string given(const std::string& type, const std::string& expression, const std::string& more = "") {
  const std::string options = more.find("answerOption") == std::string::npos && type.find("choice") != std::string::npos
                                  ? ", 'answerOption': [{'valueCoding': {'system': 's', 'code': 'a', 'display': 'A'}}, "
                                    "{'valueCoding': {'code': 'b'}}, {'valueString': 'sea'}, {'valueInteger': 4}, "
                                    "{'valueDate': '2026-11-22'}, {'valueTime': '10:30:00'}]"
                                  : "";
  FilledIn form("{'linkId': 'c', 'type': '" + type + "', 'text': 'C'" + options + more + ", 'extension': [" +
                calculated(expression) + "]}");
  return form.held("c");
}

}  // namespace

TEST_CASE("numbers") {
  CHECK(given("integer", "2 + 3") == "5");
  CHECK(given("integer", "5.0") == "5");
  CHECK(given("integer", "5.5") == "-");
  CHECK(given("integer", "2147483647") == "2147483647");
  CHECK(given("integer", "2147483648") == "-");
  CHECK(given("integer", "-2147483648") == "-2147483648");
  CHECK(given("integer", "`5`") == "-");
  CHECK(given("decimal", "1 / 3") == "0.333333333333");
  CHECK(given("decimal", "7") == "7");
  CHECK(given("decimal", "true") == "-");
  CHECK(given("decimal", "4 `kg`") == "-");
  CHECK(given("decimal", "(1 | 2)") == "-");
  CHECK(given("decimal", "1 / 0") == "-");
}

TEST_CASE("quantities have the item's unit or none at all") {
  const std::string in_kg =
      ", 'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit', "
      "'valueCoding': {'system': 'http://unitsofmeasure.org', 'code': 'kg', 'display': 'kilograms'}}, ";
  const auto in_kilograms = [&](const std::string& expression) {
    FilledIn form("{'linkId': 'c', 'type': 'quantity', 'text': 'C'" + in_kg + calculated(expression) + "]}");
    return form.held("c");
  };
  CHECK(in_kilograms("70.5") == "70.5 kilograms [kg]");
  CHECK(in_kilograms("70.5 `kg`") == "70.5 kilograms [kg]");
  CHECK(in_kilograms("11 `[stone_av]`") == "-");
  CHECK(given("quantity", "3 `mm`") == "3 mm");
  CHECK(given("quantity", "3") == "3 ");
  CHECK(given("quantity", "`3`") == "-");
}

TEST_CASE("yes and no, texts and addresses") {
  CHECK(given("boolean", "1 > 0") == "true");
  CHECK(given("boolean", "1 < 0") == "false");
  CHECK(given("boolean", "1") == "-");
  CHECK(given("boolean", "{}") == "-");
  CHECK(given("string", "`a` & `b`") == "ab");
  CHECK(given("text", "``") == "-");
  CHECK(given("string", "1") == "-");
  CHECK(given("string", "1.toString()") == "1");
  CHECK(given("url", "`https://example.org`") == "https://example.org");
}

TEST_CASE("days and times") {
  CHECK(given("date", "today()") == "2026-11-22");
  CHECK(given("date", "@2026-11-22 + 1 month") == "2026-12-22");
  CHECK(given("date", "@2026-11") == "-");
  CHECK(given("date", "now()") == "-");
  CHECK(given("date", "`2026-11-22`") == "2026-11-22");
  CHECK(given("dateTime", "now()") == "2026-11-22T12:00:00Z");
  CHECK(given("dateTime", "today()") == "2026-11-22");
  CHECK(given("time", "@T10:30:00") == "10:30:00");
  CHECK(given("time", "`25:00:00`") == "-");
}

TEST_CASE("today is the pack's day") {
  // Half past midnight of a summer's day in London is the day before by UTC.
  FilledIn form("{'linkId': 'd', 'type': 'date', 'text': 'D', 'extension': [" + calculated("today()") +
                    "]}, "
                    "{'linkId': 't', 'type': 'dateTime', 'text': 'T', 'extension': [" +
                    calculated("now()") + "]}",
                "", "Europe/London");
  CHECK(form.held("t") == "2026-11-22T12:00:00Z");
  form.wait_until(1'782'862'200'000);  // 2026-06-30T23:30:00Z
  CHECK(form.held("d") == "2026-07-01");
  CHECK(form.held("t") == "2026-07-01T00:30:00+01:00");
  // The clocks go forward in half an hour.
  form.wait_until(1'774'744'200'000);  // 2026-03-29T00:30:00Z
  CHECK(form.held("t") == "2026-03-29T00:30:00Z");
}

TEST_CASE("options by code, by their own value, and free texts") {
  CHECK(given("choice", "`a`") == "[a]");
  CHECK(given("choice", "`sea`") == "sea");
  CHECK(given("choice", "`z`") == "-");
  CHECK(given("choice", "4") == "4");
  CHECK(given("choice", "@2026-11-22") == "2026-11-22");
  CHECK(given("choice", "@T10:30:00") == "10:30:00");
  CHECK(given("choice", "%questionnaire.item.answerOption.value.ofType(Coding).first()") == "[a]");
  CHECK(given("choice", "(`a` | `b`)") == "-");
  CHECK(given("choice", "(`a` | `b` | `a`)", ", 'repeats': true") == "[a],[b]");
  CHECK(given("choice", "(`a` | `z`)", ", 'repeats': true") == "-");
  CHECK(given("open-choice", "`z`") == "z");
  CHECK(given("integer", "(3 | 4)", ", 'repeats': true") == "3,4");
  CHECK(given("integer", "(1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21)", ", 'repeats': true") == "-");
}

TEST_CASE("an option of another system is another option") {
  FilledIn form(
      "{'linkId': 'o', 'type': 'choice', 'text': 'O', 'answerOption': [{'valueCoding': {'system': 'x', 'code': 'a'}}]},"
      "{'linkId': 'c', 'type': 'choice', 'text': 'C', 'answerOption': [{'valueCoding': {'system': 'y', 'code': 'a'}}], "
      "'extension': [" +
      calculated("%resource.item.where(linkId = `o`).answer.value") + "]}");
  form.give("o", "'valueCoding': {'system': 'x', 'code': 'a'}");
  CHECK(form.held("c") == "-");
}
