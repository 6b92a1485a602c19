#include "core/engine/calculation/values.hpp"

#include <algorithm>
#include <optional>

namespace sealwell::engine {
namespace {

using fhirpath::Kind;
using pack::AnswerValue;
using pack::ItemType;
using Given = std::optional<AnswerValue>;

AnswerValue of_kind(AnswerValue::Kind kind) {
  AnswerValue value;
  value.kind = kind;
  return value;
}

Given as_number(const pack::Item& item, const fhirpath::Item& given) {
  if (!given.is_number()) return std::nullopt;
  const bool integer = item.type == ItemType::integer;
  AnswerValue value = of_kind(integer ? AnswerValue::Kind::integer : AnswerValue::Kind::decimal);
  value.number = given.number;
  if (integer) {
    // FHIR's integer has 32 bits.
    const auto whole = given.number.scaled(0);
    if (!whole || *whole > 2'147'483'647 || *whole < -2'147'483'648) return std::nullopt;
    value.number = Decimal(*whole);
  }
  return value;
}

Given as_quantity(const pack::Item& item, const fhirpath::Item& given) {
  AnswerValue value = of_kind(AnswerValue::Kind::quantity);
  pack::Coding unit;
  if (given.kind == Kind::element && given.node) {
    const json::Value* number = given.node->find("value");
    const auto decimal = number ? number->decimal() : std::nullopt;
    if (!decimal || given.node->find("comparator")) return std::nullopt;
    value.number = *decimal;
    unit = {std::string(given.node->text_or("system")), std::string(given.node->text_or("code")),
            std::string(given.node->text_or("unit"))};
  } else if (given.kind == Kind::quantity || given.is_number()) {
    value.number = given.number;
    if (given.kind == Kind::quantity && given.text != "1") unit.code = given.text;
  } else {
    return std::nullopt;
  }
  const bool bare = unit.code.empty() && unit.display.empty();
  const auto is = [&](const pack::Coding& own) {
    if (!unit.code.empty() && own.code == unit.code) return unit.means(own);
    // Told by the word that people read.
    return own.display == (unit.display.empty() ? unit.code : unit.display);
  };
  pack::Coding usual = item.unit_coding;
  usual.display = item.unit;
  if (!item.units.empty()) {
    const auto found = std::find_if(item.units.begin(), item.units.end(),
                                    [&](const pack::Coding& own) { return bare ? own.display == item.unit : is(own); });
    if (found == item.units.end()) return std::nullopt;
    value.coding = *found;
    value.text = found->display;
  } else if (!item.unit.empty()) {
    if (!bare && !is(usual)) return std::nullopt;
    value.coding = item.unit_coding;
    value.text = item.unit;
  } else {
    value.text = unit.display.empty() ? unit.code : unit.display;
    if (!unit.system.empty()) value.coding = unit;
  }
  return value;
}

Given as_moment(ItemType type, const fhirpath::Item& given) {
  const Kind kind = given.kind;
  if (type == ItemType::time) {
    const auto second = kind == Kind::time || kind == Kind::string ? parse_iso_time(given.text) : std::nullopt;
    if (!second) return std::nullopt;
    AnswerValue value = of_kind(AnswerValue::Kind::time);
    value.moment.second = *second;
    return value;
  }
  if (kind != Kind::date && kind != Kind::date_time && kind != Kind::string) return std::nullopt;
  if (type == ItemType::date) {
    const auto date = parse_iso_date(given.text);
    if (!date) return std::nullopt;
    AnswerValue value = of_kind(AnswerValue::Kind::date);
    value.date = *date;
    return value;
  }
  const auto moment = parse_iso_date_time(given.text);
  if (!moment) return std::nullopt;
  AnswerValue value = of_kind(AnswerValue::Kind::date_time);
  value.moment = *moment;
  return value;
}

Given as_text(const pack::Item& item, const fhirpath::Item& given) {
  if (given.kind != Kind::string || given.text.empty() || given.text.size() > pack::max_text_bytes) return std::nullopt;
  AnswerValue value = of_kind(item.type == ItemType::url ? AnswerValue::Kind::url : AnswerValue::Kind::text);
  value.text = given.text;
  return value;
}

bool is_option(const AnswerValue& option, const fhirpath::Item& given) {
  switch (option.kind) {
    case AnswerValue::Kind::coding:
      if (given.kind == Kind::string) return option.coding.code == given.text;
      return given.kind == Kind::element && given.node && given.node->find("code") &&
             option.coding.means(
                 {std::string(given.node->text_or("system")), std::string(given.node->text_or("code")), ""});
    case AnswerValue::Kind::integer: return given.is_number() && given.number == option.number;
    case AnswerValue::Kind::date: {
      const auto value = as_moment(ItemType::date, given);
      return value && same_answer(*value, option);
    }
    case AnswerValue::Kind::time: {
      const auto value = as_moment(ItemType::time, given);
      return value && same_answer(*value, option);
    }
    default: return given.kind == Kind::string && option.text == given.text;
  }
}

Given as_option(const pack::Item& item, const fhirpath::Item& given) {
  for (const pack::AnswerOption& option : item.options) {
    if (is_option(option.value, given)) return option.value;
  }
  return item.type == ItemType::open_choice ? as_text(item, given) : std::nullopt;
}

Given as_answer(const pack::Item& item, const fhirpath::Item& given) {
  switch (item.type) {
    case ItemType::boolean: {
      if (given.kind != Kind::boolean) return std::nullopt;
      AnswerValue value = of_kind(AnswerValue::Kind::boolean);
      value.boolean = given.boolean;
      return value;
    }
    case ItemType::integer:
    case ItemType::decimal: return as_number(item, given);
    case ItemType::quantity: return as_quantity(item, given);
    case ItemType::date:
    case ItemType::date_time:
    case ItemType::time: return as_moment(item.type, given);
    case ItemType::string:
    case ItemType::text:
    case ItemType::url: return as_text(item, given);
    case ItemType::choice:
    case ItemType::open_choice: return as_option(item, given);
    case ItemType::group:
    case ItemType::display:
    case ItemType::attachment:
    case ItemType::reference: return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::vector<AnswerValue> as_answers(const pack::Item& item, const fhirpath::Collection& given) {
  const std::size_t most = !item.repeats      ? 1
                           : item.is_choice() ? pack::max_options
                                              : static_cast<std::size_t>(item.max_repetitions());
  std::vector<AnswerValue> values;
  for (const fhirpath::Item& one : given) {
    auto value = as_answer(item, one);
    if (!value || values.size() >= most) return {};
    // An option is chosen once.
    const bool again = item.is_choice() && std::any_of(values.begin(), values.end(), [&](const AnswerValue& other) {
                         return same_answer(other, *value);
                       });
    if (!again) values.push_back(std::move(*value));
  }
  return values;
}

}  // namespace sealwell::engine
