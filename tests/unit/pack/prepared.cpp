#include "core/pack/prepared.hpp"

#include "core/authoring/build/prepare.hpp"

#include "tests/unit/fixtures/pack_fixtures.hpp"

#include <algorithm>

namespace sealwell::pack {
namespace {

constexpr std::array<std::uint8_t, 32> hash{1, 2, 3};

// What tells two packs apart as far as anybody can see.
Bytes all_of(const ServicePack& pack) { return prepare(pack, hash); }

// Many kinds of items at once: everything that an item can have stands in some of these.
const char* const rich_items = R"([
  {'linkId': 'a', 'type': 'group', 'text': 'A', 'item': [
    {'linkId': 'b', 'type': 'choice', 'repeats': true, 'text': 'B?', 'answerOption': [
      {'valueCoding': {'system': 'urn:x', 'code': '1', 'display': 'One'}, 'initialSelected': true},
      {'valueString': 'two'}, {'valueInteger': 3}, {'valueDate': '2026-11-22'}]},
    {'linkId': 'help', 'type': 'display', 'text': 'Help', 'extension': [
      {'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
       'valueCodeableConcept': {'coding': [{'code': 'help'}]}}]}]},
  {'linkId': 'c', 'type': 'quantity', 'text': 'C?', 'enableWhen': [
     {'question': 'b', 'operator': '=', 'answerCoding': {'code': '1'}},
     {'question': 'b', 'operator': 'exists', 'answerBoolean': false}], 'enableBehavior': 'any', 'extension': [
    {'url': 'http://hl7.org/fhir/StructureDefinition/minValue', 'valueDecimal': -0.5},
    {'url': 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
     'valueCoding': {'system': 'http://unitsofmeasure.org', 'code': 'kg', 'display': 'kg'}}]},
  {'linkId': 'd', 'type': 'string', 'text': 'D?', 'required': true, 'maxLength': 9, 'extension': [
    {'url': 'http://hl7.org/fhir/StructureDefinition/regex', 'valueString': '[a-c]+|\\d{2}'}]},
  {'linkId': 'e', 'type': 'date', 'text': 'E?', 'initial': [{'valueDate': '2020-02-29'}]},
  {'linkId': 'f', 'type': 'time', 'text': 'F?', 'initial': [{'valueTime': '09:30:00'}]}])";

ServicePack rich_pack() { return read_pack(small_pack(rich_items)); }

}  // namespace

TEST_CASE("a prepared pack is the pack that was read") {
  for (const json::Value& joined :
       {allotment_pack(), checklist_pack(), divided_pack(), livewell_pack(), small_pack(rich_items)}) {
    INFO(json::write(*joined.find("pack")).substr(0, 80));
    const ServicePack pack = read_pack(joined);
    const auto prepared = read_prepared(prepare(pack, hash));
    REQUIRE(prepared.ok());
    CHECK(prepared.value().document_hash == hash);
    const ServicePack& again = prepared.value().pack;
    CHECK(all_of(again) == all_of(pack));
    const Questionnaire& questionnaire = again.questionnaire;
    CHECK(questionnaire.by_link_id == pack.questionnaire.by_link_id);
    CHECK(questionnaire.order == pack.questionnaire.order);
    CHECK(questionnaire.dependents == pack.questionnaire.dependents);
    CHECK(questionnaire.feeding == pack.questionnaire.feeding);
    CHECK(again.places.list.size() == pack.places.list.size());
    CHECK(again.language == pack.language);
    for (std::size_t i = 0; i < questionnaire.items.size(); ++i) {
      CAPTURE(i);
      CHECK(questionnaire.items[i].text == pack.questionnaire.items[i].text);
      CHECK(questionnaire.items[i].own_text.empty());
    }
    for (std::size_t i = 0; i < pack.journey.size(); ++i) {
      CAPTURE(i);
      for (std::size_t k = 0; k < pack.journey[i].enable_rule.conditions.size(); ++k) {
        CAPTURE(k);
        CHECK(again.journey[i].enable_rule.conditions[k].item == pack.journey[i].enable_rule.conditions[k].item);
      }
    }
  }
}

