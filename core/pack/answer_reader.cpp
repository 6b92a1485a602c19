#include "core/pack/answer_reader.hpp"

#include <utility>

namespace sealwell::pack {
namespace {

using Kind = AnswerValue::Kind;

constexpr std::pair<std::string_view, Kind> kinds[] = {
    {"Boolean", Kind::boolean}, {"Integer", Kind::integer},    {"Decimal", Kind::decimal}, {"Quantity", Kind::quantity},
    {"Date", Kind::date},       {"DateTime", Kind::date_time}, {"Time", Kind::time},       {"String", Kind::text},
    {"Uri", Kind::url},         {"Coding", Kind::coding},
};

// Reads the member into `value`; false when it is not of the kind.
bool read(const ObjectReader& reader, const std::string& name, AnswerValue& value) {
  const json::Value& member = *reader.find(name);
  const std::string* text = member.if_string();
  const auto number_of = [&value](const json::Value* number) {
    const auto decimal = number ? number->decimal() : std::nullopt;
    if (decimal) value.number = *decimal;
    return decimal.has_value();
  };
  switch (value.kind) {
    case Kind::boolean:
      if (member.if_bool()) value.boolean = *member.if_bool();
      return member.if_bool() != nullptr;
    case Kind::integer: return number_of(&member) && value.number.is_integer();
    case Kind::decimal: return number_of(&member);
    case Kind::quantity:
      value.text = member.text_or("unit");
      value.coding.system = member.text_or("system");
      value.coding.code = member.text_or("code");
      // A comparator would say "less than": no answer that anybody typed.
      return number_of(member.find("value")) && !member.find("comparator");
    case Kind::date: {
      const auto date = text ? parse_iso_date(*text) : std::nullopt;
      if (date) value.date = *date;
      return date.has_value();
    }
    case Kind::date_time: {
      const auto moment = text ? parse_iso_date_time(*text) : std::nullopt;
      if (moment) value.moment = *moment;
      return moment.has_value();
    }
    case Kind::time: {
      const auto second = text ? parse_iso_time(*text) : std::nullopt;
      if (second) value.moment.second = *second;
      return second.has_value();
    }
    case Kind::text:
    case Kind::url:
      if (text) value.text = *text;
      return text != nullptr;
    case Kind::coding: {
      const ObjectReader coding = reader.object(name);
      value.coding = {coding.text("system"), coding.required_text("code"), coding.text("display")};
      return coding.is_object() && !value.coding.code.empty();
    }
  }
  return false;
}

}  // namespace

bool same_answer(const AnswerValue& a, const AnswerValue& b) {
  if (a.is_number() && b.is_number()) {
    const bool one_unit = a.coding.code.empty() || b.coding.code.empty() || a.coding.means(b.coding);
    return one_unit && a.number == b.number;
  }
  if (a.is_text() && b.is_text()) return a.text == b.text;
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case Kind::boolean: return a.boolean == b.boolean;
    case Kind::date: return a.date == b.date;
    case Kind::date_time: return order(a.moment, b.moment) == std::strong_ordering::equal;
    case Kind::time: return a.moment.second == b.moment.second;
    default: return a.coding.means(b.coding);
  }
}

std::optional<AnswerValue> read_answer_value(const ObjectReader& reader, std::string_view prefix) {
  for (const auto& [suffix, kind] : kinds) {
    const std::string name = std::string(prefix).append(suffix);
    if (!reader.has(name)) continue;
    AnswerValue value;
    value.kind = kind;
    if (read(reader, name, value)) return value;
    // Of a coding, what is missing has been named.
    if (kind != Kind::coding) reader.fail(Error::wrong_type, name);
    return std::nullopt;
  }
  for (const std::string_view suffix : {"Reference", "Attachment"}) {
    const std::string name = std::string(prefix).append(suffix);
    if (!reader.has(name)) continue;
    reader.fail(Error::unsupported, name);
    return std::nullopt;
  }
  reader.fail(Error::missing_field, std::string(prefix).append("[x]"));
  return std::nullopt;
}

bool answers(ItemType type, AnswerValue::Kind kind) {
  switch (type) {
    case ItemType::boolean: return kind == Kind::boolean;
    case ItemType::integer: return kind == Kind::integer;
    case ItemType::decimal: return kind == Kind::decimal;
    case ItemType::quantity: return kind == Kind::quantity;
    case ItemType::date: return kind == Kind::date;
    case ItemType::date_time: return kind == Kind::date_time;
    case ItemType::time: return kind == Kind::time;
    case ItemType::string:
    case ItemType::text: return kind == Kind::text;
    case ItemType::url: return kind == Kind::url;
    case ItemType::choice:
    case ItemType::open_choice:
      return kind == Kind::coding || kind == Kind::integer || kind == Kind::text || kind == Kind::date ||
             kind == Kind::time;
    case ItemType::group:
    case ItemType::display:
    case ItemType::attachment:
    case ItemType::reference: return false;
  }
  return false;
}

}  // namespace sealwell::pack
