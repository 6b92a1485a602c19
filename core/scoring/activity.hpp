#pragma once

#include "core/base/decimal.hpp"
#include "core/scoring/bands.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace sealwell::scoring {

// General Practice Physical Activity Questionnaire, for ages 16 to 74: Department of Health 2009.
// Only work, exercise and cycling are scored. Walking, housework, gardening and pace are asked
// with it but not scored; tell somebody who walks a lot that walking is good all the same.

/// Kind of work, in the order of the form.
enum class GppaqWork : std::uint8_t { not_employed, sitting, standing, physical, vigorous };

/// Hours in the last week.
enum class GppaqHours : std::uint8_t { none, some_lt_1h, h1_to_lt3, h3_plus };

inline constexpr std::string_view gppaq_work_ids[] = {"not_employed", "sitting", "standing", "physical", "vigorous"};
inline constexpr std::string_view gppaq_hours_ids[] = {"none", "some_lt_1h", "h1_to_lt3", "h3_plus"};

/// The physical activity index, 0 to 3. Anyone below "active" is offered a brief intervention.
inline constexpr Band gppaq_bands[] = {
    {0, "inactive"}, {1, "moderately_inactive"}, {2, "moderately_active"}, {3, "active"}};

/// The index with its name: exercise and cycling count 0 to 3 each and together at most 3; work
/// counts 0, 0, 1, 2, 3; the sum is at most 3.
[[nodiscard]] BandedScore gppaq(GppaqWork work, GppaqHours exercise, GppaqHours cycling);

// Weekly minutes: Sport England "Measuring sport and activity"; UK Chief Medical Officers 2019.

/// Moderate-intensity-equivalent minutes a week.
inline constexpr Band activity_bands[] = {{0, "inactive"}, {30, "fairly_active"}, {150, "active"}};

inline constexpr int aerobic_minutes_from = 150;  ///< A week, moderate or equivalent: the CMOs' target.
inline constexpr int strength_days_from = 2;      ///< Days a week.
inline constexpr int minutes_a_week = 10'080;     ///< Highest possible answer.

/// Moderate minutes plus twice the vigorous ones, and the band. Precondition: neither is negative.
[[nodiscard]] BandedScore activity_band_uk(int moderate_minutes, int vigorous_minutes);

// International Physical Activity Questionnaire, short form, for ages 15 to 69: scoring protocol of
// November 2005.

/// One intensity: days in the last week (0 to 7) and minutes on one of those days (0 to 1440).
/// Nothing stands for "don't know"; minutes do not matter where days are 0.
struct IpaqActivity {
  std::optional<int> days;
  std::optional<int> minutes;
};

/// The short form's three intensities.
struct IpaqInput {
  IpaqActivity vigorous;
  IpaqActivity moderate;
  IpaqActivity walking;
};

/// What the protocol makes of it.
struct IpaqResult {
  bool excluded = false;      ///< The protocol leaves such an answer out; then the rest is empty.
  Decimal total_met_minutes;  ///< A week, one digit after the point.
  std::string_view category;  ///< "low", "moderate" or "high".
};

/// Scores by the protocol, in its order:
/// 1. Any days, or minutes where days are above 0, unknown: excluded.
/// 2. More than 960 minutes a day in all: excluded.
/// 3. Under 10 minutes a day: those minutes and their days count as 0.
/// 4. Over 180 minutes a day: counted as 180.
/// 5. MET-minutes: walking 3.3, moderate 4.0, vigorous 8.0 a minute.
/// 6. High: vigorous on 3 days and 1500 MET-minutes, or 7 days of any and 3000. Moderate: vigorous of
///    20 minutes on 3 days, or moderate and walking of 30 minutes on 5 days together, or 5 days of
///    any and 600 MET-minutes. Days of any are the sum of the three and may pass 7.
[[nodiscard]] IpaqResult ipaq_short_form(const IpaqInput& input);

}  // namespace sealwell::scoring
