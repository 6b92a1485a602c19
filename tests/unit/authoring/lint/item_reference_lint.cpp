// Questions that a pack names for a purpose: they must be able to serve it.
#include "core/authoring/lint/pack_lint.hpp"

#include "tests/unit/fixtures/pack_fixtures.hpp"

using namespace sealwell;
using namespace sealwell::pack;
using Lines = std::vector<std::string>;

namespace {

// The allotment with one more question in its first step, which a member of the pack names.
json::Value with_question(const std::string& item) {
  json::Value joined = allotment_pack();
  at(joined, "/questionnaire/item").add(json_of("{'linkId': 'named', 'text': 'Named'" + item + "}"));
  at(joined, "/pack/journey/0/items").add("named");
  return joined;
}

Lines problems_at(const json::Value& joined, const std::string& pointer) {
  Lines lines;
  for (const lint::Problem& problem : lint::check_pack(read_pack(joined))) {
    if (problem.pointer == pointer && problem.severity == lint::Problem::Severity::error)
      lines.push_back(problem.problem);
  }
  return lines;
}

Lines completed_by(const std::string& item, const std::string& link_id = "named") {
  json::Value joined = with_question(item);
  at(joined, "/pack").set("completedBy", link_id);
  return problems_at(joined, "/pack/completedBy");
}

Lines decision(const std::string& item, const std::string& link_id = "named") {
  json::Value joined = with_question(item);
  at(joined, "/consent/statements/1").set("item", link_id);
  return problems_at(joined, "/consent/statements/research/item");
}

std::string choice(const std::string& codes) {
  std::string options;
  for (const char code : codes) {
    const std::string name = code == 's' ? "self" : code == 'p' ? "professional" : "nobody";
    options += (options.empty() ? "" : ",") + std::string("{'valueCoding': {'code': '") + name + "', 'display': 'X'}}";
  }
  return ", 'type': 'choice', 'answerOption': [" + options + "]";
}

const std::string hidden =
    ", 'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden', 'valueBoolean': true}]";

}  // namespace

TEST_CASE("who fills it in is asked by a choice of what a record can say") {
  CHECK(completed_by(choice("sp")).empty());
  CHECK(completed_by(choice("sp"), "nothing") == Lines{"No question has the linkId nothing."});
  CHECK(completed_by(choice("sn")) == Lines{"It has an option that no record can say."});
  CHECK(completed_by(choice("p")) == Lines{"Nobody can say that they fill it in for themselves."});
  CHECK(completed_by(choice("sp") + ", 'repeats': true") ==
        Lines{"The question is not a choice of one answer that is asked once."});
}

TEST_CASE("a decision is the answer of a hidden boolean that nothing else gives a value or a condition") {
  const std::string cannot = "The question can't have a decision as its answer.";
  CHECK(decision(", 'type': 'boolean'" + hidden).empty());
  CHECK(decision(", 'type': 'boolean'" + hidden, "nothing") == Lines{"No question has the linkId nothing."});
  CHECK(decision(", 'type': 'boolean'") == Lines{cannot});
  CHECK(decision(choice("sp") + hidden) == Lines{cannot});
  CHECK(decision(", 'type': 'boolean', 'initial': [{'valueBoolean': true}]" + hidden) == Lines{cannot});
  CHECK(decision(
            ", 'type': 'boolean', 'enableWhen': [{'question': 'adult', 'operator': 'exists', 'answerBoolean': true}]" +
            hidden) == Lines{cannot});
}

TEST_CASE("two statements can't share a question") {
  json::Value joined = with_question(", 'type': 'boolean'" + hidden);
  for (const char* statement : {"0", "1"})
    at(joined, "/consent/statements/" + std::string(statement)).set("item", "named");
  CHECK(problems_at(joined, "/consent/statements/research/item") ==
        Lines{"Another statement names this question too."});
}
