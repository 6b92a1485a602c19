#include "shell/workbench/imgui/widgets/secret_input.hpp"

#include "core/sealing/secret.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cstring>
#include <string_view>

namespace sealwell::widgets {
namespace {

template <class Unit> void wipe_all(ImVector<Unit>& held) {
  if (!held.Data) return;
  sealing::wipe(
      std::span(reinterpret_cast<std::uint8_t*>(held.Data), static_cast<std::size_t>(held.Capacity) * sizeof(Unit)));
}

}  // namespace

void forget_typed_text() {
  ImGuiContext& context = *ImGui::GetCurrentContext();
  ImGuiInputTextState& state = context.InputTextState;
  wipe_all(context.IO.InputQueueCharacters);
  context.IO.InputQueueCharacters.resize(0);
  wipe_all(state.TextW);
  wipe_all(state.TextA);
  wipe_all(state.InitialTextA);
  sealing::wipe(std::span(reinterpret_cast<std::uint8_t*>(&state.Stb.undostate), sizeof state.Stb.undostate));
  if (state.TextW.Size > 0 && state.TextA.Size > 0) state.ClearText();  // nothing was ever typed: nothing to clear
  // An empty undo history keeps its free records at the end.
  state.Stb.undostate.redo_point = STB_TEXTEDIT_UNDOSTATECOUNT;
  state.Stb.undostate.redo_char_point = STB_TEXTEDIT_UNDOCHARCOUNT;
}

void SecretInput::draw(Controls& controls, const std::string& name, const std::string& label, bool error) {
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, error ? 3.f : 1.5f);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      {8 * controls.scale(), (controls.target() - controls.letters().body->FontSize) / 2});
  controls.before_input(name);
  ImGui::PushID(controls.key(name).c_str());
  ImGui::SetNextItemWidth(std::min(ImGui::GetContentRegionAvail().x, 420 * controls.scale()));
  constexpr ImGuiInputTextFlags flags = ImGuiInputTextFlags_Password | ImGuiInputTextFlags_NoUndoRedo;
  ImGui::InputText("", reinterpret_cast<char*>(typed_.writable().data()), limit, flags);
  const bool left = ImGui::IsItemDeactivated();
  ImGui::PopID();
  controls.after_input(name, label);
  ImGui::PopStyleVar(2);
  if (left) forget_typed_text();
}

workbench::TypedSecret SecretInput::take() {
  ImGui::ClearActiveID();
  forget_typed_text();
  workbench::TypedSecret secret{sealing::GuardedSecret(limit)};
  std::swap(secret.bytes, typed_);
  const auto bytes = secret.bytes.view();
  secret.size = static_cast<std::size_t>(std::find(bytes.begin(), bytes.end(), 0) - bytes.begin());
  return secret;
}

}  // namespace sealwell::widgets
