#pragma once

#include "shell/workbench/imgui/widgets/blocks.hpp"

#include <functional>
#include <string>

namespace sealwell::widgets {

/// A resident's screen as widgets. Keeps what is typed until the screen is another.
class ScreenView {
 public:
  /// What a screen asks the shell for besides actions.
  struct Outside {
    std::function<void(const std::string& file)> save;     ///< The file of that id, which an effect brought
    std::function<void(const std::string& address)> open;  ///< A page outside
  };

  /// Draws `screen` into the window at hand, whose controls get keys under `prefix`. `act` gets an action (docs/session.md) as JSON,
  /// at most one a frame.
  void draw(Controls& controls, const std::string& prefix, const engine::Screen& screen,
            const std::function<void(const std::string& action)>& act, const Outside& outside);

  /// Forgets what was typed.
  void wipe() { values_.wipe(); }

 private:
  void top(Drawing& drawing, const engine::Screen& screen) const;
  void bottom(Drawing& drawing, const engine::Screen& screen) const;
  [[nodiscard]] json::Value action_of(const Press& press, const engine::Screen& screen) const;

  FieldValues values_;
  std::string shown_;  ///< Which screen it was
};

}  // namespace sealwell::widgets
