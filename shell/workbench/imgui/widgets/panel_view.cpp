#include "shell/workbench/imgui/widgets/panel_view.hpp"

#include "shell/workbench/imgui/widgets/inputs.hpp"
#include "shell/workbench/rooms/panel.hpp"

namespace sealwell::widgets {
namespace {

std::vector<const engine::Field*> fields_of(const workbench::Form& form) {
  std::vector<const engine::Field*> fields;
  for (const auto& part : form.parts) {
    const auto* block = std::get_if<engine::Block>(&part);
    if (const auto* field = block ? std::get_if<engine::Field>(block) : nullptr) fields.push_back(field);
    if (const auto* group = block ? std::get_if<engine::FieldGroup>(block) : nullptr) {
      for (const engine::Field& field : group->fields) fields.push_back(&field);
    }
  }
  return fields;
}

}  // namespace

void PanelView::sent(const workbench::Form& form, const Press& press) {
  event_.target = form.id;
  if (press.kind != Press::Kind::submit) {
    event_.type = press.name;
    event_.target = press.target;
    return;
  }
  event_.type = "submit";
  event_.button = press.name;
  event_.fields = values_[form.id].as_pairs();
  for (auto& [name, input] : secrets_[form.id]) typed_.emplace(name, input.take());
}

void PanelView::form(Controls& controls, const workbench::Form& form) {
  FieldValues& values = values_[form.id];
  (void)values.take(fields_of(form), form.id);
  Drawing drawing{controls, values, [&](const Press& press) { sent(form, press); }};
  for (const auto& part : form.parts) {
    if (const auto* block = std::get_if<engine::Block>(&part)) {
      draw_block(drawing, *block);
      continue;
    }
    const auto& secret = std::get<workbench::SecretField>(part);
    const Pen pen(controls);
    pen.write(secret.label);
    pen.write(secret.hint, {.colour = controls.theme().quiet});
    pen.write(secret.error, {.colour = controls.theme().error});
    secrets_[form.id][secret.name].draw(controls, "field/" + secret.name, secret.label, !secret.error.empty());
    pen.gap(8);
  }
}

void PanelView::draw(Controls& controls, const std::string& prefix, const workbench::Panel& panel, const Act& act) {
  event_ = {};
  typed_.clear();
  for (const workbench::Piece& piece : panel.pieces) {
    controls.enter(prefix, false);  // the workbench's own words are English
    if (const auto* block = std::get_if<engine::Block>(&piece)) {
      FieldValues& values = values_[""];
      Drawing drawing{controls, values,
                      [&](const Press& press) { event_.type = press.name, event_.target = press.target; }};
      draw_block(drawing, *block);
    } else if (const auto* table = std::get_if<workbench::Table>(&piece)) {
      (void)draw_table(controls, *table, event_);
    } else if (const auto* tree = std::get_if<workbench::Tree>(&piece)) {
      (void)draw_tree(controls, *tree, event_);
    } else if (const auto* graph = std::get_if<workbench::Graph>(&piece)) {
      (void)draw_graph(controls, *graph, event_);
    } else if (const auto* code = std::get_if<workbench::Code>(&piece)) {
      draw_code(controls, *code);
    } else {
      form(controls, std::get<workbench::Form>(piece));
    }
  }
  if (event_.type.empty()) return;
  event_.panel = panel.id;
  act(event_, std::move(typed_));
}

}  // namespace sealwell::widgets
