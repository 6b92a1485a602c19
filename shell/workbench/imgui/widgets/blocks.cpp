#include "shell/workbench/imgui/widgets/blocks.hpp"

#include "shell/workbench/imgui/widgets/inputs.hpp"
#include "shell/workbench/rooms/panel.hpp"

#include <string>

namespace sealwell::widgets {
namespace {

using namespace engine;

/// Draws one block of each kind.
class Blocks {
 public:
  explicit Blocks(Drawing& drawing) : drawing_(drawing), controls_(drawing.controls), pen_(drawing.controls) {}

  void operator()(const Heading& heading) const {
    if (!heading.caption.empty()) pen_.write(heading.caption, quiet());
    pen_.write(heading.text, {.font = heading.level <= 2 ? controls_.letters().heading : nullptr});
    pen_.gap(6);
  }
  void operator()(const Paragraph& paragraph) const { pen_.write(paragraph.text), pen_.gap(6); }
  void operator()(const Inset& inset) const { barred(inset.text, controls_.theme().line); }
  void operator()(const Warning& warning) const {
    barred("! " + warning.label + ": " + warning.text, controls_.theme().error);
  }
  void operator()(const TextList& list) const {
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      entry(list.numbered ? std::to_string(i + 1) + "." : "•", list.items[i]);
    }
    pen_.gap(6);
  }
  void operator()(const Field& field) const {
    if (draw_field(controls_, field, drawing_.values)) drawing_.changed = true;
  }
  void operator()(const FieldGroup& group) const {
    if (!group.caption.empty()) pen_.write(group.caption, quiet());
    pen_.write(group.legend, {.font = group.legend_is_heading ? controls_.letters().heading : nullptr});
    if (!group.hint.empty()) pen_.write(group.hint, quiet());
    pen_.gap(4);
    for (const Field& field : group.fields) (*this)(field);
  }
  void operator()(const ErrorSummary& summary) const {
    const float top = ImGui::GetCursorScreenPos().y;
    ImGui::Indent(indent());
    pen_.write(summary.title, {.font = controls_.letters().heading, .colour = controls_.theme().error});
    for (const ErrorSummary::Entry& entry : summary.entries) {
      if (link(controls_, "error/" + entry.target, entry.text)) to_field(entry.target);
    }
    ImGui::Unindent(indent());
    pen_.bar(top, controls_.theme().error, 4);
    pen_.gap(8);
  }
  void operator()(const Chart& chart) const { draw_chart(controls_, chart); }
  void operator()(const SummaryList& list) const {
    for (const SummaryList::Row& row : list.rows) {
      pen_.write(row.key, quiet());
      for (const std::string& value : row.values) pen_.write(value);
      if (!row.change_label.empty()) {
        const std::string label =
            row.change_hidden.empty() ? row.change_label : row.change_label + " " + row.change_hidden;
        if (link(controls_, "change/" + row.change_target, label)) command("change", row.change_target);
      }
      pen_.rule();
    }
  }
  void operator()(const Suggestion& suggestion) const {
    pen_.write(suggestion.title, {.colour = controls_.theme().accent});
    for (const std::string& line : suggestion.details) pen_.write(line);
    pen_.write(suggestion.text);
    pen_.write(suggestion.why, quiet());
    pen_.write(suggestion.phone);
    if (!suggestion.star_label.empty()) {
      const std::string label = (suggestion.starred ? "★ " : "☆ ") + suggestion.star_label;
      if (button(controls_, "star/" + suggestion.id, label, false)) command("star", suggestion.id);
    }
    pen_.gap(8);
  }
  void operator()(const Actions& actions) const {
    for (const Button& one : actions.buttons) {
      const bool primary = one.kind == Button::Kind::primary;
      if (button(controls_, "button/" + one.value, one.label, primary)) press({Press::Kind::submit, one.value, ""});
    }
    pen_.gap(6);
  }
  void operator()(const Command& wanted) const {
    if (button(controls_, "command/" + wanted.action + "/" + wanted.target, wanted.label, false)) {
      command(wanted.action, wanted.target);
    }
  }
  void operator()(const Download& download) const {
    if (link(controls_, "download/" + download.file, download.label)) press({Press::Kind::download, download.file, ""});
  }
  void operator()(const Link& outside) const {
    if (link(controls_, "link/" + outside.address, outside.label)) press({Press::Kind::link, outside.address, ""});
  }
  void operator()(const Panel& panel) const {
    pen_.write("✓ " + panel.title, {.font = controls_.letters().heading, .colour = controls_.theme().success});
    pen_.write(panel.text);
    pen_.gap(8);
  }
  void operator()(const StatusLine& status) const { pen_.write(status.text, quiet()); }
  void operator()(const Details& details) const {
    ImGui::PushID(controls_.key(details.summary).c_str());
    bool* const open = ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("details"));
    ImGui::PopID();
    const std::string mark = *open ? "▼ " : controls_.right_to_left() ? "◄ " : "► ";
    if (link(controls_, "details/" + details.summary, mark + details.summary)) *open = !*open;
    if (!*open) return;
    ImGui::Indent(indent());
    draw_blocks(drawing_, details.blocks);
    ImGui::Unindent(indent());
  }
  void operator()(const Contact& contact) const { draw_contact(drawing_, contact); }
  void operator()(const MarkedText& text) const {
    int number = 0;
    for (const pack::MarkedLine& line : text.lines) {
      std::string words;
      for (const pack::MarkedRun& run : line.runs) words += run.text;
      number = line.kind == pack::MarkedLine::Kind::numbered ? number + 1 : 0;
      if (line.kind == pack::MarkedLine::Kind::paragraph) pen_.write(words);
      else entry(number > 0 ? std::to_string(number) + "." : "•", words);
      for (const pack::MarkedRun& run : line.runs) {
        if (run.mark != pack::MarkedRun::Mark::link) continue;
        if (link(controls_, "link/" + run.address, run.text)) press({Press::Kind::link, run.address, ""});
      }
    }
    pen_.gap(6);
  }

