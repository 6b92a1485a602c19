#include "core/fhirpath/arithmetic.hpp"
#include "core/fhirpath/evaluator.hpp"

namespace sealwell::fhirpath {

std::optional<Item> as_quantity(const Item& item) {
  if (item.kind == Kind::quantity) return item;
  if (item.is_number()) return of_quantity(item.number, "1");
  if (item.kind != Kind::element || !item.node || (!item.type.empty() && item.type != "Quantity")) {
    return std::nullopt;
  }
  const json::Value* value = item.node->find("value");
  const auto number = value ? value->decimal() : std::nullopt;
  if (!number || item.node->find("comparator")) return std::nullopt;
  // UCUM's code where there is one, else the unit as people read it.
  std::string_view unit = item.node->text_or("code");
  if (unit.empty()) unit = item.node->text_or("unit", "1");
  return of_quantity(*number, std::string(unit));
}

std::string_view canonical_unit(std::string_view unit) {
  constexpr std::string_view spelled[][2] = {
      {"years", "year"}, {"months", "month"},   {"weeks", "week"},     {"days", "day"},
      {"hours", "hour"}, {"minutes", "minute"}, {"seconds", "second"}, {"milliseconds", "millisecond"},
      {"wk", "week"},    {"d", "day"},          {"h", "hour"},         {"min", "minute"},
      {"s", "second"},   {"ms", "millisecond"},
  };
  for (const auto& [from, to] : spelled) {
    if (unit == from) return to;
  }
  return unit;
}

std::optional<Moment> as_moment(const Item& item, Kind like) {
  if (item.is_moment() || item.kind == Kind::time) return parse_moment(item.kind, item.text);
  // A JSON string may be a date; the other side says what to read it as.
  if (item.kind == Kind::string && item.node && item.type.empty()) {
    return parse_moment(like == Kind::time ? like : Kind::date_time, item.text);
  }
  return std::nullopt;
}

std::optional<std::string> text_of(const Item& item) {
  switch (item.kind) {
    case Kind::boolean: return item.boolean ? "true" : "false";
    case Kind::integer:
    case Kind::decimal: return item.number.to_string();
    case Kind::element: break;
    case Kind::quantity: {
      // A calendar unit is a word, any other unit stands in quotes.
      const std::string_view usual = canonical_unit(item.text);
      const bool word = usual != item.text ? item.text.size() > 3
                                           : usual.size() > 3 && later({{2000, 1, 1, 0, 0, 0}, 0, 6}, 1, usual);
      return item.number.to_string() + (word ? " " + item.text : " '" + item.text + "'");
    }
    default: return item.text;
  }
  const auto quantity = as_quantity(item);
  return quantity && item.type == "Quantity" ? text_of(*quantity) : std::nullopt;
}

Collection Evaluator::add(const Item& a, const Item& b, bool subtract, const Node& node) {
  const auto signed_b = [&](const Item& item) { return subtract ? negated(item.number) : item.number; };
  if (a.is_number() && b.is_number()) {
    const auto total = sum(a.number, signed_b(b));
    if (!total) return {};
    return one(a.kind == Kind::integer && b.kind == Kind::integer ? of_integer(total->units()) : of_decimal(*total));
  }
  if (!subtract && a.kind == Kind::string && b.kind == Kind::string) {
    return pay((a.text.size() + b.text.size()) / 16, node) ? one(of_text(a.text + b.text)) : Collection();
  }
  const auto moment = as_moment(a, Kind::date_time);
  if (moment && b.kind == Kind::quantity) {
    // FHIRPath: what is finer than a second is cut off, and so is a part of a unit.
    const Decimal whole = signed_b(b).units() < 0 ? negated(floor_of(negated(signed_b(b)))) : floor_of(signed_b(b));
    const std::string_view unit = canonical_unit(b.text);
    const auto moved = later(*moment, whole.units(), unit);
    // Past the calendar's end is an overflow; anything else is a unit that doesn't fit.
    if (!moved) return later(*moment, 0, unit) ? Collection() : fail(Error::unsupported, node);
    return one(
        of_text(to_text(*moved), a.kind == Kind::string ? (moment->parts > 3 ? Kind::date_time : Kind::date) : a.kind));
  }
  const auto left = as_quantity(a);
  const auto right = as_quantity(b);
  if (!left || !right) return fail(Error::wrong_type, node);
  if (canonical_unit(left->text) != canonical_unit(right->text)) return fail(Error::unsupported, node);
  const auto total = sum(left->number, signed_b(*right));
  return total ? one(of_quantity(*total, left->text)) : Collection();
}

Collection Evaluator::arithmetic(Op op, const Collection& a, const Collection& b, const Node& node) {
  const Item* left = single(a, node);
  const Item* right = single(b, node);
  if (!left || !right) return {};
  if (op == Op::add || op == Op::subtract) return add(*left, *right, op == Op::subtract, node);
  const bool quantities = left->kind == Kind::quantity || right->kind == Kind::quantity;
  if (quantities && (op == Op::multiply || op == Op::divide)) {
    // One of the two is a plain number, or the units fall out.
    const auto x = as_quantity(*left);
    const auto y = as_quantity(*right);
    if (!x || !y) return fail(Error::wrong_type, node);
    const bool divides = op == Op::divide;
    const bool same = canonical_unit(x->text) == canonical_unit(y->text);
    if (y->text != "1" && (divides ? !same : x->text != "1")) return fail(Error::unsupported, node);
    const auto result = divides ? quotient(x->number, y->number) : product(x->number, y->number);
    return result ? one(of_quantity(*result, divides && same  ? "1"
                                             : x->text == "1" ? y->text
                                                              : x->text))
                  : Collection();
  }
  if (!left->is_number() || !right->is_number()) return fail(Error::wrong_type, node);
  const bool whole = left->kind == Kind::integer && right->kind == Kind::integer;
  std::optional<Decimal> result;
  switch (op) {
    case Op::multiply: result = product(left->number, right->number); break;
    case Op::divide: result = quotient(left->number, right->number); break;
    case Op::whole_divide: result = whole_quotient(left->number, right->number); break;
    default: result = remainder(left->number, right->number); break;
  }
  if (!result) return {};
  const bool integer = op == Op::whole_divide || (whole && op != Op::divide);
  return one(integer ? of_integer(result->units()) : of_decimal(*result));
}

}  // namespace sealwell::fhirpath
