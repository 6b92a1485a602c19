#include "core/base/civil_time.hpp"
#include "core/base/text.hpp"
#include "core/engine/answer_validator.hpp"

#include <algorithm>

// The inputs of a form, by name: what it sends, and what it would send for values that are known.

namespace sealwell::engine {

using pack::AnswerOption;
using pack::AnswerValue;
using pack::Item;
using pack::ItemType;

namespace {

std::string first_of(const Fields& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() || found->second.empty() ? std::string() : found->second.front();
}

}  // namespace

Fields to_fields(const Item& item, const std::vector<AnswerValue>& values) {
  Fields fields;
  int place = 1;
  const auto send = [&](std::string_view part, std::string text) {
    fields[repetition_name(item.link_id, place) + "-" + std::string(part)] = {std::move(text)};
  };
  // The seconds that nobody types are not shown.
  const auto clock = [](int second) { return iso_time(second).substr(0, second % 60 == 0 ? 5 : 8); };
  for (const AnswerValue& value : values) {
    std::vector<std::string>& texts = fields[repetition_name(item.link_id, place)];
    const AnswerOption* option = item.is_choice() ? option_of(item, value) : nullptr;
    if (option) {
      texts.push_back(option->submitted);
    } else if (item.is_choice()) {
      texts.emplace_back("#other");
      send("other", value.text);
    } else if (value.kind == AnswerValue::Kind::date || value.kind == AnswerValue::Kind::date_time) {
      const bool day_only = value.kind == AnswerValue::Kind::date;
      const CivilDate& date = day_only ? value.date : value.moment.date;
      send("day", std::to_string(date.day));
      send("month", std::to_string(date.month));
      send("year", padded(date.year, 4));
      if (!day_only && value.moment.second >= 0) send("time", clock(value.moment.second));
    } else if (value.kind == AnswerValue::Kind::time) {
      texts.push_back(clock(value.moment.second));
    } else if (value.kind == AnswerValue::Kind::boolean) {
      texts.emplace_back(value.boolean ? "true" : "false");
    } else {
      if (!item.units.empty()) send("unit", value.coding.code);
      texts.push_back(value.is_number() ? value.number.to_string() : value.text);
    }
    if (item.has_repetitions()) ++place;
  }
  return fields;
}

std::string repetition_name(const std::string& link_id, int place) {
  return place <= 1 ? link_id : link_id + "#" + std::to_string(place);
}

std::size_t inputs_of(const Item& item) {
  return item.type == ItemType::date ? 3 : item.type == ItemType::date_time ? 4 : 1;
}

int repetitions_shown(const Item& item, const Answer* answer) {
  const int typed = answer ? static_cast<int>(answer->typed.size() / inputs_of(item)) : 0;
  return item.has_repetitions() ? std::max({typed, item.min_occurs, 1}) : 1;
}

Answer read_typed(const Item& item, const Fields& fields) {
  Answer answer;
  const std::size_t inputs = inputs_of(item);
  for (int place = 1; place <= (item.has_repetitions() ? pack::max_answers : 1); ++place) {
    const std::string name = repetition_name(item.link_id, place);
    const auto part = [&](std::size_t i) { return inputs == 1 ? name : name + "-" + std::string(date_parts[i]); };
    bool there = place == 1 && inputs > 1;
    for (std::size_t i = 0; i < inputs; ++i) there = there || fields.contains(part(i));
    if (!there) break;
    if (inputs == 1 && !item.has_repetitions()) {
      answer.typed = fields.find(name)->second;
    } else {
      for (std::size_t i = 0; i < inputs; ++i) answer.typed.push_back(first_of(fields, part(i)));
    }
  }
  if (!item.units.empty()) answer.typed_other = first_of(fields, item.link_id + "-unit");
  if (item.type == ItemType::open_choice) answer.typed_other = first_of(fields, item.link_id + "-other");
  return answer;
}

}  // namespace sealwell::engine