TEST_CASE("a pack is prepared in one language, with its own words for what is recorded") {
  json::Value joined = allotment_pack();
  joined.set("translations", json_of("{'cy': {'texts': {'Are you 18 or over?': 'Ydych chi’n 18 oed neu’n hŷn?'}}}"));
  const std::string source = std::string(at(joined, "/questionnaire/item/0").text_or("text"));
  json::Value texts = json::Value::object();
  texts.set(source, "Cwestiwn");
  at(joined, "/translations/cy").set("texts", std::move(texts));
  const auto english = read_prepared(prepare(read_pack(joined), hash));
  const auto welsh = read_prepared(prepare(read_pack(joined, "cy"), hash));
  REQUIRE(english.ok());
  REQUIRE(welsh.ok());
  CHECK(english.value().document_hash == welsh.value().document_hash);
  CHECK(english.value().pack.languages == welsh.value().pack.languages);
  CHECK(english.value().pack.language == "en");
  CHECK(welsh.value().pack.language == "cy");
  const Item& item = welsh.value().pack.questionnaire.item(0);
  CHECK(item.text == "Cwestiwn");
  CHECK(item.written_text() == source);
  CHECK(english.value().pack.questionnaire.item(0).written_text() == source);
  for (const Statement& statement : welsh.value().pack.statements) {
    INFO(statement.id);
    CHECK(statement.wording.contains("cy"));
    CHECK(statement.wording.size() == 1);
  }
}

TEST_CASE("a pattern is the same after it was prepared") {
  const auto prepared = read_prepared(prepare(rich_pack(), hash));
  REQUIRE(prepared.ok());
  const Questionnaire& questionnaire = prepared.value().pack.questionnaire;
  const auto& pattern = questionnaire.item(questionnaire.find("d")).pattern;
  REQUIRE(pattern);
  for (const char* good : {"a", "abc", "42"}) {
    CAPTURE(good);
    CHECK(pattern->matches(good));
  }
  for (const char* bad : {"", "abd", "4", "423"}) {
    CAPTURE(bad);
    CHECK_FALSE(pattern->matches(bad));
  }
}

TEST_CASE("whatever is cut off or behind it, a prepared pack that is not whole is refused") {
  const Bytes whole = prepare(rich_pack(), hash);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CAPTURE(length);
    const auto cut = read_prepared(ByteView(whole).first(length));
    REQUIRE_FALSE(cut.ok());
    CHECK(cut.error() == Error::pack_invalid);
  }
  Bytes longer = whole;
  longer.push_back(0);
  CHECK_FALSE(read_prepared(longer).ok());
}

TEST_CASE("no byte of a prepared pack makes anything but a pack or a refusal") {
  const Bytes whole = prepare(rich_pack(), hash);
  std::size_t refused = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    CAPTURE(at);
    for (const std::uint8_t other : {std::uint8_t{0}, std::uint8_t{1}, std::uint8_t{0x7f}, std::uint8_t{0xff}}) {
      CAPTURE(other);
      if (whole[at] == other) continue;
      Bytes changed = whole;
      changed[at] = other;
      const auto read = read_prepared(changed);
      if (!read.ok()) ++refused;
      // What is taken can be written again: every number in it means something.
      else CHECK_FALSE(all_of(read.value().pack).empty());
    }
  }
  CHECK(refused > whole.size());
}

TEST_CASE("numbers that name nothing are refused") {
  const auto refused = [](const auto& change) {
    ServicePack pack = rich_pack();
    change(pack);
    return !read_prepared(prepare(pack, hash)).ok();
  };
  CHECK_FALSE(refused([](ServicePack&) {}));
  CHECK(refused([](ServicePack& pack) { pack.questionnaire.items[1].parent = 1; }));
  CHECK(refused([](ServicePack& pack) { pack.questionnaire.items[1].parent = 99; }));
  CHECK(refused([](ServicePack& pack) { pack.questionnaire.items[0].children.push_back(99); }));
  CHECK(refused([](ServicePack& pack) { pack.questionnaire.items[0].children.push_back(3); }));
  CHECK(refused([](ServicePack& pack) { pack.part_of.pop_back(); }));
  CHECK(refused([](ServicePack& pack) { pack.part_of.front() = 7; }));
  CHECK(refused([](ServicePack& pack) { pack.languages.clear(); }));
}

}  // namespace sealwell::pack
