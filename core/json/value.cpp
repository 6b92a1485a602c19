#include "core/json/value.hpp"

#include "core/base/text.hpp"

namespace sealwell::json {

std::optional<Decimal> Value::decimal() const {
  const Number* number = if_number();
  return number ? Decimal::parse(number->digits) : std::nullopt;
}

std::optional<std::int64_t> Value::integer() const {
  const auto value = decimal();
  return value ? value->scaled(0) : std::nullopt;
}

const Value* Value::find(std::string_view name) const {
  if (const Object* members = if_object()) {
    for (const Member& member : *members) {
      if (member.name == name) return &member.value;
    }
  }
  return nullptr;
}

Value* Value::find(std::string_view name) { return const_cast<Value*>(static_cast<const Value*>(this)->find(name)); }

std::string_view Value::text_or(std::string_view name, std::string_view otherwise) const {
  const Value* member = find(name);
  const std::string* text = member ? member->if_string() : nullptr;
  return text ? std::string_view(*text) : otherwise;
}

bool Value::bool_or(std::string_view name, bool otherwise) const {
  const Value* member = find(name);
  const bool* boolean = member ? member->if_bool() : nullptr;
  return boolean ? *boolean : otherwise;
}

const Array& Value::items(std::string_view name) const {
  static const Array none;
  const Value* member = find(name);
  const Array* items = member ? member->if_array() : nullptr;
  return items ? *items : none;
}

Value& Value::set(std::string_view name, Value value) {
  if (is_null()) content_ = Object{};
  if (Value* existing = find(name)) {
    *existing = std::move(value);
  } else if (Object* members = if_object()) {
    members->push_back({std::string(name), std::move(value)});
  }
  return *this;
}

Value& Value::set_text(std::string_view name, std::string_view text) { return set(name, Value(text)); }

Value& Value::add(Value value) {
  if (is_null()) content_ = Array{};
  if (Array* items = if_array()) items->push_back(std::move(value));
  return *this;
}

bool operator==(const Value& a, const Value& b) { return a.content_ == b.content_; }

std::string pointer_to(std::string_view pointer, std::string_view name) {
  return std::string(pointer) + "/" + replaced(replaced(name, "~", "~0"), "/", "~1");
}

std::string pointer_to(std::string_view pointer, std::size_t index) {
  return std::string(pointer) + "/" + std::to_string(index);
}

}  // namespace sealwell::json
