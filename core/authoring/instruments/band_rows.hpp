#pragma once

#include "core/authoring/instruments/registry.hpp"
#include "core/scoring/bands.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace sealwell::scoring {

// The registry's rows for the bands of a score, made at compile time from the constants by which core/scoring scores.
// The words stand in the order of the bands; one too few or too many does not compile.

/// Ends a score that has no highest value.
inline constexpr int no_maximum = -1;

/// Bands of whole numbers up to `most`, which belongs to the last band: "0 to 4", "5", "150 or more".
template <std::size_t N>
[[nodiscard]] constexpr std::array<BandInfo, N> whole_rows(std::string_view field, const Band (&bands)[N], int most,
                                                           const std::string_view (&words)[N]) {
  std::array<BandInfo, N> rows{};
  for (std::size_t i = 0; i < N; ++i) {
    const int from = bands[i].from, to = i + 1 < N ? bands[i + 1].from - 1 : most;
    rows[i] = {field, bands[i].id,
               to == no_maximum ? RangeText().number(from).words(" or more") : RangeText::from_to(from, to), words[i]};
  }
  return rows;
}

/// Bands of a quantity of which the constants hold ten times the value: "under 18.5", "18.5 to under 25", "40 or more".
template <std::size_t N>
[[nodiscard]] constexpr std::array<BandInfo, N> tenth_rows(std::string_view field, const Band (&bands)[N],
                                                           const std::string_view (&words)[N],
                                                           std::string_view when = {}) {
  std::array<BandInfo, N> rows{};
  for (std::size_t i = 0; i < N; ++i) {
    RangeText range;
    if (i > 0) range.tenths(bands[i].from);
    if (i > 0 && i + 1 < N) range.words(" to ");
    if (i + 1 < N) range.words("under ").tenths(bands[i + 1].from);
    else range.words(" or more");
    rows[i] = {field, bands[i].id, range, words[i], when};
  }
  return rows;
}

/// Several lists of rows as one.
template <std::size_t... Sizes>
[[nodiscard]] constexpr std::array<BandInfo, (Sizes + ...)> all_rows(const std::array<BandInfo, Sizes>&... lists) {
  std::array<BandInfo, (Sizes + ...)> rows{};
  std::size_t next = 0;
  const auto append = [&](const auto& list) {
    for (const BandInfo& row : list) rows[next++] = row;
  };
  (append(lists), ...);
  return rows;
}

}  // namespace sealwell::scoring
