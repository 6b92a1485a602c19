#pragma once

#include "core/base/result.hpp"
#include "core/base/text.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sealwell::fhirpath {

inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// The lexer of expressions: words, signs and quoted texts. Used inside core/fhirpath only.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

 protected:
  /// Records the first failure and moves to the end of the text. Returns -1, the index of no node.
  int refuse(Error error = Error::invalid_expression, std::string_view name = {});
  /// The byte `ahead` of the current position; 0 past the end.
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  /// Skips white space and comments.
  void skip();
  /// Skips white space, then consumes `c` if it comes next. True if it did.
  bool take(char c);
  /// The identifier at the current position, not consumed; may be empty.
  std::string_view word();
  /// Consumes a quoted text and returns it with its escapes decoded. Precondition: `quote` comes next.
  std::string quoted(char quote);

  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<Failure> failure_;

 private:
  std::uint32_t hex4();
};

}  // namespace sealwell::fhirpath
