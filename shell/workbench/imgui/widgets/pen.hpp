#pragma once

#include "shell/workbench/imgui/widgets/controls.hpp"

#include <string>
#include <string_view>

namespace sealwell::widgets {

/// How a text is set.
struct Style {
  ImFont* font = nullptr;       ///< nullptr: the body's
  drawing::Colour colour = {};  ///< Empty: that of text
  float indent = 0;             ///< From the side where lines begin, in pixels
  float width = 0;              ///< 0: what is left of the window
  bool underlined = false;
};

/// Text of either direction, broken into lines of the space that there is.
class Pen {
 public:
  explicit Pen(const Controls& controls) : controls_(controls) {}

  /// Draws at the cursor and moves it below.
  void write(std::string_view text, const Style& style = {}) const;
  /// Draws into a box that somebody else keeps free, from its upper edge down. Gives what it took, as `size_of` would.
  ImVec2 write_at(ImVec2 from, std::string_view text, const Style& style) const;
  [[nodiscard]] ImVec2 size_of(std::string_view text, const Style& style = {}) const;

  /// Vertical space of so many pixels at scale 1.
  void gap(float pixels) const;
  /// A bar down the side where lines begin, from `top` to the cursor.
  void bar(float top, drawing::Colour colour, float width) const;
  void rule() const;

 private:
  [[nodiscard]] ImFont* font(const Style& style) const { return style.font ? style.font : controls_.letters().body; }
  [[nodiscard]] float width(const Style& style) const;

  const Controls& controls_;
};

}  // namespace sealwell::widgets
