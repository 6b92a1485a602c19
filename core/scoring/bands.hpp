#pragma once

#include <span>
#include <string_view>

namespace sealwell::scoring {

/// One band of a score. It holds every score from `from` up to the next band's `from`: a score
/// equal to a lower bound is inside that band.
struct Band {
  int from;             ///< Lowest score of the band.
  std::string_view id;  ///< Stable snake_case name; the pack carries the words.
};

/// The band that `score` lies in. Precondition: `bands` is not empty and ascending, and `score` is
/// not below the first.
[[nodiscard]] constexpr std::string_view band_of(std::span<const Band> bands, int score) {
  std::string_view id = bands.front().id;
  for (const Band& band : bands) {
    if (score >= band.from) id = band.id;
  }
  return id;
}

/// A total and the band that it lies in.
struct BandedScore {
  int score;
  std::string_view band;
};

}  // namespace sealwell::scoring
