#include "core/engine/derived_state.hpp"

#include "core/engine/navigator.hpp"

#include "tests/unit/fixtures/pack_fixtures.hpp"

#include <random>

namespace sealwell::engine {
namespace {

using pack::AnswerValue;
using pack::Item;
using pack::ItemType;

// Some answer that the item can hold.
std::vector<AnswerValue> any_values(const Item& item, std::mt19937& random) {
  AnswerValue value;
  if (item.is_choice()) {
    if (item.options.empty()) return {};
    std::vector<AnswerValue> values{item.options[random() % item.options.size()].value};
    if (item.repeats && random() % 2 == 0) values.push_back(item.options[random() % item.options.size()].value);
    return values;
  }
  switch (item.type) {
    case ItemType::boolean:
      value.kind = AnswerValue::Kind::boolean;
      value.boolean = random() % 2 == 0;
      break;
    case ItemType::integer:
    case ItemType::decimal:
    case ItemType::quantity:
      value.kind = item.type == ItemType::integer   ? AnswerValue::Kind::integer
                   : item.type == ItemType::decimal ? AnswerValue::Kind::decimal
                                                    : AnswerValue::Kind::quantity;
      value.number = Decimal(static_cast<std::int64_t>(random() % 40));
      break;
    case ItemType::date:
      value.kind = AnswerValue::Kind::date;
      value.date = {static_cast<int>(1940 + random() % 85), 5, 17};
      break;
    default: value.text = "something"; break;
  }
  return {value};
}

// Answers, changes and takes back at random, and works out each time what stands from the beginning as well.
void change_at_random(const pack::ServicePack& pack, int changes, unsigned seed) {
  std::mt19937 random(seed);
  Answers answers;
  DerivedState derived;
  recompute(pack, answers, derived);
  std::size_t enabled = 0;
  for (int change = 0; change < changes; ++change) {
    const int index = static_cast<int>(random() % pack.questionnaire.items.size());
    const Item& item = pack.questionnaire.item(index);
    const bool asked = item.is_question() && !item.is_fixed() && derived.enabled[static_cast<std::size_t>(index)];
    if (!asked) continue;
    if (random() % 5 == 0) {
      answers.erase(item.link_id);
    } else {
      Answer& answer = answers.at(item.link_id);
      answer.values = any_values(item, random);
      answer.accepted = random() % 8 != 0;
    }
    recompute(pack, answers, derived, {index});
    Answers again = answers;
    DerivedState afresh;
    recompute(pack, again, afresh);
    INFO("change " << change << " at " << item.link_id);
    REQUIRE(derived == afresh);
    std::vector<std::string> held, held_again;
    for (const auto& [link_id, answer] : answers) held.push_back(link_id);
    for (const auto& [link_id, answer] : again) held_again.push_back(link_id);
    REQUIRE(held == held_again);
    for (const std::uint8_t on : derived.enabled) enabled += on;
  }
  CHECK(enabled > 0);
}

}  // namespace

TEST_CASE("what stands after a change is what would be worked out from the beginning") {
  change_at_random(pack::read_pack(pack::livewell_pack()), 1500, 1);
  change_at_random(pack::read_pack(pack::allotment_pack()), 800, 2);
  change_at_random(pack::read_pack(pack::checklist_pack()), 800, 3);
  // A chain in which each answer may take away all that follows, and an item that is asked by two steps.
  json::Value joined = pack::small_pack(R"([
    {'linkId': 'a', 'type': 'boolean', 'text': 'A?'},
    {'linkId': 'b', 'type': 'boolean', 'text': 'B?', 'enableWhen': [{'question': 'a', 'operator': '=', 'answerBoolean': true}]},
    {'linkId': 'c', 'type': 'choice', 'text': 'C?', 'repeats': true,
     'enableWhen': [{'question': 'b', 'operator': '=', 'answerBoolean': true}],
     'answerOption': [{'valueCoding': {'code': '1'}}, {'valueCoding': {'code': '2'}}]},
    {'linkId': 'd', 'type': 'choice', 'text': 'D?', 'answerOption': [{'valueCoding': {'code': '1'}}, {'valueCoding': {'code': '2'}}],
     'extension': [{'url': 'urn:sealwell:options-chosen-in', 'valueString': 'c'}]},
    {'linkId': 'note', 'type': 'display', 'text': 'Note', 'enableWhen': [{'question': 'd', 'operator': 'exists', 'answerBoolean': true}]},
    {'linkId': 'e', 'type': 'group', 'text': 'E', 'item': [
      {'linkId': 'f', 'type': 'integer', 'text': 'F?', 'enableWhen': [{'question': 'd', 'operator': 'exists', 'answerBoolean': true}]}]}])");
  pack::at(joined, "/pack").set("journey", pack::json_of(R"([
    {'type': 'questions', 'items': ['a', 'b']},
    {'type': 'questions', 'items': ['e'], 'enableWhen': [{'question': 'a', 'operator': '=', 'answerBoolean': true}]},
    {'type': 'questions', 'items': ['c', 'd', 'note', 'e']}])"));
  change_at_random(pack::read_pack(joined), 2000, 4);
}

TEST_CASE("an item that two steps ask stands in the first of them that applies") {
  json::Value joined = pack::small_pack(R"([
    {'linkId': 'a', 'type': 'boolean', 'text': 'A?'}, {'linkId': 'b', 'type': 'boolean', 'text': 'B?'},
    {'linkId': 'c', 'type': 'boolean', 'text': 'C?'}])");
  pack::at(joined, "/pack").set("journey", pack::json_of(R"([
    {'type': 'questions', 'items': ['a']},
    {'type': 'questions', 'items': ['c'], 'enableWhen': [{'question': 'a', 'operator': '=', 'answerBoolean': true}]},
    {'type': 'questions', 'items': ['b', 'c']}])"));
  const pack::ServicePack pack = pack::read_pack(joined);
  const auto order = [&](bool a) {
    State state;
    state.language = "en";
    recompute(pack, state.answers, state.derived);
    AnswerValue value;
    value.kind = AnswerValue::Kind::boolean;
    value.boolean = a;
    state.answers.at("a").values = {value};
    recompute(pack, state.answers, state.derived, {0});
    std::string ids;
    for (const ScreenSlot& slot : Navigator(pack, state).all()) ids += slot.id.to_text() + " ";
    return ids;
  };
  CHECK(order(true) == "start item/a item/c item/b ");
  CHECK(order(false) == "start item/a item/b item/c ");
}

}  // namespace sealwell::engine
