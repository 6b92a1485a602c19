#include "core/html/markup.hpp"

namespace sealwell::html {

Markup& Markup::raw(std::string_view markup) {
  out_.append(markup);
  return *this;
}

Markup& Markup::text(std::string_view content) {
  // One set of escapes for both places: an attribute is always in double quotes, and a text that
  // has its quotes escaped as well is still the same text.
  for (const char c : content) {
    switch (c) {
      case '&': out_.append("&amp;"); break;
      case '<': out_.append("&lt;"); break;
      case '>': out_.append("&gt;"); break;
      case '"': out_.append("&quot;"); break;
      case '\'': out_.append("&#39;"); break;
      default: out_.push_back(c);
    }
  }
  return *this;
}

Markup& Markup::open(std::string_view tag, std::string_view classes) {
  return raw("<").raw(tag).attribute_unless_empty("class", classes);
}

Markup& Markup::end(std::string_view tag) { return raw("</").raw(tag).raw(">"); }

Markup& Markup::element(std::string_view tag, std::string_view classes, std::string_view content) {
  return start(tag, classes).text(content).end(tag);
}

Markup& Markup::attribute(std::string_view name, std::string_view value) {
  raw(" ").raw(name).raw("=\"").text(value);
  return raw("\"");
}

Markup& Markup::attribute(std::string_view name, int value) {
  return attribute(name, std::to_string(value));
}

Markup& Markup::attribute_unless_empty(std::string_view name, std::string_view value) {
  return value.empty() ? *this : attribute(name, value);
}

std::string identifier(std::string_view name) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string id;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || c == '%') {
      id.push_back('%');
      id.push_back(hex[byte >> 4]);
      id.push_back(hex[byte & 15]);
    } else {
      id.push_back(c);
    }
  }
  return id;
}

std::string phone_address(std::string_view phone) {
  std::string address = "tel:";
  for (const char c : phone) {
    const bool leading_plus = c == '+' && address.size() == 4;
    if (leading_plus || (c >= '0' && c <= '9')) address.push_back(c);
  }
  return address;
}

}  // namespace sealwell::html
