#include "tests/unit/pack/fixtures.hpp"

#include "core/base/text.hpp"
#include "core/pack/questionnaire_reader.hpp"

#include <fstream>
#include <iterator>

namespace sealwell::pack {
namespace {

json::Value parsed(const std::string& text) {
  auto value = json::parse(text);
  INFO((value.ok() ? "" : value.failure().where) << ": " << text.substr(0, 400));
  REQUIRE(value.ok());
  return std::move(value).value();
}

}  // namespace

json::Value json_of(std::string_view text) {
  return parsed(text.find('"') == std::string_view::npos ? replaced(text, "'", "\"") : std::string(text));
}

json::Value json_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  INFO(path << ": run the tests from the repository's root");
  REQUIRE(file);
  return parsed({std::istreambuf_iterator<char>(file), {}});
}

json::Value& at(json::Value& value, std::string_view pointer) {
  json::Value* here = &value;
  const auto tokens = split(pointer, '/');
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    INFO(pointer);
    json::Array* list = here->if_array();
    if (list) {
      const auto index = static_cast<std::size_t>(Decimal::parse(tokens[i])->scaled(0).value());
      REQUIRE(index < list->size());
      here = &(*list)[index];
      continue;
    }
    here = here->find(tokens[i]);
    REQUIRE(here != nullptr);
  }
  return *here;
}

json::Value small_pack(std::string_view items) {
  json::Value pack = json_of(R"({
    'pack': {
      'format': 'sealwell-pack/1', 'id': 'small', 'version': '1', 'name': 'Small', 'languages': ['en'],
      'contact': {'lead': 'Call us', 'phone': '01632 960 001'},
      'start': {'title': 'Begin', 'button': 'Start'}
    },
    'questionnaire': {'resourceType': 'Questionnaire'}
  })");
  at(pack, "/questionnaire").set("item", json_of(items));
  return pack;
}

json::Value allotment_pack() {
  json::Value pack = json_file("tests/unit/pack/data/allotment.json");
  return pack;
}

json::Value checklist_pack() {
  json::Value pack = allotment_pack();
  at(pack, "/pack/comB").set("checklists", json_of(R"([{'item': 'in-the-way', 'goal': 'dig', 'barriers': {
    'no-time': {'component': 'physical_opportunity', 'domain': 'environmental_context_resources'},
    'no-spade': {'component': 'physical_opportunity'},
    'alone': {'component': 'social_opportunity', 'domain': 'social_influences'},
    'tired': {'component': 'physical_capability'}}}])"));
  at(pack, "/questionnaire/item/3") = json_of(R"({'linkId': 'in-the-way', 'type': 'choice', 'repeats': true,
    'text': 'What gets in the way?', 'enableWhen': [{'question': 'first', 'operator': 'exists', 'answerBoolean': true}],
    'answerOption': [
      {'valueCoding': {'code': 'tired', 'display': 'I am tired'}},
      {'valueCoding': {'code': 'no-time', 'display': 'I have no time'}},
      {'valueCoding': {'code': 'no-spade', 'display': 'I have no spade'}},
      {'valueCoding': {'code': 'alone', 'display': 'I am alone'}},
      {'valueCoding': {'code': 'nothing', 'display': 'Nothing'}, 'extension': [{'url':
        'http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive', 'valueBoolean': true}]}]})");
  at(pack, "/pack/journey/1/items/1") = json::Value("in-the-way");
  return pack;
}

json::Value divided_pack() {
  json::Value pack = allotment_pack();
  at(pack, "/pack").set("parts", json_of(R"([
    {'id': 'referral', 'recipients': ['team']},
    {'id': 'contact', 'recipients': ['team', 'pod'], 'items': ['name', 'contact']},
    {'id': 'alcohol', 'recipients': ['team', 'pod'], 'topics': ['alcohol'], 'statements': ['research']},
    {'id': 'monitoring', 'recipients': ['monitor'], 'items': ['hours', 'danger'], 'anonymous': true}
  ])"));
  return pack;
}

json::Value livewell_pack() {
  json::Value joined = json::Value::object();
  for (const char* name : {"pack", "questionnaire", "consent", "advice"}) {
    joined.set(name, json_file("site/packs/livewell-dorset/" + std::string(name) + ".json"));
  }
  // Its catalogues are joined by a room above this one.
  joined.find("pack")->set("languages", json::Array{json::Value("en")});
  return joined;
}

std::vector<std::string> failures_of(const json::Value& joined) {
  Failures failures;
  (void)read_service_pack(joined, failures);
  std::vector<std::string> lines;
  for (const Failure& failure : failures) lines.push_back(std::string(error_name(failure.error)) + " " + failure.where);
  return lines;
}

std::vector<std::string> item_failures(std::string_view items) {
  json::Value questionnaire = json_of("{'resourceType': 'Questionnaire'}");
  questionnaire.set("item", json_of(items));
  Failures failures;
  (void)read_questionnaire(questionnaire, "", failures);
  std::vector<std::string> lines;
  for (const Failure& failure : failures) lines.push_back(std::string(error_name(failure.error)) + " " + failure.where);
  return lines;
}

ServicePack read_pack(const json::Value& joined, std::string_view language) {
  Failures failures;
  ServicePack pack = read_service_pack(joined, failures, language);
  for (const Failure& failure : failures) UNSCOPED_INFO(error_name(failure.error) << " " << failure.where);
  REQUIRE(failures.empty());
  return pack;
}

Questionnaire read_items(std::string_view items) {
  json::Value questionnaire = json_of("{'resourceType': 'Questionnaire'}");
  questionnaire.set("item", json_of(items));
  Failures failures;
  Questionnaire read = read_questionnaire(questionnaire, "", failures);
  for (const Failure& failure : failures) UNSCOPED_INFO(error_name(failure.error) << " " << failure.where);
  REQUIRE(failures.empty());
  return read;
}

}  // namespace sealwell::pack
