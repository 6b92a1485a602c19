#pragma once

#include <string>
#include <string_view>

namespace sealwell::html {

/// HTML text that is being written. Markup is a literal of ours; what comes from a pack or a
/// resident is a string, and goes through `text` or `attribute`, which escape it.
class Markup {
 public:
  /// Markup of ours, as it is.
  Markup& raw(const char* markup);

  /// Markup that another Markup has written.
  Markup& markup(const std::string& written);

  /// The content of an element (not of script or style).
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

  /// The same, left out altogether when `value` is empty.
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
