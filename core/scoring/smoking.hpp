#pragma once

#include "core/base/decimal.hpp"
#include "core/scoring/bands.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace sealwell::scoring {

// Heaviness of Smoking Index: Heatherton and others 1989; item scores as in PhenX protocol 330201.
// For cigarettes and roll-ups only, not vapes or pouches.

/// HSI totals, 0 to 6. Published splits differ; this is the one of the UK leaflets.
inline constexpr Band hsi_bands[] = {{0, "low"}, {3, "moderate"}, {5, "high"}};

inline constexpr int cigarettes_max = 200;         ///< A day, 0 to this. Ours.
inline constexpr int minutes_to_first_max = 1440;  ///< After waking, 0 to this: a whole day. Ours.

/// The HSI of cigarettes a day (10 or fewer 0, 11-20 1, 21-30 2, 31 or more 3) and of minutes from
/// waking to the first (within 5 3, 6-30 2, 31-60 1, after 60 0). Precondition: neither is negative.
[[nodiscard]] BandedScore hsi(int cigarettes_per_day, int minutes_to_first);

// Fagerström Test for Nicotine Dependence: Heatherton and others 1991; item scores as in the
// openEHR archetype "fagerstrom".

/// FTND totals, 0 to 10. Published splits differ; this is Fagerström's own.
inline constexpr Band ftnd_bands[] = {{0, "very_low"}, {3, "low"}, {5, "medium"}, {6, "high"}, {8, "very_high"}};

/// Highest score of each of the six items.
inline constexpr std::array<int, 6> ftnd_item_max = {3, 1, 1, 3, 1, 1};

/// The FTND of its six item scores. Precondition: each within ftnd_item_max.
[[nodiscard]] BandedScore ftnd(const std::array<int, 6>& items);

// Four-week quit: NHS Wales Data Dictionary (smoking cessation), Russell Standard (clinical);
// verified when expired carbon monoxide is under 10 parts per million (NCSCT).

inline constexpr int quit_window_from = 25;   ///< Days since the quit date: 28 minus 3.
inline constexpr int quit_window_to = 42;     ///< 28 plus 14, that day included.
inline constexpr int co_verified_below = 10;  ///< Parts per million.

/// The outcome of a quit attempt:
/// - "outside_window": assessed before day 25 or after day 42;
/// - "not_quit": a puff in the last 14 days, whatever the reading;
/// - "co_verified_quit": not a puff, and carbon monoxide under 10 ppm;
/// - "self_reported_quit": not a puff, and no reading or one of 10 ppm or more (our rule: the
///   definition of a self-reported quit rests on the report alone; the reading does not verify it).
[[nodiscard]] std::string_view quit_4week(int days_since_quit_date, bool no_puff_last_14_days,
                                          const std::optional<Decimal>& co_ppm);

}  // namespace sealwell::scoring
