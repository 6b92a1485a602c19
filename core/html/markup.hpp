#pragma once

#include <string>
#include <string_view>

namespace sealwell::html {

/// HTML text that is being written. What is given to `raw` is markup of ours; everything that came
/// from a pack or a resident goes through `text` or `attribute`, which escape it.
class Markup {
 public:
  /// Markup of ours, as it is.
  Markup& raw(std::string_view markup);

  /// The content of an element (not of script or style).
  Markup& text(std::string_view content);

  /// `<tag class="classes"`, to be closed with `raw(">")` when the attributes are written.
  /// `classes` may be empty.
  Markup& open(std::string_view tag, std::string_view classes);

  /// A whole start tag without further attributes.
  Markup& start(std::string_view tag, std::string_view classes) { return open(tag, classes).raw(">"); }
  Markup& end(std::string_view tag);

  /// A whole element with a text in it.
  Markup& element(std::string_view tag, std::string_view classes, std::string_view content);

  /// ` name="value"`, with the value escaped. `name` is ours.
  Markup& attribute(std::string_view name, std::string_view value);
  Markup& attribute(std::string_view name, int value);

  /// The same, left out altogether when `value` is empty.
  Markup& attribute_unless_empty(std::string_view name, std::string_view value);

  [[nodiscard]] std::string take() { return std::move(out_); }

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
