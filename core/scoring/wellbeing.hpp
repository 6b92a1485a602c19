#pragma once

#include "core/scoring/bands.hpp"

#include <array>
#include <string_view>

namespace sealwell::scoring {

// ONS4, personal well-being: Office for National Statistics; bands from its published score
// distributions. Four measures, each 0 to 10, which are never added up.

/// For satisfied, worthwhile and happy.
inline constexpr Band wellbeing_bands[] = {{0, "low"}, {5, "medium"}, {7, "high"}, {9, "very_high"}};
/// For anxious, where low is good.
inline constexpr Band anxiety_bands[] = {{0, "very_low"}, {2, "low"}, {4, "medium"}, {6, "high"}};

inline constexpr int ons4_max = 10;

// UCLA three-item loneliness scale with the direct question: Hughes and others 2004; recommended as
// national indicators by the ONS in 2018. There is no ONS cut-off, so no band is given.

inline constexpr int ucla3_item_min = 1;  ///< Hardly ever or never.
inline constexpr int ucla3_item_max = 3;  ///< Often.

/// Answers to "How often do you feel lonely?"; the first is the usual headline.
inline constexpr std::string_view loneliness_ids[] = {"often_always", "some_of_the_time", "occasionally", "hardly_ever",
                                                      "never"};

/// The total, 3 to 9, of its three item scores. Precondition: each 1 to 3.
[[nodiscard]] int ucla3(const std::array<int, 3>& items);

}  // namespace sealwell::scoring
