#include "core/engine/answer_validator.hpp"
#include "core/engine/typed_values.hpp"

#include <algorithm>

namespace sealwell::engine {

using pack::AnswerValue;
using pack::ItemType;

namespace {

// FHIR's integer has 32 bits.
const Decimal smallest_integer(-2'147'483'648LL);
const Decimal largest_integer(2'147'483'647LL);

std::string written(const std::optional<Decimal>& bound) { return bound ? bound->to_string() : std::string(); }

}  // namespace

void AnswerValidator::number() {
  const std::string_view typed = only_text();
  if (typed.empty()) {
    if (required_) refuse("required");
    return;
  }
  const bool whole = item_.type == ItemType::integer;
  // A unit or thousands separators typed along are understood, an exponent is not meant by anybody.
  std::string digits(typed);
  if (!item_.unit.empty() && ascii_lower(digits).ends_with(ascii_lower(item_.unit))) {
    digits = std::string(trimmed(std::string_view(digits).substr(0, digits.size() - item_.unit.size())));
  }
  digits = without_thousands_separators(digits);
  if (digits.starts_with('.')) digits.insert(0, 1, '0');
  const bool plain = digits.find_first_not_of("-.0123456789") == std::string::npos;
  const auto parsed = plain ? Decimal::parse(digits) : std::nullopt;
  if (!parsed || (whole && !parsed->is_integer())) {
    refuse(whole ? "whole-number" : "number");
    return;
  }
  if (item_.min_value && *parsed < *item_.min_value) {
    refuse("too-small", {{"minimum", item_.min_value->to_string()}, {"maximum", written(item_.max_value)}});
    return;
  }
  if (item_.max_value && *parsed > *item_.max_value) {
    refuse("too-large", {{"maximum", written(item_.max_value)}, {"minimum", written(item_.min_value)}});
    return;
  }
  if (whole && (*parsed < smallest_integer || *parsed > largest_integer)) {
    refuse(*parsed > largest_integer ? "too-large" : "too-small",
           {{"maximum", largest_integer.to_string()}, {"minimum", smallest_integer.to_string()}});
    return;
  }
  if (item_.max_decimals >= 0 && !parsed->scaled(std::min(item_.max_decimals, 18))) {
    refuse("too-many-decimals", {{"maximum", std::to_string(item_.max_decimals)}});
    return;
  }
  AnswerValue value;
  value.kind = whole                              ? AnswerValue::Kind::integer
               : item_.type == ItemType::quantity ? AnswerValue::Kind::quantity
                                                  : AnswerValue::Kind::decimal;
  value.number = *parsed;
  if (item_.type == ItemType::quantity && !take_unit(value)) return;
  add(std::move(value));
}

bool AnswerValidator::take_unit(AnswerValue& value) {
  value.text = item_.unit;
  value.coding = item_.unit_coding;
  if (item_.units.empty()) return true;
  for (const pack::Coding& unit : item_.units) {
    if (unit.code != checked_.answer.typed_other) continue;
    value.text = unit.display;
    value.coding = unit;
    return true;
  }
  checked_.wrong_parts.emplace_back("unit");
  refuse("unit-missing");
  return false;
}

}  // namespace sealwell::engine
