#include "core/json/compact.hpp"

#include "core/base/text.hpp"
#include "core/json/number_limits.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace sealwell::json {
namespace {

std::string_view between(const char* begin, const char* end) { return {begin, static_cast<std::size_t>(end - begin)}; }

bool ends_plain_text(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

/// Where plain text ends. Eight characters at a time, as long as there are as many.
const char* end_of_plain_text(const char* at, const char* end) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  for (std::uint64_t eight = 0; end - at >= 8; at += 8) {
    std::memcpy(&eight, at, 8);
    // Each sets the highest bit of bytes that are a quotation mark, a backslash or below a space; and, by what is
    // carried over, perhaps of more significant ones, which are later ones on the machines that we know.
    const std::uint64_t quotes = eight ^ (ones * '"');
    const std::uint64_t escapes = eight ^ (ones * '\\');
    const std::uint64_t found =
        (((quotes - ones) & ~quotes) | ((escapes - ones) & ~escapes) | ((eight - ones * 0x20) & ~eight)) &
        (ones * 0x80);
    if (found == 0) continue;
    if constexpr (std::endian::native == std::endian::little) return at + std::countr_zero(found) / 8;
    break;
  }
  while (at != end && !ends_plain_text(*at)) ++at;
  return at;
}

/// Reads what `write` makes, and nothing else. Each function gets the place where something has to begin and gives
/// the place behind it, or nullptr when it is not there. Values call themselves once for each level of nesting.
class CompactReader {
 public:
  CompactReader(std::string_view text, const Limits& limits)
      : depth_(limits.depth), values_left_(limits.values), end_(text.data() + text.size()) {
    names_.reserve(64);
  }

  [[nodiscard]] bool whole_object(const char* at, std::vector<MemberText>& members) {
    return is(at, '{') && value(at, 0, &members) == end_;
  }

 private:
  using Place = const char*;

  bool is(Place at, char expected) const { return at != end_ && *at == expected; }

  Place word(Place at, std::string_view expected) const {
    return between(at, end_).starts_with(expected) ? at + expected.size() : nullptr;
  }

  Place value(Place at, std::size_t depth, std::vector<MemberText>* members = nullptr) {
    if (at == end_ || values_left_-- == 0) return nullptr;
    switch (*at) {
      case '"': return string(at);
      case '{': return depth < depth_ ? object(at, depth, members) : nullptr;
      case '[': return depth < depth_ ? array(at, depth) : nullptr;
      case 't': return word(at, "true");
      case 'f': return word(at, "false");
      case 'n': return word(at, "null");
      default: return number(at);
    }
  }

  Place array(Place at, std::size_t depth) {
    if (is(at + 1, ']')) return at + 2;
    do {
      at = value(at + 1, depth + 1);
      if (!at || at == end_) return nullptr;
    } while (*at == ',');
    return *at == ']' ? at + 1 : nullptr;
  }

  Place object(Place at, std::size_t depth, std::vector<MemberText>* members) {
    if (is(at + 1, '}')) return at + 2;
    const std::size_t from = names_.size();
    do {
      const Place name = at + 1;
      if (!is(name, '"')) return nullptr;
      at = string(name);
      if (!at || !is(at, ':')) return nullptr;
      names_.push_back(between(name + 1, at - 1));
      const Place begin = at + 1;
      at = value(begin, depth + 1);
      if (!at || at == end_) return nullptr;
      if (members) members->push_back({names_.back(), between(begin, at)});
    } while (*at == ',');
    if (*at != '}' || some_name_twice(from)) return nullptr;
    names_.resize(from);
    return at + 1;
  }

  // There is one compact way to write a name, so that names differ where their texts do.
  bool some_name_twice(std::size_t from) {
    const auto begin = names_.begin() + static_cast<std::ptrdiff_t>(from);
    if (names_.end() - begin > 8) {
      std::sort(begin, names_.end());
      return std::adjacent_find(begin, names_.end()) != names_.end();
    }
    for (auto name = begin; name != names_.end(); ++name) {
      if (std::find(begin, name, *name) != name) return true;
    }
    return false;
  }

  Place string(Place at) const {
    ++at;
    while (true) {
      at = end_of_plain_text(at, end_);
      if (at == end_) return nullptr;
      if (*at == '"') return at + 1;
      at = *at == '\\' ? escape(at + 1) : nullptr;
      if (!at) return nullptr;
    }
  }

  // Where there is a short form, the long one is not compact.
  Place escape(Place at) const {
    if (at == end_) return nullptr;
    if (*at != 'u') return std::string_view("\"\\bfnrt").find(*at) != std::string_view::npos ? at + 1 : nullptr;
    const std::string_view code = between(at + 1, end_).substr(0, 4);
    if (code.size() < 4 || !code.starts_with("00") || (code[2] != '0' && code[2] != '1')) return nullptr;
    if (!is_digit(code[3]) && (code[3] < 'a' || code[3] > 'f')) return nullptr;
    constexpr std::string_view short_forms = "89acd";
    return code[2] == '1' || short_forms.find(code[3]) == std::string_view::npos ? at + 5 : nullptr;
  }

  Place digits(Place at) const {
    const Place begin = at;
    while (at != end_ && is_digit(*at)) ++at;
    return at == begin ? nullptr : at;
  }

  // Within the reader's own limits; and the reader takes the sign off a whole zero.
  Place number(Place at) const {
    const Place begin = at;
    if (*at == '-') ++at;
    at = is(at, '0') ? at + 1 : digits(at);
    if (!at) return nullptr;
    const bool whole = !is(at, '.') && !is(at, 'e') && !is(at, 'E');
    if (whole && between(begin, at) == "-0") return nullptr;
    if (is(at, '.')) at = digits(at + 1);
    if (!at || between(begin, at).size() > number_max_mantissa) return nullptr;
    if (!is(at, 'e') && !is(at, 'E')) return at;
    ++at;
    if (is(at, '+') || is(at, '-')) ++at;
    const Place exponent = at;
    at = digits(exponent);
    return at && between(exponent, at).size() <= number_max_exponent ? at : nullptr;
  }

  const std::size_t depth_;
  std::size_t values_left_;
  const Place end_;
  std::vector<std::string_view> names_;  ///< Of all objects that are open, outermost first
};

}  // namespace

std::optional<std::vector<MemberText>> compact_members(std::string_view text, const Limits& limits) {
  if (text.size() > limits.bytes || !is_utf8(text)) return std::nullopt;
  std::vector<MemberText> members;
  if (!CompactReader(text, limits).whole_object(text.data(), members)) return std::nullopt;
  return members;
}

std::string_view text_of(const std::vector<MemberText>& members, std::string_view name) {
  const auto found =
      std::find_if(members.begin(), members.end(), [&](const MemberText& member) { return member.name == name; });
  return found == members.end() ? std::string_view() : found->value;
}

}  // namespace sealwell::json
