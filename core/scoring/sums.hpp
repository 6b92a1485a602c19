#pragma once

#include "core/scoring/bands.hpp"

#include <span>

namespace sealwell::scoring {

/// The sum of an instrument's item scores.
[[nodiscard]] constexpr int sum(std::span<const int> items) {
  int total = 0;
  for (const int item : items) total += item;
  return total;
}

/// A total with its band.
[[nodiscard]] constexpr BandedScore banded(int total, std::span<const Band> bands) {
  return {total, band_of(bands, total)};
}

}  // namespace sealwell::scoring
