#pragma once

#include "core/base/decimal.hpp"
#include "core/scoring/bands.hpp"

#include <array>
#include <string_view>

namespace sealwell::scoring {

// AUDIT and AUDIT-C: WHO, Babor and others 2001, in the UK wording and with the UK cut-offs of the
// forms published on GOV.UK ("Alcohol use screening tests"). The American sex-specific cut-offs in
// "standard drinks" are not used.

/// AUDIT-C totals, 0 to 12.
inline constexpr Band audit_c_bands[] = {{0, "low"}, {5, "increasing"}, {8, "higher"}, {11, "possible_dependence"}};

/// From this AUDIT-C total the screen is positive and the other seven AUDIT items are asked.
inline constexpr int audit_c_positive_from = 5;

/// Highest score of each of the three AUDIT-C items, and of AUDIT's ten.
inline constexpr int audit_item_max = 4;

/// AUDIT totals, 0 to 40. From 20 specialist help is the answer, not brief advice, and the safety
/// flag alcohol_do_not_stop_suddenly is raised (safety_flags.hpp).
inline constexpr Band audit_bands[] = {{0, "low"}, {8, "increasing"}, {16, "higher"}, {20, "possible_dependence"}};

/// The AUDIT-C of its three item scores. Precondition: each 0 to 4.
[[nodiscard]] BandedScore audit_c(const std::array<int, 3>& items);

/// The AUDIT of its ten item scores. Precondition: each 0 to 4, the last two 0, 2 or 4.
[[nodiscard]] BandedScore audit(const std::array<int, 10>& items);

// A UK unit is 10 ml (8 g) of pure alcohol: NICE NG7, glossary.

inline constexpr int drink_ml_max = 100'000;   ///< Volume of one drink, 0 to this many ml. Ours.
inline constexpr int drink_count_max = 1'000;  ///< How many of it, 0 to this. Halves are allowed. Ours.

/// Units in `count` drinks of `ml` millilitres at `abv` per cent by volume: ml x abv x count / 1000,
/// exact up to nine digits after the point and rounded half up there.
/// Precondition: 0 to drink_ml_max, 0 to 100, 0 to drink_count_max, each with at most nine digits.
[[nodiscard]] Decimal alcohol_units(const Decimal& ml, const Decimal& abv, const Decimal& count);

/// UK Chief Medical Officers 2016: up to and including 14 units a week the risk is low.
inline constexpr int low_risk_units = 14;

// GOV.UK "Delivering better oral health" chapter 12 and NICE PH24: above these the risk is
// "higher". At exactly 35 or 50 PH24 says both; we say "increasing".
inline constexpr int higher_risk_above_women = 35;
inline constexpr int higher_risk_above_men = 50;

/// Units a week, 0 to this. Ours.
inline constexpr int weekly_units_max = 2'000;

/// "low", "increasing" or "higher" for units a week. `higher_above` is one of the two limits above;
/// somebody who does not say their sex gets the lower one (our rule: the more careful of the two).
[[nodiscard]] std::string_view weekly_risk_band(const Decimal& units_per_week, int higher_above);

}  // namespace sealwell::scoring
