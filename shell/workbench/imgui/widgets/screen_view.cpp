#include "shell/workbench/imgui/widgets/screen_view.hpp"

#include "core/engine/screen.hpp"
#include "core/sealing/secret.hpp"

#include "shell/workbench/imgui/widgets/inputs.hpp"

#include <optional>

namespace sealwell::widgets {
namespace {

bool keeps_fields(std::string_view action) { return action == "back" || action == "visit" || action == "language"; }

}  // namespace

void ScreenView::top(Drawing& drawing, const engine::Screen& screen) const {
  Controls& controls = drawing.controls;
  draw_blocks(drawing, screen.alerts);
  Pen(controls).write(screen.service, {.colour = controls.theme().quiet});
  for (const engine::Screen::Language& language : screen.languages) {
    if (language.current) continue;
    if (link(controls, "language/" + language.tag, language.name)) {
      drawing.press({Press::Kind::command, "language", language.tag});
    }
  }
  if (!screen.back_label.empty() && link(controls, "back", "‹ " + screen.back_label)) {
    drawing.press({Press::Kind::command, "back", ""});
  }
  Pen(controls).gap(6);
}

void ScreenView::bottom(Drawing& drawing, const engine::Screen& screen) const {
  Pen(drawing.controls).rule();
  draw_contact(drawing, screen.help);
  if (!screen.clear_label.empty() && button(drawing.controls, "clear", screen.clear_label, false)) {
    drawing.press({Press::Kind::command, "clear", ""});
  }
}

json::Value ScreenView::action_of(const Press& press, const engine::Screen& screen) const {
  json::Value action = json::Value::object();
  if (press.kind == Press::Kind::submit) {
    action.set("type", "submit");
    action.set("screen", screen.id.to_text());
    action.set("fields", values_.as_fields());
    action.set("button", press.name);
    return action;
  }
  action.set("type", press.name);
  if (!press.target.empty()) action.set("target", press.target);
  if (screen.form && keeps_fields(press.name)) action.set("fields", values_.as_fields());
  return action;
}

void ScreenView::draw(Controls& controls, const std::string& prefix, const engine::Screen& screen,
                      const std::function<void(const std::string&)>& act, const Outside& outside) {
  const std::string which = screen.id.to_text() + "@" + std::to_string(screen.position) + "/" + screen.language;
  controls.enter(prefix, screen.direction == "rtl");
  (void)values_.take(fields_among(screen.blocks), which);
  if (which != shown_) {
    // A new screen begins at its top, with the focus before its first control.
    shown_ = which;
    ImGui::SetScrollY(0);
    if (controls.focused().starts_with(prefix + "/")) controls.focus(prefix);
  }
  std::optional<Press> pressed;
  Drawing drawing{controls, values_, [&](Press press) { pressed = std::move(press); }};
  top(drawing, screen);
  draw_blocks(drawing, screen.blocks);
  bottom(drawing, screen);
  if (pressed && pressed->kind == Press::Kind::download) {
    if (outside.save) outside.save(pressed->name);
  } else if (pressed && pressed->kind == Press::Kind::link) {
    if (outside.open) outside.open(pressed->name);
  } else if (pressed) {
    std::string action = json::write(action_of(*pressed, screen));
    act(action);
    sealing::wipe(action);
  } else if (drawing.changed && screen.form) {
    json::Value input = json::Value::object();
    input.set("type", "input");
    input.set("screen", screen.id.to_text());
    input.set("fields", values_.as_fields());
    act(json::write(input));
  }
}

}  // namespace sealwell::widgets
