#pragma once

#include "core/authoring/lint/pack_lint.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace sealwell::lint {

/// True for a colour written `#rgb` or `#rrggbb`, in digits of either case.
[[nodiscard]] bool is_colour(std::string_view value);

/// The contrast of two colours written `#rgb` or `#rrggbb`, from 1 to 21 (WCAG 2.2, "contrast
/// ratio"); nothing when one is no such colour.
[[nodiscard]] std::optional<double> contrast(std::string_view a, std::string_view b);

/// A colour of the theme by its name in pack.json.
struct ThemeColour {
  std::string_view name, colour;
};

/// The neutral theme that a pack's colours replace one by one, as far as contrast asks for it.
[[nodiscard]] std::span<const ThemeColour> default_theme();
/// The colour of words, which no pack changes.
[[nodiscard]] std::string_view default_text_colour();

/// Two colours that the frame's styles put on each other.
struct ColourPair {
  std::string_view name;     ///< Of the theme
  std::string_view against;  ///< Another of the theme, or a fixed colour
  double least;              ///< The contrast that WCAG 2.2 AA asks for
  std::string_view use;      ///< What it is for, in words
};
[[nodiscard]] std::span<const ColourPair> colour_pairs();

/// What is wrong with how a pack looks and with its forms: theme colours that are none or that
/// can't be read where the frame's styles put them (WCAG 2.2 AA: 4.5 to 1 for text, 3 to 1 for what
/// is no text), and questions of one page whose inputs would have the same name.
[[nodiscard]] std::vector<Problem> check_presentation(const pack::ServicePack& pack);

}  // namespace sealwell::lint
