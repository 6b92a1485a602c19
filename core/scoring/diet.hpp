#pragma once

#include "core/base/decimal.hpp"

namespace sealwell::scoring {

// 5 A Day: NHS, "5 A Day: what counts?". A portion is 80 g fresh, frozen or tinned, 30 g dried, or
// 150 ml of juice or smoothie.

/// Portions on one day by kind, each 0 to 100 with at most nine digits after the point; a half
/// portion counts as half.
struct PortionsADay {
  Decimal fruit_veg;  ///< Fresh, frozen or tinned; sweet potato too.
  Decimal dried_fruit;
  Decimal juice_smoothie;  ///< Counts as 1 at most, however much.
  Decimal beans_pulses;    ///< Counts as 1 at most.
  // Potatoes, yam, cassava and plantain do not count, so they are not here.
};

inline constexpr int portions_max = 100;   ///< Of one kind. Ours.
inline constexpr int five_a_day_from = 5;  ///< Portions that meet the target.

/// The portions that count.
[[nodiscard]] Decimal counted_portions(const PortionsADay& portions);

}  // namespace sealwell::scoring
