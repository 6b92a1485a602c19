#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace sealwell::drawing {

/// A colour as `#rrggbb`.
using Colour = std::string_view;

/// The colours of one theme, by what they are for.
struct Theme {
  std::string_view id, title;
  Colour ground;   ///< Behind everything
  Colour surface;  ///< Panels' headings, insets, rows that are chosen
  Colour text;
  Colour quiet;   ///< Hints and notes
  Colour accent;  ///< Links, marked bars, outlines of what is chosen
  Colour button;  ///< The ground of the main button
  Colour button_text;
  Colour line;   ///< Outlines of inputs, rules, unmarked bars
  Colour focus;  ///< The outline of what has focus
  Colour error;
  Colour success;
};

/// Light, dark and high contrast, in this order.
[[nodiscard]] const std::array<Theme, 3>& themes();

/// The look of that id; the first where there is none.
[[nodiscard]] const Theme& theme_of(std::string_view id);

/// `#rrggbb` as Dear ImGui packs colours: alpha, blue, green, red from the highest byte down.
[[nodiscard]] std::uint32_t packed(Colour colour, unsigned alpha = 255);

/// Two colours of a look that stand on each other, and the contrast that WCAG 2.2 AA asks for: 4.5 to 1 for words,
/// 3 to 1 for what is none.
struct ThemePair {
  Colour Theme::*front;
  Colour Theme::*behind;
  double least;
};
[[nodiscard]] const std::array<ThemePair, 15>& theme_pairs();

}  // namespace sealwell::drawing
