#pragma once

#include <array>
#include <string>
#include <string_view>

namespace sealwell::canvas {

/// What somebody does with the canvas, told to Dear ImGui. The page says it as the browser does: positions in the display's
/// pixels, keys by the names that a browser gives them (UI Events KeyboardEvent key Values).
class Input {
 public:
  /// Once, when there is a context.
  void begin();
  void end_frame();

  void pointer(float x, float y);
  void pointer_left();
  void press(bool down);
  void wheel(float across, float down);
  struct Held {
    bool ctrl = false, shift = false, alt = false;
  };
  void key(std::string_view name, bool down, Held held);
  void text(const std::string& typed);
  /// Lets every key and button go: the canvas lost the keyboard.
  void let_go();

  /// The canvas has a text input that is being typed into; where its cursor stands.
  [[nodiscard]] bool wants_text() const;
  [[nodiscard]] std::array<float, 2> text_cursor() const { return cursor_; }
  /// A CSS cursor.
  [[nodiscard]] const char* pointer_shape() const;
  /// What was copied since the last call; empty: nothing.
  [[nodiscard]] std::string take_copied();

 private:
  std::array<float, 2> cursor_{};
  std::string copied_;
};

}  // namespace sealwell::canvas
