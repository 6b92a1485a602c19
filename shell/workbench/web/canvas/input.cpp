#include "shell/workbench/web/canvas/input.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <utility>

namespace sealwell::canvas {
namespace {

struct NamedKey {
  std::string_view name;
  ImGuiKey key;
};

constexpr NamedKey named_keys[] = {
    {"Tab", ImGuiKey_Tab},
    {"ArrowLeft", ImGuiKey_LeftArrow},
    {"ArrowRight", ImGuiKey_RightArrow},
    {"ArrowUp", ImGuiKey_UpArrow},
    {"ArrowDown", ImGuiKey_DownArrow},
    {"PageUp", ImGuiKey_PageUp},
    {"PageDown", ImGuiKey_PageDown},
    {"Home", ImGuiKey_Home},
    {"End", ImGuiKey_End},
    {"Insert", ImGuiKey_Insert},
    {"Delete", ImGuiKey_Delete},
    {"Backspace", ImGuiKey_Backspace},
    {" ", ImGuiKey_Space},
    {"Enter", ImGuiKey_Enter},
    {"Escape", ImGuiKey_Escape},
    {"a", ImGuiKey_A},
    {"c", ImGuiKey_C},
    {"v", ImGuiKey_V},
    {"x", ImGuiKey_X},
    {"y", ImGuiKey_Y},
    {"z", ImGuiKey_Z},
};

}  // namespace

void Input::begin() {
  ImGuiIO& io = ImGui::GetIO();
  for (int i = 0; i < ImGuiKey_COUNT; ++i) io.KeyMap[i] = i;
  io.ClipboardUserData = this;
  io.SetClipboardTextFn = [](void* self, const char* text) { static_cast<Input*>(self)->copied_ = text; };
  // What is pasted comes as text: the page is told it when somebody pastes, and can't read it at other times.
  io.GetClipboardTextFn = [](void*) { return ""; };
  pointer_left();
}

void Input::end_frame() {
  // Where an input method shows what it offers.
  const ImVec2 at = ImGui::GetCurrentContext()->PlatformImePos;
  cursor_ = {at.x, at.y};
}

void Input::pointer(float x, float y) { ImGui::GetIO().MousePos = {x, y}; }

void Input::pointer_left() { ImGui::GetIO().MousePos = {-FLT_MAX, -FLT_MAX}; }

void Input::press(bool down) { ImGui::GetIO().MouseDown[0] = down; }

void Input::wheel(float across, float down) {
  ImGui::GetIO().MouseWheelH += across;
  ImGui::GetIO().MouseWheel += down;
}

void Input::key(std::string_view name, bool down, Held held) {
  ImGuiIO& io = ImGui::GetIO();
  io.KeyCtrl = held.ctrl;
  io.KeyShift = held.shift;
  io.KeyAlt = held.alt;
  const auto* const found =
      std::find_if(std::begin(named_keys), std::end(named_keys), [&](const NamedKey& one) { return one.name == name; });
  if (found != std::end(named_keys)) io.KeysDown[found->key] = down;
}

void Input::text(const std::string& typed) { ImGui::GetIO().AddInputCharactersUTF8(typed.c_str()); }

void Input::let_go() {
  ImGuiIO& io = ImGui::GetIO();
  std::fill(std::begin(io.KeysDown), std::end(io.KeysDown), false);
  io.KeyCtrl = io.KeyShift = io.KeyAlt = io.MouseDown[0] = false;
}

bool Input::wants_text() const { return ImGui::GetIO().WantTextInput; }

const char* Input::pointer_shape() const {
  switch (ImGui::GetMouseCursor()) {
    case ImGuiMouseCursor_TextInput: return "text";
    case ImGuiMouseCursor_ResizeNS: return "ns-resize";
    case ImGuiMouseCursor_ResizeEW: return "ew-resize";
    case ImGuiMouseCursor_ResizeNESW: return "nesw-resize";
    case ImGuiMouseCursor_ResizeNWSE: return "nwse-resize";
    case ImGuiMouseCursor_Hand: return "pointer";
    default: return "default";
  }
}

std::string Input::take_copied() { return std::exchange(copied_, {}); }

}  // namespace sealwell::canvas
