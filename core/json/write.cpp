#include "core/json/value.hpp"

#include <algorithm>

namespace sealwell::json {
namespace {

enum class Layout { compact, canonical, indented };

void write_text(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out.push_back('"');
  for (const char c : text) {
    switch (c) {
      case '"': out.append("\\\""); break;
      case '\\': out.append("\\\\"); break;
      case '\b': out.append("\\b"); break;
      case '\f': out.append("\\f"); break;
      case '\n': out.append("\\n"); break;
      case '\r': out.append("\\r"); break;
      case '\t': out.append("\\t"); break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out.append("\\u00");
          out.push_back(hex[static_cast<unsigned char>(c) >> 4]);
          out.push_back(hex[static_cast<unsigned char>(c) & 15]);
        } else {
          out.push_back(c);
        }
    }
  }
  out.push_back('"');
}

class Writer {
 public:
  explicit Writer(Layout layout) : layout_(layout) {}

  void value(const Value& value) {
    if (const bool* boolean = value.if_bool()) out_.append(*boolean ? "true" : "false");
    else if (const Number* number = value.if_number()) out_.append(number->digits);
    else if (const std::string* text = value.if_string()) write_text(out_, *text);
    else if (const Array* items = value.if_array()) array(*items);
    else if (const Object* members = value.if_object()) object(*members);
    else out_.append("null");
  }

  std::string take() { return std::move(out_); }

 private:
  void array(const Array& items) {
    out_.push_back('[');
    ++depth_;
    for (std::size_t i = 0; i < items.size(); ++i) {
      before(i);
      value(items[i]);
    }
    after(items.empty());
    out_.push_back(']');
  }

  void object(const Object& members) {
    std::vector<const Member*> order;
    order.reserve(members.size());
    for (const Member& member : members) order.push_back(&member);
    if (layout_ == Layout::canonical) {
      std::sort(order.begin(), order.end(), [](const Member* a, const Member* b) { return a->name < b->name; });
    }
    out_.push_back('{');
    ++depth_;
    for (std::size_t i = 0; i < order.size(); ++i) {
      before(i);
      write_text(out_, order[i]->name);
      out_.append(layout_ == Layout::indented ? ": " : ":");
      value(order[i]->value);
    }
    after(order.empty());
    out_.push_back('}');
  }

  void before(std::size_t index) {
    if (index > 0) out_.push_back(',');
    line();
  }

  void after(bool empty) {
    --depth_;
    if (!empty) line();
  }

  void line() {
    if (layout_ != Layout::indented) return;
    out_.push_back('\n');
    out_.append(depth_ * 2, ' ');
  }

  Layout layout_;
  std::size_t depth_ = 0;
  std::string out_;
};

std::string written(const Value& value, Layout layout) {
  Writer writer(layout);
  writer.value(value);
  return writer.take();
}

}  // namespace

std::string write(const Value& value) { return written(value, Layout::compact); }
std::string write_canonical(const Value& value) { return written(value, Layout::canonical); }
std::string write_indented(const Value& value) { return written(value, Layout::indented); }

}  // namespace sealwell::json
