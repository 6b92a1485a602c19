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

json::Value score_five_a_day(Inputs& in) {
  const auto portions = [&in](std::string_view name) {
    return in.number(name, 0, portions_most).value_or(Decimal());
  };
  PortionsADay eaten;
  eaten.fruit_veg = portions("fruit_veg");
  eaten.dried_fruit = portions("dried_fruit");
  eaten.juice_smoothie = portions("juice_smoothie");
  eaten.beans_pulses = portions("beans_pulses");
  // Asked, so that a person sees that they were heard, and checked, but worth nothing.
  in.number("potatoes", 0, portions_most);
  const Decimal counted = counted_portions(eaten);
  return json::Value::object().set("portions", counted).set("meets", counted >= five_a_day_from);
}

}  // namespace sealwell::scoring
