#pragma once

#include "shell/workbench/imgui/drawing/letters.hpp"
#include "shell/workbench/imgui/drawing/theme.hpp"

#include <imgui.h>

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sealwell::widgets {

/// A control as it was drawn last.
struct Control {
  std::string key;     ///< Says what it is: "preview/screen/field/age", "author/tree/items/3/toggle"
  std::string label;   ///< For who looks for it in a test
  ImVec2 least, most;  ///< Its corners in the window, in pixels; may lie outside of what is scrolled into sight
  ImVec2 seen_least, seen_most;  ///< The part of the window in which it can be seen
  bool text_input = false;
};

/// What every widget of a window draws with and is found by: letters, colours, the direction of the text, and which control
/// has the keyboard's focus. Dear ImGui's own keyboard navigation reaches only text inputs by Tab, so that
/// the workbench moves the focus itself, through every control in the order in which it was drawn.
class Controls {
 public:
  Controls(const drawing::Letters& letters, const drawing::Theme& theme) : letters_(letters), theme_(&theme) {}

  /// At the beginning and at the end of a frame's widgets.
  void begin_frame();
  void end_frame();

  void set_theme(const drawing::Theme& theme) { theme_ = &theme; }
  [[nodiscard]] const drawing::Theme& theme() const { return *theme_; }
  [[nodiscard]] const drawing::Letters& letters() const { return letters_; }

  /// Everything until the next call is part of `prefix` and written in that direction.
  void enter(std::string prefix, bool right_to_left);
  [[nodiscard]] bool right_to_left() const { return right_to_left_; }
  [[nodiscard]] std::string key(std::string_view name) const { return prefix_ + "/" + std::string(name); }

  /// The least height of what can be pressed, in pixels: 44 CSS pixels where people touch, else 30.
  void set_touch(bool touch) { touch_ = touch; }
  [[nodiscard]] float target() const { return (touch_ ? 44.f : 30.f) * scale(); }
  [[nodiscard]] float scale() const;

  /// Takes the place of a control of `size` at the cursor. Pressed: by the pointer, or by Enter or Space with focus.
  /// Draws the focus' outline. `label`: what it says.
  struct Pressed {
    ImVec2 least, most;
    bool pressed = false, hovered = false, focused = false;
  };
  [[nodiscard]] Pressed press(std::string_view name, std::string_view label, ImVec2 size);

  /// Notes a text input that was just drawn, so that Tab finds it. To be called around the input: `before` gives it the
  /// focus where it is its turn.
  void before_input(std::string_view name);
  void after_input(std::string_view name, std::string_view label);

  /// Gives that control the focus when it is drawn next, and scrolls it into sight.
  void focus(std::string full_key);
  [[nodiscard]] const std::string& focused() const { return focused_; }

  /// Tells `listener` each text that is drawn from now on, as it was given and not as its letters are joined, so that a
  /// test can say what somebody reads. Nothing is told of what is typed into an input. Empty, as at first: nobody is told
  /// and nothing is kept.
  void listen(std::function<void(std::string_view)> listener) { listener_ = std::move(listener); }
  void tell_listener(std::string_view text) const {
    if (listener_) listener_(text);
  }

  /// The controls of the last whole frame, in order.
  [[nodiscard]] const std::vector<Control>& drawn() const { return drawn_; }
  [[nodiscard]] const Control* find(std::string_view full_key) const;

 private:
  void move_focus(int by);
  void note(std::string full_key, std::string_view label, ImVec2 least, ImVec2 most, bool text_input);
  void outline(ImVec2 least, ImVec2 most) const;

  const drawing::Letters& letters_;
  const drawing::Theme* theme_;
  std::string prefix_;
  bool right_to_left_ = false, touch_ = false;
  int tab_ = -1;  ///< The key, as the window numbers it
  std::string focused_;
  bool just_focused_ = false;  ///< Its control has not been drawn since: scroll to it, let it take the keyboard
  std::vector<Control> drawing_, drawn_;
  std::function<void(std::string_view)> listener_;
};

}  // namespace sealwell::widgets
