// Hostile Questionnaires: each is refused by the name of what is wrong, before anything is run.
#include "core/authoring/reader/questionnaire_reader.hpp"

#include "tests/unit/fixtures/pack_fixtures.hpp"

using namespace sealwell;
using namespace sealwell::pack;
using Lines = std::vector<std::string>;

namespace {

// What refuses a Questionnaire with these items: the JSON reader, or the Questionnaire's, or nobody.
std::string refusal(const std::string& items) {
  const auto value = json::parse("{\"resourceType\":\"Questionnaire\",\"item\":" + items + "}");
  if (!value.ok()) return std::string(error_name(value.error()));
  Failures failures;
  (void)read_questionnaire(value.value(), "", failures);
  return failures.empty() ? "nothing" : std::string(error_name(failures[0].error)) + " " + failures[0].where;
}

std::string list(std::size_t count, const std::string& more = "\"type\":\"string\"") {
  std::string items = "[";
  for (std::size_t i = 0; i < count; ++i) {
    items += (i > 0 ? ",{\"linkId\":\"" : "{\"linkId\":\"") + std::to_string(i) + "\"," + more + "}";
  }
  return items + "]";
}

std::string nested(int levels, const std::string& type) {
  std::string text, end;
  for (int i = 0; i < levels; ++i) {
    text += (i > 0 ? ",\"item\":[" : "[") + std::string("{\"linkId\":\"") + std::to_string(i) + "\",\"type\":\"" +
            type + "\"";
    end += "}]";
  }
  return text + end;
}

std::string one(const std::string& members) { return "[{\"linkId\":\"a\"," + members + "}]"; }

}  // namespace

TEST_CASE("too many items, options, conditions", "[large]") {
  CHECK(refusal(list(max_items)) == "nothing");
  CHECK(refusal(list(100'000)) == "too_large /item/20000");
  CHECK(refusal(list(100'000, "\"type\":\"string\",\"text\":\"Twenty bytes of text\"")) == "too_large");
  std::string options, conditions;
  for (int i = 0; i < 2'001; ++i) options += (i > 0 ? "," : "") + ("{\"valueInteger\":" + std::to_string(i)) + "}";
  CHECK(refusal(one("\"type\":\"choice\",\"answerOption\":[" + options + "]")) == "too_large /item/0/answerOption");
  for (int i = 0; i < 201; ++i) {
    conditions +=
        (i > 0 ? "," : "") + std::string("{\"question\":\"a\",\"operator\":\"exists\",\"answerBoolean\":true}");
  }
  CHECK(refusal(one("\"type\":\"string\",\"enableBehavior\":\"all\",\"enableWhen\":[" + conditions + "]")) ==
        "too_large /item/0/enableWhen");
}

TEST_CASE("nesting: any sensible depth under groups and under answers, and no more") {
  CHECK(refusal(nested(31, "group")) == "nothing");
  CHECK(refusal(nested(31, "string")) == "nothing");
  CHECK(refusal(nested(32, "string")) == "too_deep");
  CHECK(refusal(nested(10'000, "group")) == "too_deep");
  CHECK(refusal(std::string(1'000'000, '[')) == "too_deep");
}

TEST_CASE("enormous strings, and strings that are no text") {
  const auto text = [](std::size_t length) {
    return one("\"type\":\"string\",\"text\":\"" + std::string(length, 'x') + "\"");
  };
  CHECK(refusal(text(20'000)) == "nothing");
  CHECK(refusal(text(20'001)) == "too_large /item/0/text");
  CHECK(refusal(text(5'000'000)) == "too_large");
  CHECK(refusal("[{\"linkId\":\"" + std::string(256, 'x') + "\",\"type\":\"string\"}]") == "too_large /item/0/linkId");
  CHECK(refusal(one("\"type\":\"string\",\"text\":\"\xC3\x28\"")) == "invalid_utf8");
  CHECK(refusal(one("\"type\":\"string\",\"text\":\"\xED\xA0\x80\"")) == "invalid_utf8");
  CHECK(refusal(one("\"type\":\"string\",\"type\":\"text\"")) == "duplicate_key");
}

TEST_CASE("expressions that explode elsewhere are taken and harmless, and enormous ones are refused") {
  const auto regex = [](const std::string& expression) {
    return one(
        "\"type\":\"string\",\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/"
        "regex\",\"valueString\":\"" +
        expression + "\"}]");
  };
  CHECK(refusal(regex("(a+)+$")) == "nothing");
  CHECK(refusal(regex("((a{1000}){1000}){1000}")) == "too_large /item/0/extension/0/valueString");
  CHECK(refusal(regex(std::string(100'000, 'a'))) == "too_large /item/0/extension/0/valueString");
}

TEST_CASE("a ring of twenty thousand conditions is found without running it", "[large]") {
  std::string items = "[";
  const int count = static_cast<int>(max_items);
  for (int i = 0; i < count; ++i) {
    items += std::string(i > 0 ? "," : "") + "{\"linkId\":\"" + std::to_string(i) +
             "\",\"type\":\"string\",\"enableWhen\":[{\"question\":\"" + std::to_string((i + 1) % count) +
             "\",\"operator\":\"exists\",\"answerBoolean\":true}]}";
  }
  const auto value = json::parse("{\"resourceType\":\"Questionnaire\",\"item\":" + items + "]}");
  REQUIRE(value.ok());
  Failures failures;
  const Questionnaire read = read_questionnaire(value.value(), "", failures);
  CHECK(failures.empty());
  int rings = 0;
  for (const Item& item : read.items) rings += item.in_condition_cycle ? 1 : 0;
  CHECK(rings == count);
}
