#pragma once

#include <span>
#include <string_view>

namespace sealwell::scoring {

/// One band of a score: every score from `from` (inclusive) to below the next band's `from`.
struct Band {
  int from;             ///< Lowest score of the band.
  std::string_view id;  ///< Stable snake_case name; the pack carries the words.
};

/// The id of the band that contains `score`. Precondition: `bands` is not empty and ascending by `from`, and `score` is
/// not below the first.
[[nodiscard]] constexpr std::string_view band_of(std::span<const Band> bands, int score) {
  std::string_view id = bands.front().id;
  for (const Band& band : bands) {
    if (score >= band.from) id = band.id;
  }
  return id;
}

/// A total score and the id of its band.
struct BandedScore {
  int score;
  std::string_view band;
};

}  // namespace sealwell::scoring
