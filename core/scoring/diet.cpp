#include "core/scoring/diet.hpp"

#include "core/scoring/adapters.hpp"

#include <algorithm>

namespace sealwell::scoring {

Decimal counted_portions(const PortionsADay& portions) {
  constexpr int digits = 9;
  const Decimal one = 1;
  std::int64_t total = 0;
  const Decimal juice = std::min(portions.juice_smoothie, one);
  const Decimal beans = std::min(portions.beans_pulses, one);
  for (const Decimal& counted : {portions.fruit_veg, portions.dried_fruit, juice, beans}) {
    total += counted.scaled(digits).value_or(0);
  }
  return {total, digits};
}

void score_five_a_day(Inputs& in, Outputs& out) {
  PortionsADay eaten;
  eaten.fruit_veg = in.number("fruit_veg", 0, portions_max);
  eaten.dried_fruit = in.number("dried_fruit", 0, portions_max);
  eaten.juice_smoothie = in.number("juice_smoothie", 0, portions_max);
  eaten.beans_pulses = in.number("beans_pulses", 0, portions_max);
  // Asked, so that a person sees that they were heard, and checked, but worth nothing.
  in.number("potatoes", 0, portions_max);
  const Decimal counted = counted_portions(eaten);
  out.put("portions", counted);
  out.put("meets", counted >= five_a_day_from);
}

}  // namespace sealwell::scoring
