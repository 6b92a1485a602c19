#include "shell/workbench/imgui/drawing/theme.hpp"

#include <algorithm>
#include <charconv>

namespace sealwell::drawing {

const std::array<Theme, 3>& themes() {
  static constexpr std::array<Theme, 3> all{
      Theme{"light", "Light", "#ffffff", "#eef1f4", "#16191d", "#4a545e", "#204d84", "#1f6b46", "#ffffff", "#6b7681",
            "#b34700", "#a8201a", "#1f6b46"},
      Theme{"dark", "Dark", "#14181c", "#222930", "#f2f4f6", "#b4bec8", "#8cbcf2", "#7fd3a8", "#10201a", "#8b97a3",
            "#ffb454", "#ff9a91", "#7fd3a8"},
      Theme{"contrast", "High contrast", "#000000", "#000000", "#ffffff", "#ffffff", "#ffff00", "#ffff00", "#000000",
            "#ffffff", "#00ffff", "#ffb0b0", "#80ff80"},
  };
  return all;
}

const Theme& theme_of(std::string_view id) {
  const auto found = std::find_if(themes().begin(), themes().end(), [&](const Theme& theme) { return theme.id == id; });
  return found == themes().end() ? themes().front() : *found;
}

std::uint32_t packed(Colour colour, unsigned alpha) {
  std::uint32_t rgb = 0;
  std::from_chars(colour.data() + 1, colour.data() + colour.size(), rgb, 16);
  const std::uint32_t red = rgb >> 16 & 255, green = rgb >> 8 & 255, blue = rgb & 255;
  return alpha << 24 | blue << 16 | green << 8 | red;
}

const std::array<ThemePair, 15>& theme_pairs() {
  static constexpr std::array<ThemePair, 15> pairs{{
      {&Theme::text, &Theme::ground, 4.5},
      {&Theme::text, &Theme::surface, 4.5},
      {&Theme::quiet, &Theme::ground, 4.5},
      {&Theme::quiet, &Theme::surface, 4.5},
      {&Theme::accent, &Theme::ground, 4.5},
      {&Theme::accent, &Theme::surface, 4.5},
      {&Theme::button_text, &Theme::button, 4.5},
      {&Theme::button, &Theme::ground, 3},
      {&Theme::line, &Theme::ground, 3},
      {&Theme::line, &Theme::surface, 3},
      {&Theme::focus, &Theme::ground, 3},
      {&Theme::focus, &Theme::surface, 3},
      {&Theme::error, &Theme::ground, 4.5},
      {&Theme::error, &Theme::surface, 4.5},
      {&Theme::success, &Theme::ground, 4.5},
  }};
  return pairs;
}

}  // namespace sealwell::drawing
