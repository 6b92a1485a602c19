#include "shell/workbench/imgui/drawing/look.hpp"

#include <algorithm>
#include <charconv>

namespace sealwell::drawing {

const std::array<Look, 3>& looks() {
  static constexpr std::array<Look, 3> all{
      Look{"light", "Light", "#ffffff", "#eef1f4", "#16191d", "#4a545e", "#204d84", "#1f6b46", "#ffffff", "#6b7681",
           "#b34700", "#a8201a", "#1f6b46"},
      Look{"dark", "Dark", "#14181c", "#222930", "#f2f4f6", "#b4bec8", "#8cbcf2", "#7fd3a8", "#10201a", "#8b97a3",
           "#ffb454", "#ff9a91", "#7fd3a8"},
      Look{"contrast", "High contrast", "#000000", "#000000", "#ffffff", "#ffffff", "#ffff00", "#ffff00", "#000000",
           "#ffffff", "#00ffff", "#ffb0b0", "#80ff80"},
  };
  return all;
}

const Look& look_of(std::string_view id) {
  const auto found = std::find_if(looks().begin(), looks().end(), [&](const Look& look) { return look.id == id; });
  return found == looks().end() ? looks().front() : *found;
}

std::uint32_t packed(Colour colour, unsigned alpha) {
  std::uint32_t rgb = 0;
  std::from_chars(colour.data() + 1, colour.data() + colour.size(), rgb, 16);
  const std::uint32_t red = rgb >> 16 & 255, green = rgb >> 8 & 255, blue = rgb & 255;
  return alpha << 24 | blue << 16 | green << 8 | red;
}

const std::array<LookPair, 15>& look_pairs() {
  static constexpr std::array<LookPair, 15> pairs{{
      {&Look::text, &Look::ground, 4.5},
      {&Look::text, &Look::surface, 4.5},
      {&Look::quiet, &Look::ground, 4.5},
      {&Look::quiet, &Look::surface, 4.5},
      {&Look::accent, &Look::ground, 4.5},
      {&Look::accent, &Look::surface, 4.5},
      {&Look::button_text, &Look::button, 4.5},
      {&Look::button, &Look::ground, 3},
      {&Look::line, &Look::ground, 3},
      {&Look::line, &Look::surface, 3},
      {&Look::focus, &Look::ground, 3},
      {&Look::focus, &Look::surface, 3},
      {&Look::error, &Look::ground, 4.5},
      {&Look::error, &Look::surface, 4.5},
      {&Look::success, &Look::ground, 4.5},
  }};
  return pairs;
}

}  // namespace sealwell::drawing
