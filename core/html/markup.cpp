#include "core/html/markup.hpp"

namespace sealwell::html {

Markup& Markup::raw(const char* markup) {
  out_.append(markup);
  return *this;
}

Markup& Markup::markup(const std::string& written) {
  out_.append(written);
  return *this;
}

Markup& Markup::text(const std::string& content) {
  // One set of escapes for both places: an attribute is always in double quotes, and a text that
  // has its quotes escaped as well is still the same text.
  for (const char c : content) {
    switch (c) {
      case '&': raw("&amp;"); break;
      case '<': raw("&lt;"); break;
      case '>': raw("&gt;"); break;
      case '"': raw("&quot;"); break;
      case '\'': raw("&#39;"); break;
      default: out_.push_back(c);
    }
  }
  return *this;
}

Markup& Markup::open(const char* tag, const char* classes) { return raw("<").raw(tag).attribute("class", classes); }

Markup& Markup::start(const char* tag, const char* classes) {
  if (*classes == '\0') return raw("<").raw(tag).raw(">");
  return open(tag, classes).raw(">");
}

Markup& Markup::end(const char* tag) { return raw("</").raw(tag).raw(">"); }

Markup& Markup::element(const char* tag, const char* classes, const std::string& content) {
  return start(tag, classes).text(content).end(tag);
}

Markup& Markup::attribute(const char* name, const std::string& value) {
  return raw(" ").raw(name).raw("=\"").text(value).raw("\"");
}

Markup& Markup::attribute(const char* name, const char* value) {
  return raw(" ").raw(name).raw("=\"").raw(value).raw("\"");
}

Markup& Markup::attribute(const char* name, int value) { return attribute(name, std::to_string(value)); }

Markup& Markup::attribute_unless_empty(const char* name, const std::string& value) {
  return value.empty() ? *this : attribute(name, value);
}

std::string Markup::take() { return std::move(out_); }

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
