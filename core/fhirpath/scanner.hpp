#pragma once

#include "core/base/result.hpp"
#include "core/base/text.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sealwell::fhirpath {

inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// The words, signs and quoted texts of an expression, one after the other. Inside the room only.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

 protected:
  /// Notes the first failure, goes to the end, and gives -1.
  int refuse(Error error = Error::invalid_expression, std::string_view name = {});
  /// The byte so far ahead; 0 behind the end.
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  /// Goes over white space and comments.
  void skip();
  /// Goes over white space, and over `c` where it stands there.
  bool take(char c);
  /// The word that stands here, not taken.
  std::string_view word();
  /// A text between quotes, with its escapes resolved. Precondition: `quote` stands here.
  std::string quoted(char quote);

  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<Failure> failure_;

 private:
  std::uint32_t hex4();
};

}  // namespace sealwell::fhirpath
