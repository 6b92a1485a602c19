#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sealwell::html::tests {

/// A start tag as it was written, its attribute values unescaped.
struct Element {
  std::string tag;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string text;  ///< All text inside it, unescaped

  [[nodiscard]] const std::string* attribute(std::string_view name) const;
  [[nodiscard]] bool has_class(std::string_view name) const;
};

/// A strict reader of the HTML that we write. It knows none of the repairs of a browser: an
/// attribute without quotes, a tag left open, an entity that we do not write or a stray < or > is a
/// fault, so that what slips through an escape can't pass for text.
struct Page {
  std::vector<Element> elements;  ///< In document order
  std::string fault;              ///< Empty when the markup is sound

  [[nodiscard]] std::vector<const Element*> all(std::string_view tag) const;
  [[nodiscard]] const Element* by_id(std::string_view id) const;
};

Page read(std::string_view html);

/// The markup with each element on a line of its own, indented: for people to read.
std::string indented(std::string_view html);

}  // namespace sealwell::html::tests
