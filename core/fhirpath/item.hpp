#pragma once

#include "core/json/value.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::fhirpath {

/// The type of an item. FHIR's textual types (code, uri, id …) are all `string`.
enum class Kind : std::uint8_t {
  boolean,
  integer,
  decimal,
  string,
  date,
  date_time,
  time,
  quantity,
  element,
};

/// One item of a collection: a computed value, or an element of a resource.
struct Item {
  Kind kind = Kind::element;
  bool boolean = false;
  Decimal number;    ///< integer, decimal, and a quantity's value
  std::string text;  ///< string; date, dateTime and time as written; a quantity's unit
  /// The element of the resource; nullptr for a computed value. Not owned.
  const json::Value* node = nullptr;
  /// The `_name` member with the extensions of a primitive element; nullptr if there is none. Not owned.
  const json::Value* primitive_extensions = nullptr;
  /// The element's FHIR type where JSON tells it: of a choice (`value` found `valueCoding`) and of a resource. Empty
  /// if unknown, and for a computed value.
  std::string_view type;

  [[nodiscard]] bool is_number() const { return kind == Kind::integer || kind == Kind::decimal; }
  [[nodiscard]] bool is_moment() const { return kind == Kind::date || kind == Kind::date_time; }
};

using Collection = std::vector<Item>;

[[nodiscard]] Item of_boolean(bool value);
[[nodiscard]] Item of_integer(std::int64_t value);
[[nodiscard]] Item of_decimal(const Decimal& value);
[[nodiscard]] Item of_text(std::string text, Kind kind = Kind::string);
[[nodiscard]] Item of_quantity(const Decimal& value, std::string unit);

/// An element of a resource. `type` is its FHIR type where known, else empty. `node` must outlive the item.
[[nodiscard]] Item of_element(const json::Value& node, std::string_view type = {},
                              const json::Value* primitive_extensions = nullptr);

/// `item` as JSON: an element unchanged, a quantity as a FHIR Quantity, a date as its text.
[[nodiscard]] json::Value to_json(const Item& item);

}  // namespace sealwell::fhirpath
