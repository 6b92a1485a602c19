#include "shell/workbench/imgui/widgets/inputs.hpp"

#include "shell/workbench/imgui/drawing/text_direction.hpp"

#include <algorithm>

namespace sealwell::widgets {
namespace {

using drawing::packed;

int resize(ImGuiInputTextCallbackData* data) {
  if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
    auto& text = *static_cast<std::string*>(data->UserData);
    text.resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = text.data();
  }
  return 0;
}

}  // namespace

bool button(Controls& controls, std::string_view name, std::string_view label, bool primary) {
  const Pen pen(controls);
  const float pad = 14 * controls.scale();
  const float room = ImGui::GetContentRegionAvail().x;
  Style style{.width = room - 2 * pad};
  const ImVec2 words = pen.size_of(label, style);
  const ImVec2 size{words.x + 2 * pad, std::max(controls.target(), words.y + pad)};
  const auto pressed = controls.press(name, label, size);
  const drawing::Theme& theme = controls.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (primary) list.AddRectFilled(pressed.least, pressed.most, packed(theme.button), 3 * controls.scale());
  if (!primary && pressed.hovered)
    list.AddRectFilled(pressed.least, pressed.most, packed(theme.surface), 3 * controls.scale());
  if (!primary)
    list.AddRect(pressed.least, pressed.most, packed(theme.line), 3 * controls.scale(), 0, 1.5f * controls.scale());
  style.colour = primary ? theme.button_text : theme.text;
  style.width = words.x + 1;
  pen.write_at({pressed.least.x + pad, pressed.least.y + (size.y - words.y) / 2}, label, style);
  return pressed.pressed;
}

bool link(Controls& controls, std::string_view name, std::string_view label) {
  const Pen pen(controls);
  Style style{.colour = controls.theme().accent, .underlined = true};
  const ImVec2 words = pen.size_of(label, style);
  const float room = ImGui::GetContentRegionAvail().x;
  const ImVec2 size{controls.right_to_left() ? room : words.x, std::max(controls.target(), words.y)};
  const auto pressed = controls.press(name, label, size);
  style.width = size.x;
  if (!controls.right_to_left()) style.width = words.x + 1;
  pen.write_at({pressed.least.x, pressed.least.y + (size.y - words.y) / 2}, label, style);
  return pressed.pressed;
}

bool choice(Controls& controls, std::string_view name, const Choice& what) {
  const Pen pen(controls);
  const float mark = 22 * controls.scale(), pad = 10 * controls.scale();
  const float room = ImGui::GetContentRegionAvail().x;
  const Style label{.width = room - mark - 2 * pad};
  Style hint = label;
  hint.colour = controls.theme().quiet;
  const float label_height = pen.size_of(what.label, label).y;
  const float hint_height = what.hint.empty() ? 0 : pen.size_of(what.hint, hint).y;
  const float height = std::max(controls.target(), label_height + hint_height + pad);
  const auto pressed = controls.press(name, what.label, {room, height});
  const drawing::Theme& theme = controls.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (pressed.hovered) list.AddRectFilled(pressed.least, pressed.most, packed(theme.surface));
  const float left = controls.right_to_left() ? pressed.most.x - mark - pad / 2 : pressed.least.x + pad / 2;
  const ImVec2 corner{left, pressed.least.y + (std::min(height, controls.target()) - mark) / 2};
  const ImVec2 middle{corner.x + mark / 2, corner.y + mark / 2};
  const float line = 2 * controls.scale();
  if (what.box) {
    list.AddRect(corner, {corner.x + mark, corner.y + mark}, packed(theme.text), 0, 0, line);
    if (what.chosen) {
      list.AddLine({corner.x + mark * 0.2f, middle.y}, {corner.x + mark * 0.42f, corner.y + mark * 0.75f},
                   packed(theme.text), line * 1.5f);
      list.AddLine({corner.x + mark * 0.42f, corner.y + mark * 0.75f},
                   {corner.x + mark * 0.82f, corner.y + mark * 0.25f}, packed(theme.text), line * 1.5f);
    }
  } else {
    list.AddCircle(middle, mark / 2, packed(theme.text), 0, line);
    if (what.chosen) list.AddCircleFilled(middle, mark / 4, packed(theme.text));
  }
  const float text_left = controls.right_to_left() ? pressed.least.x : pressed.least.x + mark + 2 * pad;
  const float top = pressed.least.y + (height - label_height - hint_height) / 2;
  pen.write_at({text_left, top}, what.label, label);
  if (!what.hint.empty()) pen.write_at({text_left, top + label_height}, what.hint, hint);
  return pressed.pressed;
}

bool text_input(Controls& controls, const std::string& name, std::string& text, const Input& how) {
  const float pad = (controls.target() - controls.letters().body->FontSize) / 2;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {8 * controls.scale(), std::max(pad, 2.f)});
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, how.error ? 3.f : 1.5f);
  ImGui::PushStyleColor(ImGuiCol_Border, packed(how.error ? controls.theme().error : controls.theme().line));
  const float room = ImGui::GetContentRegionAvail().x;
  const float width = how.width > 0 ? std::min(how.width, room) : room;
  controls.before_input(name);
  ImGui::PushID(controls.key(name).c_str());
  bool changed = false;
  constexpr ImGuiInputTextFlags flags = ImGuiInputTextFlags_CallbackResize;
  if (how.lines > 1) {
    const float height = controls.letters().body->FontSize * static_cast<float>(how.lines) + 2 * pad;
    changed = ImGui::InputTextMultiline("", text.data(), text.capacity() + 1, {width, height}, flags, resize, &text);
  } else {
    ImGui::SetNextItemWidth(width);
    changed = ImGui::InputText("", text.data(), text.capacity() + 1, flags, resize, &text);
  }
  ImGui::PopID();
  controls.after_input(name, how.label);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
  // The input shows letters one by one as they are typed; below it they stand as they are read.
  if (drawing::has_right_to_left(text)) Pen(controls).write(text, {.colour = controls.theme().quiet});
  return changed;
}

}  // namespace sealwell::widgets