 private:
  float indent() const { return 14 * controls_.scale(); }
  Style quiet() const { return {.colour = controls_.theme().quiet}; }

  void barred(const std::string& text, drawing::Colour colour) const {
    const float top = ImGui::GetCursorScreenPos().y;
    pen_.write(text, {.indent = indent()});
    pen_.bar(top, colour, 4);
    pen_.gap(8);
  }

  void entry(const std::string& mark, const std::string& text) const {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x;
    if (controls_.right_to_left()) {
      pen_.write_at({at.x, at.y}, mark, {});
      pen_.write(text, {.width = room - 2 * indent()});
    } else {
      pen_.write_at({at.x + indent() / 2, at.y}, mark, {});
      pen_.write(text, {.indent = 2 * indent()});
    }
  }

  // The first control of a field: where an error's link leads.
  void to_field(const std::string& name) const {
    const std::string start = controls_.key("field/" + name);
    for (const Control& control : controls_.drawn()) {
      if (control.key == start || control.key.starts_with(start + "/") || control.key.starts_with(start + "-")) {
        controls_.focus(control.key);
        return;
      }
    }
  }

  void press(Press what) const { drawing_.press(std::move(what)); }
  void command(const std::string& action, const std::string& target) const {
    press({Press::Kind::command, action, target});
  }

  Drawing& drawing_;
  Controls& controls_;
  const Pen pen_;
};

}  // namespace

void draw_block(Drawing& drawing, const Block& block) { std::visit(Blocks(drawing), block); }

void draw_blocks(Drawing& drawing, const std::vector<Block>& blocks) {
  for (const Block& block : blocks) draw_block(drawing, block);
}

void draw_contact(Drawing& drawing, const Contact& contact) {
  const Pen pen(drawing.controls);
  const Style quiet{.colour = drawing.controls.theme().quiet};
  pen.write(contact.phone.empty() ? contact.lead : contact.lead + " " + contact.phone);
  pen.write(contact.hours, quiet);
  pen.write(contact.note, quiet);
  pen.gap(4);
}

void draw_chart(const Controls& controls, const Chart& chart) {
  const Pen pen(controls);
  const drawing::Theme& theme = controls.theme();
  pen.write(chart.title);
  pen.write(chart.summary, {.colour = theme.quiet});
  std::string group;
  for (const Chart::Bar& bar : chart.bars) {
    if (bar.group != group) pen.write(group = bar.group, {.colour = theme.quiet});
    pen.write(bar.mark.empty() ? bar.label : bar.label + " – " + bar.mark);
    // The bar ends beside its number, so that nobody has to read lengths.
    const std::string number =
        chart.counts ? std::to_string(bar.value) : std::to_string(bar.value) + "/" + std::to_string(chart.max);
    const float height = 14 * controls.scale();
    const float room = ImGui::GetContentRegionAvail().x - 60 * controls.scale();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float length = chart.max > 0 ? room * static_cast<float>(bar.value) / static_cast<float>(chart.max) : 0;
    const float left = controls.right_to_left() ? at.x + 60 * controls.scale() + room - length : at.x;
    const float track = controls.right_to_left() ? at.x + 60 * controls.scale() : at.x;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({left, at.y}, {left + length, at.y + height},
                       drawing::packed(bar.marked ? theme.accent : theme.line));
    list.AddRect({track, at.y}, {track + room, at.y + height}, drawing::packed(theme.line));
    const float words = controls.right_to_left() ? at.x : at.x + room + 6 * controls.scale();
    pen.write_at({words, at.y - 2}, number, {.width = 54 * controls.scale()});
    ImGui::Dummy({1, height + 4 * controls.scale()});
  }
  pen.gap(8);
}

}  // namespace sealwell::widgets
