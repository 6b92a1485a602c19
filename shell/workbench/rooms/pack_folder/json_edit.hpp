#pragma once

#include "core/json/value.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sealwell::workbench {

// Changes in the text of a JSON file: what is not changed keeps its bytes, white space and all, so that the difference
// between two versions of a pack shows what somebody did and nothing else.
//
// Precondition of all: `text` is JSON that json::parse takes. Pointers are RFC 6901; "" is the whole document.

/// Where a value stands in a text: [begin, end).
struct TextSpan {
  std::size_t begin = 0, end = 0;
};

/// The place of the value at `pointer`; nothing when there is none.
[[nodiscard]] std::optional<TextSpan> find_value(std::string_view text, std::string_view pointer);

/// The value at `pointer`; nothing when there is none.
[[nodiscard]] std::optional<json::Value> value_at(std::string_view text, std::string_view pointer);

/// The line of a place in a text, from 1.
[[nodiscard]] std::size_t line_of(std::string_view text, std::size_t at);

/// The text with `value` at `pointer`. A member or item that is not there yet is added: a member behind the one called
/// `after`, or as the last where there is none of that name; an item behind the last. Nothing when what should hold it
/// is not there, is of another kind, or has fewer items, and when the new member's name is not UTF-8.
[[nodiscard]] std::optional<std::string> with_value(std::string_view text, std::string_view pointer,
                                                    const json::Value& value, std::string_view after = {});

/// The text with `value` among the items of an array, the `place`th from 0. Nothing when there is no such array, or it has fewer.
[[nodiscard]] std::optional<std::string> with_inserted(std::string_view text, std::string_view array, std::size_t place,
                                                       const json::Value& value);

/// The text without the value at `pointer`, and without its line where it had one. Nothing when there is none, or when
/// it is the whole document.
[[nodiscard]] std::optional<std::string> without_value(std::string_view text, std::string_view pointer);

/// The text with two items of one array in each other's place. Nothing when either is not there.
[[nodiscard]] std::optional<std::string> with_swapped(std::string_view text, std::string_view array, std::size_t first,
                                                      std::size_t second);

}  // namespace sealwell::workbench
