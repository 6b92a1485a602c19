// Groups that repeat, as they are recorded and read back.
#include "core/authoring/conformance/check_response.hpp"
#include "core/engine/questionnaire_response.hpp"
#include "core/record/parts.hpp"
#include "core/record/record.hpp"

#include "tests/unit/fixtures/first_difference.hpp"
#include "tests/unit/fixtures/resident.hpp"

using namespace sealwell;
using namespace sealwell::engine;
using Lines = std::vector<std::string>;

namespace {

// A group `g` of a part of life, between two questions; the second depends on what the group says.
json::Value joined() {
  return pack::small_pack(
      "[{'linkId': 'about', 'type': 'group', 'text': 'About', 'item': [{'linkId': 'a', 'type': 'string', 'text': 'A'}, "
      "{'linkId': 'g', 'type': 'group', 'text': 'Medicine', 'repeats': true, 'item': ["
      "{'linkId': 'n', 'type': 'string', 'text': 'Name'}, "
      "{'linkId': 'more', 'type': 'group', 'text': 'More', 'item': [{'linkId': 'd', 'type': 'integer', 'text': 'Dose', "
      "'enableWhen': [{'question': 'n', 'operator': 'exists', 'answerBoolean': true}]}]}]}, "
      "{'linkId': 'z', 'type': 'string', 'text': 'Z', 'required': true, 'enableWhen': [{'question': 'n', 'operator': "
      "'=', "
      "'answerString': 'salt'}]}]}]");
}

Resident with_three() {
  Resident resident(joined());
  resident.submit().answer("first");
  resident.answer("aspirin").answer("1").answer("true");
  resident.submit().answer("true");  // nothing about the second
  resident.answer("salt").answer("3").answer("false");
  resident.answer("because");
  CHECK(resident.at() == "check");
  return resident;
}

State sent(const Resident& resident) {
  State state;
  state.language = "en";
  state.answers = resident.state().answers;
  return state;
}

json::Value record_of(const Resident& resident) {
  record::Heading heading;
  heading.kind = "referral";
  return record::build(resident.pack, sent(resident), heading);
}

Lines violations(const json::Value& questionnaire, const json::Value& response) {
  Lines lines;
  const auto report = conformance::check_response(questionnaire, response, std::nullopt);
  REQUIRE(report.ok());
  for (const conformance::Finding& finding : report.value().findings)
    lines.push_back(finding.path + " " + finding.problem);
  return lines;
}

}  // namespace

TEST_CASE("each instance is an entry of its own, with the Questionnaire's linkIds and words") {
  const Resident resident = with_three();
  const json::Value record = record_of(resident);
  const json::Value& response = *record.find("questionnaireResponse");
  CHECK(json::write(*response.find("item")) ==
        R"([{"linkId":"about","text":"About","item":[{"linkId":"a","text":"A","answer":[{"valueString":"first"}]},)"
        R"({"linkId":"g","text":"Medicine","item":[{"linkId":"n","text":"Name","answer":[{"valueString":"aspirin"}]},)"
        R"({"linkId":"more","text":"More","item":[{"linkId":"d","text":"Dose","answer":[{"valueInteger":1}]}]}]},)"
        R"({"linkId":"g","text":"Medicine","item":[{"linkId":"n","text":"Name","answer":[{"valueString":"salt"}]},)"
        R"({"linkId":"more","text":"More","item":[{"linkId":"d","text":"Dose","answer":[{"valueInteger":3}]}]}]},)"
        R"({"linkId":"z","text":"Z","answer":[{"valueString":"because"}]}]}])");
  const json::Value whole = joined();
  CHECK(violations(*whole.find("questionnaire"), response) == Lines{});
  CHECK(record::discrepancies(resident.pack, record) == Lines{});
}

