#include "shell/workbench/imgui/drawing/text_direction.hpp"
#include "shell/workbench/imgui/widgets/inputs.hpp"
#include "shell/workbench/imgui/widgets/panel_view.hpp"

#include <algorithm>

namespace sealwell::widgets {
namespace {

using drawing::packed;
using workbench::Event;

/// A row across the window that can be pressed, with its words, set off when it is chosen.
bool row(Controls& controls, const std::string& name, const std::string& text, const std::string& note, float indent,
         bool chosen) {
  const Pen pen(controls);
  const float room = ImGui::GetContentRegionAvail().x;
  const Style words{.indent = indent, .width = room - 8 * controls.scale()};
  Style quiet = words;
  quiet.colour = controls.theme().quiet;
  const float height = pen.size_of(text, words).y;
  const float more = note.empty() ? 0 : pen.size_of(note, quiet).y;
  const auto pressed = controls.press(name, text, {room, std::max(controls.target(), height + more + 4)});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (chosen || pressed.hovered) list.AddRectFilled(pressed.least, pressed.most, packed(controls.theme().surface));
  if (chosen)
    list.AddRectFilled(pressed.least, {pressed.least.x + 4 * controls.scale(), pressed.most.y},
                       packed(controls.theme().accent));
  const float top = (pressed.least.y + pressed.most.y - height - more) / 2;
  pen.write_at({pressed.least.x + 6 * controls.scale(), top}, text, words);
  if (!note.empty()) pen.write_at({pressed.least.x + 6 * controls.scale(), top + height}, note, quiet);
  return pressed.pressed;
}

}  // namespace

bool draw_table(Controls& controls, const workbench::Table& table, Event& event) {
  const Pen pen(controls);
  pen.write(table.caption, {.font = controls.letters().heading});
  bool pressed = false;
  const auto say = [&](const char* type, const std::string& target) {
    event.type = type, event.target = target, pressed = true;
  };
  const int columns = std::max(1, static_cast<int>(table.columns.size()));
  constexpr ImGuiTableFlags flags =
      ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_Resizable | ImGuiTableFlags_SizingStretchProp;
  if (!ImGui::BeginTable(controls.key(table.id).c_str(), columns, flags)) return false;
  ImGui::TableNextRow();
  for (const auto& column : table.columns) {
    ImGui::TableNextColumn();
    const bool sorted = column.id == table.sorted_by;
    const std::string label = column.label + (!sorted ? "" : table.descending ? " ▼" : " ▲");
    if (link(controls, table.id + "/sort/" + column.id, label)) say("sort", column.id);
  }
  for (const auto& line : table.rows) {
    ImGui::TableNextRow();
    if (line.chosen) ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0, packed(controls.theme().surface));
    for (std::size_t i = 0; i < line.cells.size() && i < table.columns.size(); ++i) {
      ImGui::TableNextColumn();
      // A row's first cell is its button.
      if (i == 0) {
        if (row(controls, table.id + "/" + line.id, line.cells[i], "", 0, line.chosen)) say("choose", line.id);
        continue;
      }
      const float wide = ImGui::GetContentRegionAvail().x;
      const ImVec2 size = pen.size_of(line.cells[i]);
      pen.gap(3);
      pen.write(line.cells[i], {.indent = table.columns[i].numeric ? std::max(0.f, wide - size.x) : 0});
    }
  }
  ImGui::EndTable();
  if (table.rows.empty()) pen.write(table.empty, {.colour = controls.theme().quiet});
  pen.gap(8);
  return pressed;
}

bool draw_tree(Controls& controls, const workbench::Tree& tree, Event& event) {
  const Pen pen(controls);
  pen.write(tree.label, {.font = controls.letters().heading});
  bool pressed = false;
  for (const auto& node : tree.nodes) {
    const float indent = static_cast<float>(node.depth) * 22 * controls.scale();
    const float toggle = controls.target();
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + indent);
    if (node.branch) {
      const auto arrow =
          controls.press(tree.id + "/" + node.id + "/toggle", node.open ? "Close" : "Open", {toggle, toggle});
      pen.write_at({arrow.least.x + toggle * 0.25f, arrow.least.y + toggle * 0.15f}, node.open ? "▼" : "►", {});
      if (arrow.pressed) event.type = "toggle", event.target = node.id, pressed = true;
    } else {
      ImGui::Dummy({toggle, toggle});
    }
    ImGui::SameLine(0, 0);
    const std::string mark = node.mark_text.empty() ? node.note
                             : node.note.empty()    ? node.mark_text
                                                    : node.mark_text + " · " + node.note;
    const char* sign = node.mark == workbench::Tree::Node::Mark::error     ? "✗ "
                       : node.mark == workbench::Tree::Node::Mark::warning ? "! "
                                                                           : "";
    if (row(controls, tree.id + "/" + node.id, sign + node.text, mark, 0, node.chosen)) {
      event.type = "choose", event.target = node.id, pressed = true;
    }
  }
  return pressed;
}

