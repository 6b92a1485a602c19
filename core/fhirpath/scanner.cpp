#include "core/fhirpath/scanner.hpp"

namespace sealwell::fhirpath {
namespace {

void append_utf8(std::string& text, std::uint32_t c) {
  if (c < 0x80) {
    text.push_back(static_cast<char>(c));
    return;
  }
  const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  text.push_back(static_cast<char>((0xF0U << (3 - more) & 0xFFU) | c >> (6 * more)));
  for (int i = more - 1; i >= 0; --i) text.push_back(static_cast<char>(0x80 | (c >> (6 * i) & 0x3F)));
}

}  // namespace

int Scanner::refuse(Error error, std::string_view name) {
  if (!failure_) {
    std::string where = "byte " + std::to_string(at_);
    if (!name.empty()) where.append(": ").append(name);
    failure_ = Failure{error, std::move(where)};
  }
  at_ = text_.size();
  return -1;
}

void Scanner::skip() {
  for (;;) {
    const char c = peek();
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      ++at_;
    } else if (c == '/' && (peek(1) == '/' || peek(1) == '*')) {
      const bool line = peek(1) == '/';
      const std::size_t end = text_.find(line ? "\n" : "*/", at_ + 2);
      if (end == std::string_view::npos) {
        if (!line) refuse();
        at_ = text_.size();
      } else {
        at_ = end + (line ? 1 : 2);
      }
    } else {
      return;
    }
  }
}

bool Scanner::take(char c) {
  skip();
  if (peek() != c) return false;
  ++at_;
  return true;
}

std::string_view Scanner::word() {
  skip();
  if (at_ >= text_.size()) return {};
  std::size_t end = at_;
  while (end < text_.size() && (is_letter(text_[end]) || (end > at_ && is_digit(text_[end])))) ++end;
  return text_.substr(at_, end - at_);
}

std::string Scanner::quoted(char quote) {
  std::string text;
  ++at_;
  while (peek() != quote) {
    if (at_ >= text_.size()) {
      refuse();
      return {};
    }
    const char c = text_[at_++];
    if (c != '\\') {
      text.push_back(c);
      continue;
    }
    const char escaped = peek();
    ++at_;
    if (escaped == 'u') {
      const std::uint32_t unit = hex4();
      if (unit >= 0xD800 && unit < 0xDC00 && peek() == '\\' && peek(1) == 'u') {
        at_ += 2;
        const std::uint32_t low = hex4();
        if (low < 0xDC00 || low > 0xDFFF) refuse();
        else append_utf8(text, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
      } else if (unit >= 0xD800 && unit <= 0xDFFF) {
        refuse();
      } else {
        append_utf8(text, unit);
      }
      continue;
    }
    constexpr std::string_view letters = "'\"`\\/rntf";
    constexpr std::string_view meanings = "'\"`\\/\r\n\t\f";
    const std::size_t which = letters.find(escaped);
    if (escaped == '\0' || which == std::string_view::npos) {
      refuse();
      return {};
    }
    text.push_back(meanings[which]);
  }
  ++at_;
  return text;
}

std::uint32_t Scanner::hex4() {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = peek();
    const int digit = is_digit(c)            ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) {
      refuse();
      return 0;
    }
    value = value << 4 | static_cast<std::uint32_t>(digit);
    ++at_;
  }
  return value;
}

}  // namespace sealwell::fhirpath
