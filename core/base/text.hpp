#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell {

/// `text` without ASCII white space and non-breaking spaces at either end.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// True if `text` is well-formed UTF-8 (no surrogates, no overlong forms, at most U+10FFFF).
[[nodiscard]] bool is_utf8(std::string_view text);

/// Number of Unicode code points in `text`. Precondition: is_utf8(text).
[[nodiscard]] std::size_t code_points(std::string_view text);

/// `text` with its ASCII letters in lower case, all else unchanged (no locale).
[[nodiscard]] std::string ascii_lower(std::string_view text);

/// `text` with every `from` replaced by `to`. Precondition: `from` is not empty.
[[nodiscard]] std::string replaced(std::string_view text, std::string_view from, std::string_view to);

/// True for an ASCII digit (no locale).
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The number that `text` spells with 0 to 9 decimal digits and nothing else; 0 for an empty text.
[[nodiscard]] std::optional<int> digits(std::string_view text);

/// `number` with leading zeros up to `width` digits. Precondition: `number` is not negative.
[[nodiscard]] std::string padded(int number, std::size_t width);

/// Views of the pieces of `text` between `separator`s; one piece if there is no separator.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// True if `text` is one of `texts`.
[[nodiscard]] constexpr bool is_one_of(std::string_view text, std::initializer_list<std::string_view> texts) {
  for (const std::string_view one : texts) {
    if (one == text) return true;
  }
  return false;
}

/// The texts of a list, concatenated with `between` as separator. Empty texts at the beginning add none.
template <typename Texts> [[nodiscard]] std::string joined(const Texts& texts, std::string_view between = ", ") {
  std::string all;
  for (const auto& text : texts) all.append(all.empty() ? std::string_view() : between).append(text);
  return all;
}

}  // namespace sealwell
