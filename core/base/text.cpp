#include "core/base/text.hpp"

#include <cstdint>
#include <cstring>

namespace sealwell {
namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

bool is_continuation(char c) { return (static_cast<std::uint8_t>(c) & 0xC0) == 0x80; }

}  // namespace

std::string_view trimmed(std::string_view text) {
  for (;;) {
    if (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    else if (text.starts_with(no_break_space)) text.remove_prefix(2);
    else if (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    else if (text.ends_with(no_break_space)) text.remove_suffix(2);
    else return text;
  }
}

bool is_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    // Nearly all text is ASCII: eight characters at a time.
    for (std::uint64_t eight = 0; text.size() - at >= 8; at += 8) {
      std::memcpy(&eight, text.data() + at, 8);
      if ((eight & 0x8080808080808080) != 0) break;
    }
    if (at == text.size()) break;
    const auto lead = static_cast<std::uint8_t>(text[at]);
    if (lead < 0x80) {
      ++at;
      continue;
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return false;
    for (std::size_t i = 1; i < length; ++i) {
      if (!is_continuation(text[at + i])) return false;
    }
    const auto second = static_cast<std::uint8_t>(text[at + 1]);
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
        (lead == 0xF4 && second > 0x8F)) {
      return false;
    }
    at += length;
  }
  return true;
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) {
    if (!is_continuation(c)) ++count;
  }
  return count;
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  std::size_t at = 0;
  for (;;) {
    const std::size_t found = text.find(from, at);
    if (found == std::string_view::npos) break;
    out.append(text.substr(at, found - at)).append(to);
    at = found + from.size();
  }
  out.append(text.substr(at));
  return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  for (;;) {
    const std::size_t found = text.find(separator);
    pieces.push_back(text.substr(0, found));
    if (found == std::string_view::npos) return pieces;
    text.remove_prefix(found + 1);
  }
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string padded(int number, std::size_t width) {
  std::string text = std::to_string(number);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

}  // namespace sealwell
