#include "shell/workbench/imgui/application/layout_settings.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <charconv>
#include <string_view>

namespace sealwell::application {
namespace {

Choices& of(ImGuiSettingsHandler* handler) { return *static_cast<Choices*>(handler->UserData); }

void* open(ImGuiContext*, ImGuiSettingsHandler* handler, const char*) { return handler->UserData; }

void read_line(ImGuiContext*, ImGuiSettingsHandler* handler, void*, const char* text) {
  const std::string_view line(text);
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos) return;
  const std::string_view name = line.substr(0, equals), value = line.substr(equals + 1);
  Choices& choices = of(handler);
  if (name == "look") choices.theme = value;
  if (name == "room") choices.room = value;
  if (name != "text") return;
  int percent = choices.text_percent;
  std::from_chars(value.data(), value.data() + value.size(), percent);
  choices.text_percent = std::clamp(percent, 75, 250);
}

void write_all(ImGuiContext*, ImGuiSettingsHandler* handler, ImGuiTextBuffer* out) {
  const Choices& choices = of(handler);
  out->appendf("[%s][Choices]\nlook=%s\ntext=%d\nroom=%s\n\n", handler->TypeName, choices.theme.c_str(),
               choices.text_percent, choices.room.c_str());
}

}  // namespace

void persist_with_layout(Choices& choices) {
  ImGuiSettingsHandler handler;
  handler.TypeName = "Sealwell";
  handler.TypeHash = ImHashStr("Sealwell");
  handler.ReadOpenFn = open;
  handler.ReadLineFn = read_line;
  handler.WriteAllFn = write_all;
  handler.UserData = &choices;
  ImGui::GetCurrentContext()->SettingsHandlers.push_back(handler);
}

}  // namespace sealwell::application
