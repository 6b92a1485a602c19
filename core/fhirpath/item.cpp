#include "core/fhirpath/item.hpp"

#include "core/fhirpath/moment.hpp"

namespace sealwell::fhirpath {

Item of_boolean(bool value) {
  Item item;
  item.kind = Kind::boolean;
  item.boolean = value;
  return item;
}

Item of_integer(std::int64_t value) {
  Item item;
  item.kind = Kind::integer;
  item.number = Decimal(value);
  return item;
}

Item of_decimal(const Decimal& value) {
  Item item;
  item.kind = Kind::decimal;
  item.number = value;
  return item;
}

Item of_text(std::string text, Kind kind) {
  Item item;
  item.kind = kind;
  item.text = std::move(text);
  return item;
}

Item of_quantity(const Decimal& value, std::string unit) {
  Item item = of_text(std::move(unit), Kind::quantity);
  item.number = value;
  return item;
}

Item of_element(const json::Value& node, std::string_view type, const json::Value* primitive_extensions) {
  Item item;
  item.node = &node;
  item.primitive_extensions = primitive_extensions;
  item.type = type;
  if (const bool* boolean = node.if_bool()) {
    item.kind = Kind::boolean;
    item.boolean = *boolean;
  } else if (const json::Number* number = node.if_number()) {
    // A number of more digits than Decimal holds stays an element: it can be handed on, not reckoned with.
    if (const auto decimal = Decimal::parse(number->digits)) {
      const bool whole = number->digits.find_first_of(".eE") == std::string::npos;
      item.kind = whole && type != "decimal" ? Kind::integer : Kind::decimal;
      item.number = *decimal;
    }
  } else if (const std::string* text = node.if_string()) {
    item.kind = Kind::string;
    item.text = *text;
    const Kind kind = type == "date"                            ? Kind::date
                      : type == "dateTime" || type == "instant" ? Kind::date_time
                      : type == "time"                          ? Kind::time
                                                                : Kind::string;
    if (kind != Kind::string && parse_moment(kind, *text)) item.kind = kind;
  } else if (type.empty()) {
    item.type = node.text_or("resourceType");
  }
  return item;
}

json::Value to_json(const Item& item) {
  if (item.node) return *item.node;
  switch (item.kind) {
    case Kind::boolean: return item.boolean;
    case Kind::integer:
    case Kind::decimal: return item.number;
    case Kind::quantity: {
      json::Value quantity = json::Value::object();
      quantity.set("value", item.number);
      if (item.text != "1") quantity.set("unit", item.text);
      return quantity;
    }
    default: return item.text;
  }
}

}  // namespace sealwell::fhirpath
