#include "core/fhirpath/arithmetic.hpp"
#include "core/fhirpath/function_table.hpp"

namespace sealwell::fhirpath {
namespace {

// `base` to a whole `exponent` by repeated squaring, which 18 digits soon bring to an end.
std::optional<Decimal> power(Decimal base, std::int64_t exponent) {
  const bool inverse = exponent < 0;
  std::uint64_t left = inverse ? 0 - static_cast<std::uint64_t>(exponent) : static_cast<std::uint64_t>(exponent);
  std::optional<Decimal> result = Decimal(1);
  for (; left > 0; left >>= 1) {
    if (left & 1) result = product(*result, base);
    if (!result) return result;
    if (left > 1) {
      const auto square = product(base, base);
      if (!square) return std::nullopt;
      base = *square;
    }
  }
  return inverse ? quotient(1, *result) : result;
}

Collection rounded(Evaluator& evaluator, const Call& call, const Decimal& value) {
  std::int64_t digits = 0;
  if (call.node.right >= 0) {
    const Collection argument = evaluator.argument(call, 0);
    const Item* given = evaluator.single(argument, call.node);
    if (!given) return {};
    if (given->kind != Kind::integer || given->number.units() < 0) {
      return evaluator.fail(Error::wrong_type, call.node);
    }
    digits = given->number.units();
  }
  return one(of_decimal(value.rounded(digits > 18 ? 18 : static_cast<int>(digits))));
}

}  // namespace

Collection run_number(Evaluator& evaluator, const Call& call) {
  const Item* item = evaluator.single(call.input, call.node);
  if (!item) return {};
  const auto kind = static_cast<MathFunction>(call.variant);
  const bool quantity = item->kind == Kind::quantity && kind == MathFunction::abs;
  if (!item->is_number() && !quantity) return evaluator.fail(Error::wrong_type, call.node);
  const Decimal& value = item->number;
  switch (kind) {
    case MathFunction::abs: {
      if (value.units() >= 0) return std::move(call.input);
      Item positive = *item;
      positive.node = nullptr;
      positive.number = negated(value);
      return one(std::move(positive));
    }
    case MathFunction::floor: return one(of_integer(floor_of(value).units()));
    case MathFunction::ceiling: return one(of_integer(-floor_of(negated(value)).units()));
    case MathFunction::truncate: {
      const Decimal whole = value.units() < 0 ? negated(floor_of(negated(value))) : floor_of(value);
      return one(of_integer(whole.units()));
    }
    case MathFunction::round: return rounded(evaluator, call, value);
    case MathFunction::sqrt: {
      if (value.units() < 0) return {};
      const auto root = square_root(value);
      return root ? one(of_decimal(*root)) : evaluator.fail(Error::out_of_range, call.node);
    }
    default: break;
  }
  const Collection argument = evaluator.argument(call, 0);
  const Item* exponent = evaluator.single(argument, call.node);
  if (!exponent) return {};
  if (!exponent->is_number()) return evaluator.fail(Error::wrong_type, call.node);
  const auto whole = exponent->number.scaled(0);
  if (!whole) return evaluator.fail(Error::unsupported, call.node);
  const auto result = power(value, *whole);
  if (!result) return {};
  return one(item->kind == Kind::integer && exponent->kind == Kind::integer && *whole >= 0 ? of_integer(result->units())
                                                                                           : of_decimal(*result));
}

Collection run_clock(Evaluator& evaluator, const Call& call) {
  const bool day = call.variant != 0;
  std::optional<Moment> now = evaluator.context().now;
  if (!now) return evaluator.fail(Error::missing_field, call.node);
  if (day) {
    now->parts = 3;
    now->zoned = false;
  }
  return one(of_text(to_text(*now), day ? Kind::date : Kind::date_time));
}

}  // namespace sealwell::fhirpath
