#include "core/json/name_order.hpp"

#include <algorithm>

namespace sealwell::json {
namespace {

enum class Layout { compact, canonical, indented };

bool needs_escape(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

void write_escaped(std::string& out, char c) {
  constexpr std::string_view hex = "0123456789abcdef";
  switch (c) {
    case '"': out.append("\\\""); break;
    case '\\': out.append("\\\\"); break;
    case '\b': out.append("\\b"); break;
    case '\f': out.append("\\f"); break;
    case '\n': out.append("\\n"); break;
    case '\r': out.append("\\r"); break;
    case '\t': out.append("\\t"); break;
    default:
      out.append("\\u00");
      out.push_back(hex[static_cast<unsigned char>(c) >> 4]);
      out.push_back(hex[static_cast<unsigned char>(c) & 15]);
  }
}

void write_text(std::string& out, std::string_view text) {
  out.push_back('"');
  // Nearly all text is one run without anything to escape.
  while (!text.empty()) {
    const auto end = std::find_if(text.begin(), text.end(), needs_escape);
    const auto run = static_cast<std::size_t>(end - text.begin());
    out.append(text.substr(0, run));
    text.remove_prefix(run);
    if (text.empty()) break;
    write_escaped(out, text.front());
    text.remove_prefix(1);
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
    out_.push_back('{');
    ++depth_;
    if (layout_ == Layout::canonical) sorted_members(members);
    else
      for (std::size_t i = 0; i < members.size(); ++i) member(i, members[i]);
    after(members.empty());
    out_.push_back('}');
  }

  void sorted_members(const Object& members) {
    const std::vector<const Member*> order = by_name(members);
    for (std::size_t i = 0; i < order.size(); ++i) member(i, *order[i]);
  }

  void member(std::size_t index, const Member& member) {
    before(index);
    write_text(out_, member.name);
    out_.append(layout_ == Layout::indented ? ": " : ":");
    value(member.value);
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