bool draw_graph(Controls& controls, const workbench::Graph& graph, Event& event) {
  const Pen pen(controls);
  pen.write(graph.label, {.font = controls.letters().heading});
  pen.write(graph.summary, {.colour = controls.theme().quiet});
  if (graph.nodes.empty()) return false;
  const float wide = 190 * controls.scale(), high = 64 * controls.scale();
  const float across = wide + 70 * controls.scale(), down = high + 22 * controls.scale();
  int columns = 0, rows = 0;
  for (const auto& node : graph.nodes)
    columns = std::max(columns, node.column + 1), rows = std::max(rows, node.row + 1);
  ImGui::SetNextWindowContentSize({static_cast<float>(columns) * across, static_cast<float>(rows) * down});
  const float shown = std::min(static_cast<float>(rows) * down + 24, 480 * controls.scale());
  bool pressed = false;
  if (ImGui::BeginChild(controls.key(graph.id).c_str(), {0, shown}, true, ImGuiWindowFlags_HorizontalScrollbar)) {
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const auto corner = [&](const workbench::Graph::Node& node) {
      return ImVec2{origin.x + static_cast<float>(node.column) * across,
                    origin.y + static_cast<float>(node.row) * down};
    };
    for (const auto& edge : graph.edges) {
      if (edge.from >= graph.nodes.size() || edge.to >= graph.nodes.size()) continue;
      const ImVec2 from = corner(graph.nodes[edge.from]), to = corner(graph.nodes[edge.to]);
      const auto line = packed(controls.theme().line);
      const float bend = (across - wide) * 0.8f;
      if (to.x > from.x) {
        const ImVec2 begin{from.x + wide, from.y + high / 2}, end{to.x, to.y + high / 2};
        list.AddBezierCubic(begin, {begin.x + bend, begin.y}, {end.x - bend, end.y}, end, line, 1.5f);
        list.AddTriangleFilled(end, {end.x - 8, end.y - 4}, {end.x - 8, end.y + 4}, line);
      } else if (to.x == from.x && to.y > from.y && to.y - from.y < down * 1.5f) {
        const ImVec2 begin{from.x + wide / 2, from.y + high}, end{to.x + wide / 2, to.y};
        list.AddLine(begin, end, line, 1.5f);
        list.AddTriangleFilled(end, {end.x - 4, end.y - 8}, {end.x + 4, end.y - 8}, line);
      } else {
        // Past others of the column, or back: around their left side.
        const ImVec2 begin{from.x, from.y + high / 2}, end{to.x, to.y + high / 2};
        list.AddBezierCubic(begin, {begin.x - bend, begin.y}, {end.x - bend, end.y}, end, line, 1.f);
        list.AddTriangleFilled(end, {end.x - 8, end.y - 4}, {end.x - 8, end.y + 4}, line);
      }
    }
    for (const auto& node : graph.nodes) {
      const ImVec2 at = corner(node);
      ImGui::SetCursorScreenPos(at);
      const auto box = controls.press(graph.id + "/" + node.id, node.label, {wide, high});
      list.AddRectFilled(box.least, box.most, packed(node.chosen ? controls.theme().surface : controls.theme().ground));
      list.AddRect(box.least, box.most,
                   packed(node.unreachable ? controls.theme().error
                          : node.chosen    ? controls.theme().accent
                                           : controls.theme().line),
                   3, 0, node.chosen || node.unreachable ? 3.f : 1.f);
      ImGui::PushClipRect(box.least, box.most, true);
      pen.write_at({at.x + 6, at.y + 2}, node.label, {.width = wide - 12});
      const float below = pen.size_of(node.label, {.width = wide - 12}).y;
      pen.write_at({at.x + 6, at.y + below}, node.note,
                   {.colour = node.unreachable ? controls.theme().error : controls.theme().quiet, .width = wide - 12});
      ImGui::PopClipRect();
      if (box.pressed) event.type = "choose", event.target = node.id, pressed = true;
    }
  }
  ImGui::EndChild();
  return pressed;
}

void draw_code(const Controls& controls, const workbench::Code& code) {
  const Pen pen(controls);
  pen.write(code.label);
  const float top = ImGui::GetCursorScreenPos().y;
  // Line by line, and only those in sight: a record can have thousands.
  ImFont& font = *controls.letters().fixed;
  const float height = font.FontSize * 1.25f;
  std::vector<std::string_view> lines;
  for (std::string_view rest = code.text;;) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    lines.push_back(rest.substr(0, end));
    if (end == rest.size()) break;
    rest.remove_prefix(end + 1);
  }
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(lines.size()), height);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const std::string line = drawing::visual(lines[static_cast<std::size_t>(i)], false);
      const ImVec2 at = ImGui::GetCursorScreenPos();
      ImGui::GetWindowDrawList()->AddText(&font, font.FontSize, {at.x + 10, at.y}, packed(controls.theme().text),
                                          line.data(), line.data() + line.size());
      ImGui::Dummy({font.CalcTextSizeA(font.FontSize, 1e9f, 0, line.data(), line.data() + line.size()).x + 10,
                    height - ImGui::GetStyle().ItemSpacing.y});
    }
  }
  clipper.End();
  pen.bar(top, controls.theme().line, 2);
  pen.gap(8);
}

}  // namespace sealwell::widgets
