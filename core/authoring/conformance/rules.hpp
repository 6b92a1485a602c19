#pragma once

#include <cstdint>
#include <string_view>

namespace sealwell::conformance {

enum class Rule : std::uint8_t {
  resource_type,
  status,
  questionnaire,
  malformed,
  unknown_link_id,
  misplaced,
  order,
  duplicate_item,
  too_many,
  required,
  answered_though_disabled,
  group_with_answer,
  display_with_answer,
  item_beside_answer,
  no_value,
  wrong_type,
  not_an_option,
  exclusive_option,
  duplicate_answer,
  min_occurs,
  max_occurs,
  min_value,
  max_value,
  min_length,
  max_length,
  regex,
  max_decimal_places,
  unit,
  mime_type,
  max_size,
  reference_resource,
  constraint,
  calculated,
  not_checked,
};

[[nodiscard]] std::string_view name_of(Rule rule);

}  // namespace sealwell::conformance
