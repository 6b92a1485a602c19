#include "shell/workbench/imgui/widgets/inputs.hpp"
#include "shell/workbench/rooms/panel.hpp"

#include <algorithm>
#include <string>

namespace sealwell::widgets {
namespace {

using engine::Field;
using engine::FieldKind;

class DrawnField {
 public:
  DrawnField(Controls& controls, const Field& field, FieldValues& values)
      : controls_(controls), pen_(controls), field_(field), values_(values) {}

  bool draw() {
    const float top = ImGui::GetCursorScreenPos().y;
    if (!field_.error.empty()) ImGui::Indent(12 * controls_.scale());
    words();
    switch (field_.kind) {
      case FieldKind::radios:
      case FieldKind::checkboxes: options(); break;
      case FieldKind::select: drop_down(field_.name, field_.options); break;
      case FieldKind::date: date(); break;
      case FieldKind::textarea: line(field_.name, field_.label, 0, 5); break;
      case FieldKind::text:
      case FieldKind::number: amount(); break;
    }
    if (!field_.other_label.empty()) {
      pen_.write(field_.other_label);
      line(field_.other_name, field_.other_label, 0, 1);
    }
    if (!field_.error.empty()) {
      ImGui::Unindent(12 * controls_.scale());
      pen_.bar(top, controls_.theme().error, 4);
    }
    pen_.gap(10);
    return changed_;
  }

 private:
  void words() {
    const bool large = field_.label_is_heading;
    if (!field_.caption.empty()) pen_.write(field_.caption, {.colour = controls_.theme().quiet});
    pen_.write(field_.label, {.font = large ? controls_.letters().heading : nullptr});
    if (!field_.hint.empty()) pen_.write(field_.hint, {.colour = controls_.theme().quiet});
    if (!field_.error.empty()) {
      pen_.write(field_.error_prefix.empty() ? field_.error : field_.error_prefix + " " + field_.error,
                 {.colour = controls_.theme().error});
    }
    pen_.gap(4);
  }

  void options() {
    for (const engine::Option& option : field_.options) {
      const Choice what{option.label, option.hint, values_.is_chosen(field_.name, option.value),
                        field_.kind == FieldKind::checkboxes};
      if (!choice(controls_, "field/" + field_.name + "/" + option.value, what)) continue;
      values_.choose(field_, option);
      changed_ = true;
    }
  }

  void line(const std::string& name, const std::string& label, float width, int lines) {
    const bool wrong = !field_.error.empty();
    changed_ = text_input(controls_, "field/" + name, values_.text(name), {label, width, lines, wrong}) || changed_;
  }

  void amount() {
    const float letter = controls_.letters().body->FontSize * 0.6f;
    line(field_.name, field_.label, field_.width > 0 ? letter * static_cast<float>(field_.width + 3) : 0, 1);
    if (!field_.unit.empty()) pen_.write(field_.unit);
    if (!field_.units.empty()) {
      pen_.write(field_.unit_label);
      drop_down(field_.name + "-unit", field_.units);
    }
  }

  void date() {
    const std::vector<std::string> inputs = date_inputs(field_);
    for (std::size_t part = 0; part < inputs.size(); ++part) {
      const std::string label = part < field_.part_labels.size() ? field_.part_labels[part] : inputs[part];
      pen_.write(label);
      const float letters = part == 2 ? 7 : part == 3 ? 10 : 5;
      line(inputs[part], label, letters * controls_.letters().body->FontSize * 0.6f, 1);
    }
  }

  // Opens under itself and not over what follows: nothing is covered, and every option is reached like any other control.
  void drop_down(const std::string& name, const std::vector<engine::Option>& options) {
    std::string shown;
    for (const engine::Option& option : options) {
      if (values_.is_chosen(name, option.value)) shown = option.label;
    }
    ImGui::PushID(controls_.key(name).c_str());
    bool* const open = ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("open"));
    ImGui::PopID();
    if (button(controls_, "field/" + name + "/open", shown.empty() ? "…" : shown, false)) *open = !*open;
    if (!*open) return;
    ImGui::Indent(16 * controls_.scale());
    for (const engine::Option& option : options) {
      const Choice what{option.label, option.hint, values_.is_chosen(name, option.value), false};
      if (!choice(controls_, "field/" + name + "/" + option.value, what)) continue;
      values_.choose_only(name, option.value);
      *open = false;
      changed_ = true;
    }
    ImGui::Unindent(16 * controls_.scale());
  }

  Controls& controls_;
  const Pen pen_;
  const Field& field_;
  FieldValues& values_;
  bool changed_ = false;
};

}  // namespace

bool draw_field(Controls& controls, const Field& field, FieldValues& values) {
  return DrawnField(controls, field, values).draw();
}

}  // namespace sealwell::widgets