TEST_CASE("the k-th entry is read into the k-th instance") {
  const Resident resident = with_three();
  const json::Value record = record_of(resident);
  Lines problems;
  const Answers read =
      engine::read_response(resident.pack.questionnaire, *record.find("questionnaireResponse"), problems);
  CHECK(problems == Lines{});
  REQUIRE(read.find("d@2") != nullptr);
  CHECK(read.find("d@2")->values.front().number == Decimal(3));
  CHECK(read.find("g@2-more")->values.front().boolean);
  CHECK(read.find("d@3") == nullptr);
  CHECK(read.find("g@3-more") == nullptr);
}

TEST_CASE("a response that no journey gives is said to be wrong") {
  const pack::ServicePack pack = pack::read_pack(joined());
  const auto problems_of = [&](const std::string& items) {
    Lines problems;
    (void)engine::read_response(pack.questionnaire, pack::json_of("{'item': " + items + "}"), problems);
    return problems;
  };
  std::string many;
  for (int i = 0; i < 11; ++i) many += std::string(i ? ", " : "") + "{'linkId': 'g', 'item': []}";
  CHECK(problems_of("[" + many + "]") == Lines{"questionnaireResponse: more instances than the pack takes of g"});
  CHECK(problems_of("[{'linkId': 'n@2', 'answer': [{'valueString': 'x'}]}]") ==
        Lines{"questionnaireResponse: the pack has no item n@2"});
  CHECK(problems_of("[{'linkId': 'g@2-more', 'answer': [{'valueBoolean': true}]}]") ==
        Lines{"questionnaireResponse: the pack has no item g@2-more"});
  // The same entry under another one is no instance of the first.
  json::Value record = record_of(with_three());
  json::Value& entries = pack::at(record, "/questionnaireResponse/item/0/item");
  std::swap((*entries.if_array())[1], (*entries.if_array())[2]);
  CHECK_FALSE(record::discrepancies(pack, record).empty());
}

TEST_CASE("a group in an instance of another with more of them is read without harm") {
  const pack::ServicePack pack = pack::read_pack(pack::small_pack(
      "[{'linkId': 'g', 'type': 'group', 'repeats': true, 'item': [{'linkId': 'n', 'type': 'string'}]}, "
      "{'linkId': 'h', 'type': 'group', 'repeats': true, 'extension': [{'url': "
      "'http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs', 'valueInteger': 2}], "
      "'item': [{'linkId': 'm', 'type': 'string'}]}]"));
  Lines problems;
  const Answers read = engine::read_response(
      pack.questionnaire,
      pack::json_of("{'item': [{'linkId': 'g'}, {'linkId': 'g'}, {'linkId': 'g', 'item': [{'linkId': 'm', "
                    "'answer': [{'valueString': 'x'}]}]}]}"),
      problems);
  CHECK(read.find("m@2") != nullptr);
}

TEST_CASE("a group that repeats goes into one part whole, and comes out of it as it was") {
  json::Value whole = joined();
  pack::at(whole, "/pack")
      .set("parts", pack::json_of("[{'id': 'rest', 'recipients': []}, {'id': 'medicines', 'recipients': [], "
                                  "'items': ['g', 'z']}]"));
  const Resident told = with_three();
  const pack::ServicePack pack = pack::read_pack(whole);
  record::Heading heading;
  heading.kind = "referral";
  const json::Value record = record::build(pack, sent(told), heading);
  const std::vector<json::Value> parts = record::split(pack, record);
  REQUIRE(parts.size() == 2);
  CHECK(json::write(parts[0]).find("aspirin") == std::string::npos);
  CHECK(json::write(parts[1]).find("first") == std::string::npos);
  const record::Joined joined_again = record::join(&pack, {{0, parts[0]}, {1, parts[1]}}, 2);
  CHECK(joined_again.problems == Lines{});
  CHECK(first_difference(json::write_canonical(joined_again.record), json::write_canonical(record)) == "");
  CHECK(record::discrepancies(pack, joined_again.record) == Lines{});
  const record::Joined only = record::join(&pack, {{1, parts[1]}}, 2);
  CHECK(only.problems == Lines{});
  CHECK(record::discrepancies(pack, only.record) == Lines{});
}
