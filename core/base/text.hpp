#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell {

/// `text` without ASCII white space and non-breaking spaces at either end.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Whether `text` is well-formed UTF-8 (no surrogates, no overlong forms, at most U+10FFFF).
[[nodiscard]] bool is_utf8(std::string_view text);

/// How many Unicode code points well-formed UTF-8 `text` has.
[[nodiscard]] std::size_t code_points(std::string_view text);

/// ASCII letters to lower case; everything else as it is (no locale).
[[nodiscard]] std::string ascii_lower(std::string_view text);

/// `text` with every `from` replaced by `to`; `from` must not be empty.
[[nodiscard]] std::string replaced(std::string_view text, std::string_view from, std::string_view to);

/// An ASCII digit (no locale).
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The number that `text` is in decimal digits alone, up to 9 of them; 0 for none.
[[nodiscard]] std::optional<int> digits(std::string_view text);

/// `number`, which is not negative, with zeros before it up to `width` digits.
[[nodiscard]] std::string padded(int number, std::size_t width);

/// The pieces of `text` between `separator`s; one piece when there is none.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// Whether `text` is one of `texts`.
[[nodiscard]] constexpr bool is_one_of(std::string_view text, std::initializer_list<std::string_view> texts) {
  for (const std::string_view one : texts) {
    if (one == text) return true;
  }
  return false;
}

/// The texts of a list, one after another, with `between` before each but the first that is not empty.
template <typename Texts> [[nodiscard]] std::string joined(const Texts& texts, std::string_view between = ", ") {
  std::string all;
  for (const auto& text : texts) all.append(all.empty() ? std::string_view() : between).append(text);
  return all;
}

}  // namespace sealwell
