#include "core/json/compact.hpp"

#include "core/base/text.hpp"
#include "core/json/number_limits.hpp"

#include <algorithm>
#include <cstring>

namespace sealwell::json {
namespace {

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool ends_plain_text(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

/// Whether any of eight characters ends plain text: each line sets the highest bit of a byte that is zero, or
/// below a space, and of none when there is no such byte.
bool ends_plain_text(std::uint64_t eight) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  const std::uint64_t quotes = eight ^ (ones * '"');
  const std::uint64_t escapes = eight ^ (ones * '\\');
  const std::uint64_t found = ((quotes - ones) & ~quotes) | ((escapes - ones) & ~escapes) | ((eight - ones * 0x20) & ~eight);
  return (found & (ones * 0x80)) != 0;
}

/// Reads what `write` makes, and nothing else. It calls itself once for each level of nesting.
class CompactReader {
 public:
  CompactReader(std::string_view text, const Limits& limits)
      : limits_(limits), at_(text.data()), end_(text.data() + text.size()) {
    names_.reserve(64);
  }

  [[nodiscard]] bool whole_object(std::vector<MemberText>& members) {
    return at_ != end_ && *at_ == '{' && value(0, &members) && at_ == end_;
  }

 private:
  bool take(char expected) {
    if (at_ == end_ || *at_ != expected) return false;
    ++at_;
    return true;
  }

  bool word(std::string_view expected) {
    if (!between(at_, end_).starts_with(expected)) return false;
    at_ += expected.size();
    return true;
  }

  bool value(std::size_t depth, std::vector<MemberText>* members = nullptr) {
    if (at_ == end_ || ++values_ > limits_.values) return false;
    switch (*at_) {
      case '"': return string();
      case '{': return depth < limits_.depth && object(depth, members);
      case '[': return depth < limits_.depth && array(depth);
      case 't': return word("true");
      case 'f': return word("false");
      case 'n': return word("null");
      default: return number();
    }
  }

  bool array(std::size_t depth) {
    ++at_;
    if (take(']')) return true;
    do {
      if (!value(depth + 1)) return false;
    } while (take(','));
    return take(']');
  }

  bool object(std::size_t depth, std::vector<MemberText>* members) {
    ++at_;
    if (take('}')) return true;
    const std::size_t from = names_.size();
    do {
      const char* const name = at_ + 1;
      if (at_ == end_ || *at_ != '"' || !string()) return false;
      names_.push_back(between(name, at_ - 1));
      if (!take(':')) return false;
      const char* const begin = at_;
      if (!value(depth + 1)) return false;
      if (members) members->push_back({names_.back(), between(begin, at_)});
    } while (take(','));
    const bool unique = no_name_twice(from);
    names_.resize(from);
    return unique && take('}');
  }

  // There is one compact way to write a name, so that names differ where their texts do.
  bool no_name_twice(std::size_t from) {
    const auto begin = names_.begin() + static_cast<std::ptrdiff_t>(from);
    if (names_.end() - begin > 8) {
      std::sort(begin, names_.end());
      return std::adjacent_find(begin, names_.end()) == names_.end();
    }
    for (auto name = begin; name != names_.end(); ++name) {
      if (std::find(begin, name, *name) != name) return false;
    }
    return true;
  }

  bool string() {
    ++at_;
    while (true) {
      std::uint64_t eight;
      while (end_ - at_ >= 8 && (std::memcpy(&eight, at_, 8), !ends_plain_text(eight))) at_ += 8;
      while (at_ != end_ && !ends_plain_text(*at_)) ++at_;
      if (take('"')) return true;
      if (!take('\\') || !escape()) return false;
    }
  }

  // Where there is a short form, the long one is not compact.
  bool escape() {
    if (at_ == end_) return false;
    const char kind = *at_++;
    if (kind != 'u') return std::string_view("\"\\bfnrt").find(kind) != std::string_view::npos;
    if (end_ - at_ < 4) return false;
    const std::string_view code(at_, 4);
    at_ += 4;
    if (!code.starts_with("00") || (code[2] != '0' && code[2] != '1')) return false;
    if (!is_digit(code[3]) && (code[3] < 'a' || code[3] > 'f')) return false;
    constexpr std::string_view short_forms = "89acd";
    return code[2] == '1' || short_forms.find(code[3]) == std::string_view::npos;
  }

  bool digits() {
    const char* const begin = at_;
    while (at_ != end_ && is_digit(*at_)) ++at_;
    return at_ != begin;
  }

  // The reader's own limits on length and exponent; and it takes the sign off a whole zero.
  bool number() {
    const char* const begin = at_;
    take('-');
    if (!take('0') && !digits()) return false;
    if (between(begin, at_) == "-0" && (at_ == end_ || (*at_ != '.' && *at_ != 'e' && *at_ != 'E'))) return false;
    if (take('.') && !digits()) return false;
    if (between(begin, at_).size() > number_max_mantissa) return false;
    if (!take('e') && !take('E')) return true;
    if (!take('+')) take('-');
    const char* const exponent = at_;
    return digits() && between(exponent, at_).size() <= number_max_exponent;
  }

  const Limits& limits_;
  const char* at_;
  const char* end_;
  std::size_t values_ = 0;
  std::vector<std::string_view> names_;  ///< Of all objects that are open, outermost first
};

}  // namespace

std::optional<std::vector<MemberText>> compact_members(std::string_view text, const Limits& limits) {
  if (text.size() > limits.bytes || !is_utf8(text)) return std::nullopt;
  std::vector<MemberText> members;
  if (!CompactReader(text, limits).whole_object(members)) return std::nullopt;
  return members;
}

std::string_view text_of(const std::vector<MemberText>& members, std::string_view name) {
  const auto found = std::find_if(members.begin(), members.end(), [&](const MemberText& member) { return member.name == name; });
  return found == members.end() ? std::string_view() : found->value;
}

}  // namespace sealwell::json
