#pragma once

#include "core/base/decimal.hpp"
#include "core/scoring/bands.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace sealwell::scoring {

// Body mass index of adults: NICE NG246 (2025), which continues CG189; underweight from WHO. Not
// for anyone under 18 (centiles instead) nor in pregnancy. Ask permission before weight questions.

/// Categories by BMI x 10, for most people.
inline constexpr Band bmi_bands[] = {{0, "underweight"}, {185, "healthy"},   {250, "overweight"},
                                     {300, "obesity_1"}, {350, "obesity_2"}, {400, "obesity_3"}};

/// The same for people with a South Asian, Chinese, other Asian, Middle Eastern, Black African or
/// African-Caribbean family background, who are at risk from a lower BMI.
inline constexpr Band bmi_bands_lower[] = {{0, "underweight"}, {185, "healthy"},   {230, "overweight"},
                                           {275, "obesity_1"}, {325, "obesity_2"}, {375, "obesity_3"}};

// What is taken for a person's measure; beyond it the input is out of range. Height and waist: NHS
// digital health checks; weight: ours, wide enough for the heaviest person recorded.
inline constexpr int height_cm_min = 50;
inline constexpr int height_cm_max = 250;
inline constexpr int weight_kg_min = 10;
inline constexpr int weight_kg_max = 650;
inline constexpr int waist_cm_min = 50;
inline constexpr int waist_cm_max = 200;

inline constexpr int adult_from = 18;  ///< Years. Below it no adult category is given.

/// A person's measures. Precondition of the functions below: within the ranges above, with at most
/// nine digits after the point.
struct BmiInput {
  Decimal weight_kg;
  Decimal height_cm;
  bool lower_threshold_group = false;  ///< Uses bmi_bands_lower.
};

/// BMI and its category. The category comes from the exact quotient, multiplied out in integers;
/// `bmi` is that quotient rounded half up to two digits, for display.
struct BmiResult {
  Decimal bmi;
  std::string_view category;
};

[[nodiscard]] BmiResult bmi_category(const BmiInput& input);

// Waist to height, adults of every sex and background with a BMI under 35: NICE NG246. Keep the
// waist to under half the height.

/// By ratio x 10. Below 0.4 NICE gives no label.
inline constexpr Band whtr_bands[] = {{0, ""}, {4, "healthy"}, {5, "increased"}, {6, "high"}};

inline constexpr int whtr_bmi_below = 35;  ///< At this BMI or above the ratio is not used.

/// The ratio rounded half up to three digits for display, and its band from the exact quotient;
/// the band is empty below 0.4.
struct WaistToHeight {
  Decimal ratio;
  std::string_view band;
};

[[nodiscard]] WaistToHeight waist_to_height(const Decimal& waist_cm, const Decimal& height_cm);

// Imperial measures, exact by definition: 1 st = 14 lb, 1 lb = 0.45359237 kg (International Yard and
// Pound Agreement 1959), 1 ft = 12 in, 1 in = 2.54 cm.

inline constexpr int stone_max = 110;  ///< 0 to this, whole.
inline constexpr int feet_max = 8;     ///< 1 to this, whole. Pounds are 0 to under 14, inches 0 to under 12.

/// Kilograms: exact for pounds with one digit after the point, else rounded half up at nine digits.
[[nodiscard]] Decimal kilograms(int stone, const Decimal& pounds);

/// Centimetres: exact for inches with seven digits after the point, else rounded half up at nine.
[[nodiscard]] Decimal centimetres(int feet, const Decimal& inches);

}  // namespace sealwell::scoring
