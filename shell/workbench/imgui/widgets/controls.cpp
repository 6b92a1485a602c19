#include "shell/workbench/imgui/widgets/controls.hpp"

#include <imgui_internal.h>

#include <algorithm>

namespace sealwell::widgets {

float Controls::scale() const { return ImGui::GetFontSize() > 0 ? letters_.body->FontSize / drawing::body_size : 1; }

void Controls::begin_frame() {
  drawing_.clear();
  ImGuiIO& io = ImGui::GetIO();
  if (io.KeyMap[ImGuiKey_Tab] >= 0) {
    // Tab is ours: see the class's comment. It must not reach the inputs, which would move the focus a second time.
    tab_ = io.KeyMap[ImGuiKey_Tab];
    io.KeyMap[ImGuiKey_Tab] = -1;
  }
  if (tab_ >= 0 && ImGui::IsKeyPressed(tab_)) move_focus(io.KeyShift ? -1 : 1);
}

void Controls::end_frame() { drawn_.swap(drawing_); }

void Controls::enter(std::string prefix, bool right_to_left) {
  prefix_ = std::move(prefix);
  right_to_left_ = right_to_left;
}

void Controls::move_focus(int by) {
  if (drawn_.empty()) return;
  const auto here = std::find_if(drawn_.begin(), drawn_.end(), [&](const Control& c) { return c.key == focused_; });
  const auto count = static_cast<std::ptrdiff_t>(drawn_.size());
  const std::ptrdiff_t at = here == drawn_.end() ? (by > 0 ? -1 : count) : here - drawn_.begin();
  focus(drawn_[static_cast<std::size_t>((at + by + count) % count)].key);
}

void Controls::focus(std::string full_key) {
  focused_ = std::move(full_key);
  just_focused_ = true;
  ImGui::ClearActiveID();
}

const Control* Controls::find(std::string_view full_key) const {
  const auto found = std::find_if(drawn_.begin(), drawn_.end(), [&](const Control& c) { return c.key == full_key; });
  return found == drawn_.end() ? nullptr : &*found;
}

void Controls::note(std::string full_key, std::string_view label, ImVec2 least, ImVec2 most, bool text_input) {
  const ImVec2 from = ImGui::GetWindowDrawList()->GetClipRectMin(), to = ImGui::GetWindowDrawList()->GetClipRectMax();
  drawing_.push_back({std::move(full_key), std::string(label), least, most, from, to, text_input});
}

void Controls::outline(ImVec2 least, ImVec2 most) const {
  const float out = 2 * scale();
  ImGui::GetWindowDrawList()->AddRect({least.x - out, least.y - out}, {most.x + out, most.y + out},
                                      drawing::packed(theme_->focus), 3 * scale(), 0, 3 * scale());
}

Controls::Pressed Controls::press(std::string_view name, std::string_view label, ImVec2 size) {
  std::string full = key(name);
  Pressed result;
  ImGui::PushID(full.c_str());
  result.pressed = ImGui::InvisibleButton("", {std::max(size.x, 1.f), std::max(size.y, 1.f)});
  ImGui::PopID();
  result.hovered = ImGui::IsItemHovered();
  result.least = ImGui::GetItemRectMin();
  result.most = ImGui::GetItemRectMax();
  if (result.pressed) focused_ = full, just_focused_ = false;
  result.focused = full == focused_;
  if (result.focused) {
    outline(result.least, result.most);
    if (just_focused_) ImGui::SetScrollHereY(0.5f), just_focused_ = false;
    const bool typing = ImGui::GetIO().WantTextInput;
    const bool enter = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false) ||
                       ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Space), false);
    if (enter && !typing) result.pressed = true;
  }
  note(std::move(full), label, result.least, result.most, false);
  return result;
}

void Controls::before_input(std::string_view name) {
  if (just_focused_ && key(name) == focused_) ImGui::SetKeyboardFocusHere();
}

void Controls::after_input(std::string_view name, std::string_view label) {
  std::string full = key(name);
  if (ImGui::IsItemActivated()) focused_ = full;
  const ImVec2 least = ImGui::GetItemRectMin(), most = ImGui::GetItemRectMax();
  if (full == focused_) {
    outline(least, most);
    if (just_focused_) ImGui::SetScrollHereY(0.5f), just_focused_ = false;
  }
  note(std::move(full), label, least, most, true);
}

}  // namespace sealwell::widgets
