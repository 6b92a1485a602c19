#pragma once

#include "core/json/value.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace sealwell::scoring {

/// The ids of the six COM-B components, in the order of `Component`; also codes of inputs.
inline constexpr std::string_view component_ids[] = {
    "physical_capability", "psychological_capability", "physical_opportunity",
    "social_opportunity",  "reflective_motivation",    "automatic_motivation",
};

/// True if `ids` has one entry for each value of an enumeration up to `last`, the last of them being `id`. For a
/// static_assert beside a table that is matched by position: an inserted value or a missing id moves the last one.
template <typename Enumeration, std::size_t N>
[[nodiscard]] constexpr bool ends_with_id(const std::string_view (&ids)[N], Enumeration last, std::string_view id) {
  return static_cast<std::size_t>(last) + 1 == N && ids[N - 1] == id;
}

/// The enumerator whose id is `id`; `ids` lists them in the enumeration's order. Nothing for an unknown id.
template <typename Enumeration>
[[nodiscard]] std::optional<Enumeration> value_of_id(std::span<const std::string_view> ids, std::string_view id) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == id) return static_cast<Enumeration>(i);
  }
  return std::nullopt;
}

/// The ids of `values` as a JSON array.
template <typename Value>
[[nodiscard]] json::Value list_of_ids(std::span<const Value> values, std::string_view (*id_of)(Value)) {
  auto list = json::Value::array();
  for (const Value value : values) list.add(id_of(value));
  return list;
}

}  // namespace sealwell::scoring
