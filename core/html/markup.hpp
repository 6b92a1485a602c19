#pragma once

#include <string>
#include <string_view>

namespace sealwell::html {

/// An HTML writer that escapes by type: literals are markup, strings (from a pack or a resident) go through `text` or
/// `attribute`, which escape them.
class Markup {
 public:
  /// Appends a literal as markup.
  Markup& raw(const char* markup);

  /// Appends the output of another Markup.
  Markup& markup(const std::string& written);

  /// Appends an element's text content, escaped. Not for script or style.
  Markup& text(const std::string& content);

  /// `<tag class="classes"`, to be closed with `raw(">")` when the attributes are written.
  Markup& open(const char* tag, const char* classes);

  /// A whole start tag; without a class when `classes` is empty.
  Markup& start(const char* tag, const char* classes = "");
  Markup& end(const char* tag);

  /// A whole element with a text in it.
  Markup& element(const char* tag, const char* classes, const std::string& content);

  /// ` name="value"`, with a string escaped and a literal as it is.
  Markup& attribute(const char* name, const std::string& value);
  Markup& attribute(const char* name, const char* value);
  Markup& attribute(const char* name, int value);

  /// ` name="value"`, or nothing if `value` is empty.
  Markup& attribute_unless_empty(const char* name, const std::string& value);

  [[nodiscard]] std::string take();

 private:
  std::string out_;
};

/// `name` as the value of an `id`: white space, which would break the lists of ids in
/// `aria-describedby`, is percent-encoded, and so is the percent sign, so that two names never
/// give one id. Anything else is kept.
[[nodiscard]] std::string identifier(std::string_view name);

/// `phone` as written for people, as an address: its digits, and a plus at the beginning.
[[nodiscard]] std::string phone_address(std::string_view phone);

}  // namespace sealwell::html
