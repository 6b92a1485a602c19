#pragma once

#include "core/base/decimal.hpp"
#include "core/base/result.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sealwell::json {

class Value;

/// A JSON number as its source text, so that a decimal keeps its spelling ("1.50") and is never rounded. FHIR R4 asks
/// for exactly that of its decimals.
struct Number {
  std::string digits;
  friend bool operator==(const Number&, const Number&) = default;
};

struct Member;
using Array = std::vector<Value>;
using Object = std::vector<Member>;  ///< In source order; names are unique.

/// A JSON value. Objects keep the order of their members.
class Value {
 public:
  Value();  ///< null
  Value(std::nullptr_t);
  Value(bool boolean);
  Value(int whole);
  Value(std::int64_t whole);
  Value(const Decimal& decimal);
  Value(Number number);
  Value(std::string text);
  Value(std::string_view text);
  Value(const char* text);
  Value(Array items);
  Value(Object members);

  [[nodiscard]] static Value object();
  [[nodiscard]] static Value array();

  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(content_); }

  // Each returns nullptr if the value has another type.
  [[nodiscard]] const bool* if_bool() const { return std::get_if<bool>(&content_); }
  [[nodiscard]] const Number* if_number() const { return std::get_if<Number>(&content_); }
  [[nodiscard]] const std::string* if_string() const { return std::get_if<std::string>(&content_); }
  [[nodiscard]] const Array* if_array() const { return std::get_if<Array>(&content_); }
  [[nodiscard]] const Object* if_object() const { return std::get_if<Object>(&content_); }
  [[nodiscard]] Array* if_array() { return std::get_if<Array>(&content_); }
  [[nodiscard]] Object* if_object() { return std::get_if<Object>(&content_); }

  /// The value as an exact decimal; nothing if it is not a number or does not fit 18 digits.
  [[nodiscard]] std::optional<Decimal> decimal() const;
  /// The value as an integer; nothing unless it is a whole number (7 and 7.0, not 7.5) that fits 64 bits.
  [[nodiscard]] std::optional<std::int64_t> integer() const;

  /// The member `name`; nullptr if there is none or this is not an object.
  [[nodiscard]] const Value* find(std::string_view name) const;
  [[nodiscard]] Value* find(std::string_view name);

  /// The text of member `name`; `otherwise` if there is none or it is not a string.
  [[nodiscard]] std::string_view text_or(std::string_view name, std::string_view otherwise = {}) const;
  /// The boolean of member `name`; `otherwise` if there is none or it is not a boolean.
  [[nodiscard]] bool bool_or(std::string_view name, bool otherwise) const;
  /// The items of array member `name`; an empty array if there is none or it is not an array.
  [[nodiscard]] const Array& items(std::string_view name) const;

  /// Sets (or replaces) a member and returns this value. Precondition: object or null
  /// (null becomes an object).
  Value& set(std::string_view name, Value value);
  // Overloads for strings, which most members are, so that the Value is made in one place and not inlined at every
  // caller: that saves download size. Each takes exactly its own type, so that a literal 0 stays a number.
  template <std::same_as<std::string_view> Text> Value& set(std::string_view name, Text text) {
    return set_text(name, text);
  }
  template <std::same_as<std::string> Text> Value& set(std::string_view name, const Text& text) {
    return set_text(name, text);
  }
  template <std::same_as<const char*> Text> Value& set(std::string_view name, Text text) {
    return set_text(name, text);
  }
  /// Appends an item and returns this value. Precondition: array or null.
  Value& add(Value value);

  /// Equal content; the order of an object's members matters.
  friend bool operator==(const Value&, const Value&);

 private:
  Value& set_text(std::string_view name, std::string_view text);

  std::variant<std::monostate, bool, Number, std::string, Array, Object> content_;
};

/// One named member of an object.
struct Member {
  std::string name;
  Value value;
  friend bool operator==(const Member&, const Member&) = default;
};

// Defined after Member, since the variant needs its complete type.
inline Value::Value() = default;
inline Value::Value(std::nullptr_t) {}
inline Value::Value(bool boolean) : content_(boolean) {}
inline Value::Value(int whole) : Value(static_cast<std::int64_t>(whole)) {}
inline Value::Value(std::int64_t whole) : content_(Number{std::to_string(whole)}) {}
inline Value::Value(const Decimal& decimal) : content_(Number{decimal.to_string()}) {}
inline Value::Value(Number number) : content_(std::move(number)) {}
inline Value::Value(std::string text) : content_(std::move(text)) {}
inline Value::Value(std::string_view text) : content_(std::string(text)) {}
inline Value::Value(const char* text) : content_(std::string(text)) {}
inline Value::Value(Array items) : content_(std::move(items)) {}
inline Value::Value(Object members) : content_(std::move(members)) {}
inline Value Value::object() { return Value(Object{}); }
inline Value Value::array() { return Value(Array{}); }

/// Limits of the reader. Parsing stops with an error as soon as one is exceeded.
struct Limits {
  std::size_t bytes = 4 * 1024 * 1024;  ///< Length of the text.
  std::size_t depth = 64;               ///< Nesting of arrays and objects.
  std::size_t values = 500'000;         ///< Values in all.
};

/// Reads one JSON text (RFC 8259, UTF-8, no byte order mark, nothing after it).
/// Errors: too_large, too_deep, invalid_utf8, duplicate_key (`where` is the JSON pointer),
/// invalid_json (`where` is "byte N", counted from 1: the first wrong byte; for a number or an escape, its first byte).
[[nodiscard]] Result<Value> parse(std::string_view text, const Limits& limits = {});

/// Compact JSON, members in their own order.
[[nodiscard]] std::string write(const Value& value);

/// Canonical JSON: compact, with the members of each object sorted by the bytes of their names, so that equal data give
/// equal bytes.
[[nodiscard]] std::string write_canonical(const Value& value);

/// JSON indented by two spaces, for people to read.
[[nodiscard]] std::string write_indented(const Value& value);

/// `pointer` extended by one reference token (RFC 6901, `~` and `/` escaped).
[[nodiscard]] std::string pointer_to(std::string_view pointer, std::string_view name);
[[nodiscard]] std::string pointer_to(std::string_view pointer, std::size_t index);

}  // namespace sealwell::json
