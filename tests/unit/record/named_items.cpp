// Who filled it in, and decisions that questions have as their answers: both follow from something else in the record.
#include "core/record/parts.hpp"
#include "core/record/record.hpp"

#include "tests/unit/fixtures/resident.hpp"

using namespace sealwell;
using namespace sealwell::record;
using engine::Resident;
using Lines = std::vector<std::string>;

namespace {

// The allotment, divided, with the question who fills it in and a hidden one that has the decision about research.
json::Value joined_pack() {
  json::Value joined = pack::divided_pack();
  json::Value& items = pack::at(joined, "/questionnaire/item");
  items.add(pack::json_of(R"({'linkId': 'who', 'type': 'choice', 'text': 'Who are you?', 'answerOption': [
    {'valueCoding': {'code': 'self', 'display': 'Me'}}, {'valueCoding': {'code': 'professional', 'display': 'A nurse'}}]})"));
  items.add(pack::json_of(R"({'linkId': 'agreed', 'type': 'boolean', 'text': 'Agreed',
    'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden', 'valueBoolean': true}]})"));
  for (const char* item : {"who", "agreed"}) pack::at(joined, "/pack/journey/0/items").add(item);
  pack::at(joined, "/pack").set("completedBy", "who");
  pack::at(joined, "/consent/statements/1").set("item", "agreed");
  return joined;
}

struct Made {
  pack::ServicePack pack;
  json::Value record;
};

Made made(const std::string& who) {
  Resident resident = engine::at_check();
  resident.pack = pack::read_pack(joined_pack());
  engine::State& state = resident.state();
  engine::Answer& answer = state.answers.at("who");
  if (!who.empty()) {
    pack::AnswerValue value;
    value.kind = pack::AnswerValue::Kind::coding;
    value.coding.code = who;
    value.coding.display = who == "self" ? "Me" : "A nurse";
    answer.values = {value};
  }
  answer.accepted = true;
  engine::recompute(resident.pack, state.answers, state.derived);
  REQUIRE(engine::set_decision_answer(resident.pack, *resident.pack.statement("research"), true, state.answers,
                                      state.derived));
  json::Value record =
      build(resident.pack, state, {"00112233445566778899aabbccddeeff", "referral", "ab12", engine::noon});
  return {std::move(resident.pack), std::move(record)};
}

json::Value* answer_of(json::Value& record, std::string_view link_id) {
  for (json::Value& item : *pack::at(record, "/questionnaireResponse/item").if_array()) {
    if (item.text_or("linkId") == link_id) return &pack::at(item, "/answer/0");
  }
  return nullptr;
}

}  // namespace

TEST_CASE("who filled it in is who the answers name, and else the resident") {
  CHECK(made("").record.text_or("completedBy") == "self");
  CHECK(made("self").record.text_or("completedBy") == "self");
  Made good = made("professional");
  CHECK(good.record.text_or("completedBy") == "professional");
  CHECK(discrepancies(good.pack, good.record).empty());
  // Staff's program says that they filled it in with the resident, whatever the answer.
  good.record.set("completedBy", "staff");
  CHECK(discrepancies(good.pack, good.record).empty());
  good.record.set("completedBy", "carer");
  CHECK(discrepancies(good.pack, good.record) == Lines{"completedBy: not what the pack and the answers make it"});
  good.record.set("completedBy", "self");
  CHECK(discrepancies(good.pack, good.record) == Lines{"completedBy: not what the pack and the answers make it"});
}

TEST_CASE("a decision that a question has as its answer is recorded, and must be what was decided") {
  Made good = made("self");
  REQUIRE(answer_of(good.record, "agreed"));
  CHECK(json::write(*answer_of(good.record, "agreed")) == R"({"valueBoolean":true})");
  CHECK(discrepancies(good.pack, good.record).empty());
  answer_of(good.record, "agreed")->set("valueBoolean", false);
  CHECK(discrepancies(good.pack, good.record) == Lines{"questionnaireResponse: not what was decided: agreed"});
}

TEST_CASE("parts without the question or without the decision are good as far as they go") {
  const Made good = made("professional");
  const std::vector<json::Value> documents = split(good.pack, good.record);
  for (std::size_t place = 0; place < documents.size(); ++place) {
    Joined joined = join(&good.pack, {{place, json::parse(json::write(documents[place])).value()}}, documents.size());
    INFO(place);
    CHECK(joined.problems.empty());
    CHECK(discrepancies(good.pack, joined.record).empty());
  }
}
