#pragma once

#include "shell/workbench/imgui/widgets/field_values.hpp"
#include "shell/workbench/imgui/widgets/pen.hpp"

#include <string>
#include <string_view>

namespace sealwell::widgets {

/// Each draws one control at the cursor; true when it was pressed. `name`: its key without the prefix.
[[nodiscard]] bool button(Controls& controls, std::string_view name, std::string_view label, bool primary);
[[nodiscard]] bool link(Controls& controls, std::string_view name, std::string_view label);
/// A row with a mark (a circle or a box) and words beside it.
struct Choice {
  std::string_view label, hint;
  bool chosen = false, box = false;
};
[[nodiscard]] bool choice(Controls& controls, std::string_view name, const Choice& what);

/// A text input; true when its text changed. `width` in pixels, 0: what is left.
struct Input {
  std::string_view label;
  float width = 0;
  int lines = 1;
  bool error = false;
};
bool text_input(Controls& controls, const std::string& name, std::string& text, const Input& how);

/// A field with its label, hint, error and inputs; true when something was changed.
bool draw_field(Controls& controls, const engine::Field& field, FieldValues& values);

}  // namespace sealwell::widgets
