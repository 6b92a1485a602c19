#include "core/engine/typed_values.hpp"

#include "core/base/text.hpp"
#include "core/pack/sentences.hpp"

#include <algorithm>

namespace sealwell::engine {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_hexadecimal(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

}  // namespace

std::optional<int> parse_short_number(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<int> parse_month(std::string_view text) {
  if (const auto number = parse_short_number(text)) return number;
  const std::string lower = ascii_lower(text);
  for (int month = 1; lower.size() >= 3 && month <= 12; ++month) {
    const std::string_view name = pack::english_of("month-" + std::to_string(month), pack::date_sentences);
    if (ascii_lower(name).starts_with(lower)) return month;
  }
  return std::nullopt;
}

std::optional<int> parse_time_of_day(std::string_view text) {
  const std::string lower = ascii_lower(trimmed(text));
  std::string_view rest = lower;
  char half = 0;
  for (const std::string_view ending : {"am", "pm", "a.m.", "p.m."}) {
    if (half == 0 && rest.ends_with(ending)) {
      half = ending.front();
      rest = trimmed(rest.substr(0, rest.size() - ending.size()));
    }
  }
  const std::string unified = replaced(rest, ".", ":");
  std::vector<std::string> pieces;
  for (const std::string_view piece : split(unified, ':')) pieces.emplace_back(piece);
  // "0930" and "930": the last two digits are the minutes.
  if (pieces.size() == 1 && (rest.size() == 3 || rest.size() == 4)) {
    pieces = {std::string(rest.substr(0, rest.size() - 2)), std::string(rest.substr(rest.size() - 2))};
  }
  if (pieces.size() > 3 || (pieces.size() == 1 && half == 0)) return std::nullopt;
  int numbers[] = {0, 0, 0};
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto number = parse_short_number(pieces[i]);
    if (!number || pieces[i].size() > 2 || (i > 0 && pieces[i].size() != 2)) return std::nullopt;
    numbers[i] = *number;
  }
  auto [hour, minute, second] = numbers;
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  // "14:05pm" says the same twice; "14:05am" and "0am" say nothing that can be relied on.
  if (half == 'a' && (hour > 12 || hour == 0)) return std::nullopt;
  if (half == 'p' && hour == 0) return std::nullopt;
  if (half == 'a' && hour == 12) hour = 0;
  if (half == 'p' && hour < 12) hour += 12;
  return hour * 3600 + minute * 60 + second;
}

std::string without_thousands_separators(std::string_view text) {
  const std::size_t end = std::min(text.find('.'), text.size());
  const std::size_t begin = text.starts_with('-') ? 1 : 0;
  for (std::size_t i = begin; i < end; ++i) {
    const std::size_t from_end = end - i;
    const bool comma_due = from_end % 4 == 0 && i > begin;
    if ((text[i] == ',') != comma_due) return std::string(text);
  }
  return replaced(text.substr(0, end), ",", "") + std::string(text.substr(end));
}

bool is_absolute_uri(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon + 1 == text.size() || !is_letter(text.front())) return false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    if (is_letter(c) || is_digit(c)) continue;
    if (i < colon) {
      if (c != '+' && c != '-' && c != '.') return false;
    } else if (c == '%') {
      if (i + 2 >= text.size() || !is_hexadecimal(text[i + 1]) || !is_hexadecimal(text[i + 2])) return false;
    } else if (std::string_view("-._~:/?#[]@!$&'()*+,;=").find(c) == std::string_view::npos) {
      return false;
    }
  }
  return true;
}

}  // namespace sealwell::engine
