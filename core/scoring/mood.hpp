#pragma once

#include "core/json/value.hpp"
#include "core/scoring/bands.hpp"

#include <array>
#include <optional>

namespace sealwell::scoring {

// PHQ-2 and PHQ-9: Kroenke, Spitzer, Williams 2001 and 2003. GAD-2 and GAD-7: Spitzer, Kroenke,
// Williams, Löwe 2006; Kroenke and others 2007. Every item: over the last two weeks, not at all 0,
// several days 1, more than half the days 2, nearly every day 3.
//
// Where nobody is there to respond prefer PHQ-2: PHQ-9 asks about self-harm.

inline constexpr int mood_item_max = 3;

/// PHQ-9 totals, 0 to 27.
inline constexpr Band phq9_bands[] = {
    {0, "minimal"}, {5, "mild"}, {10, "moderate"}, {15, "moderately_severe"}, {20, "severe"}};

/// GAD-7 totals, 0 to 21.
inline constexpr Band gad7_bands[] = {{0, "minimal"}, {5, "mild"}, {10, "moderate"}, {15, "severe"}};

/// From this total of the first two items PHQ-2 and GAD-2 are positive.
inline constexpr int two_item_positive_from = 3;

/// The PHQ-9 of its nine item scores. Precondition: each 0 to 3.
[[nodiscard]] BandedScore phq9(const std::array<int, 9>& items);

/// The GAD-7 of its seven item scores. Precondition: each 0 to 3.
[[nodiscard]] BandedScore gad7(const std::array<int, 7>& items);

/// True if the ninth item of PHQ-9 inputs is above 0; nothing until it is answered with 0 to 3. The other eight items
/// may be missing.
[[nodiscard]] std::optional<bool> phq9_item9_positive(const json::Value& inputs);

}  // namespace sealwell::scoring
