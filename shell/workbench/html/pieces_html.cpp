#include "core/html/renderer.hpp"

#include "shell/workbench/html/panel_html.hpp"

namespace sealwell::workbench {
namespace {

using html::Markup;

Markup& link_button(Markup& out, const char* action, const std::string& target) {
  out.open("button", "govuk-link sealwell-link").raw(" type=\"button\"");
  return out.attribute("data-action", action).attribute("data-target", target);
}

void write_heading_cells(Markup& out, const Table& table) {
  for (const Table::Column& column : table.columns) {
    out.open("th", column.numeric ? "govuk-table__header govuk-table__header--numeric" : "govuk-table__header");
    out.raw(" scope=\"col\"");
    if (column.id == table.sorted_by) out.attribute("aria-sort", table.descending ? "descending" : "ascending");
    out.raw(">");
    link_button(out, "sort", column.id).raw(">").text(column.label).raw("</button></th>");
  }
}

void write_row(Markup& out, const Table& table, const Table::Row& row) {
  out.start("tr", "govuk-table__row");
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const bool numeric = i < table.columns.size() && table.columns[i].numeric;
    if (i == 0) {
      out.raw("<th class=\"govuk-table__header\" scope=\"row\">");
      link_button(out, "choose", row.id).attribute("aria-pressed", row.chosen ? "true" : "false");
      out.raw(">").text(row.cells[i]).raw("</button></th>");
    } else {
      out.element("td", numeric ? "govuk-table__cell govuk-table__cell--numeric" : "govuk-table__cell", row.cells[i]);
    }
  }
  out.end("tr");
}

void write_node(Markup& out, const Tree::Node& node) {
  if (node.branch) {
    link_button(out, "toggle", node.id).attribute("aria-expanded", node.open ? "true" : "false");
    out.raw("><span aria-hidden=\"true\">").raw(node.open ? "▾" : "▸").raw("</span>");
    out.element("span", "govuk-visually-hidden", node.text).raw("</button> ");
  }
  link_button(out, "choose", node.id).attribute("aria-pressed", node.chosen ? "true" : "false");
  out.raw(">").text(node.text).end("button");
  if (!node.note.empty()) out.raw(" ").element("span", "workbench-note", node.note);
  if (!node.mark_text.empty()) out.raw(" ").element("strong", "workbench-mark", node.mark_text);
}

}  // namespace

void write_table(html::Renderer& to, const Table& table) {
  Markup& out = to.out();
  if (table.rows.empty()) {
    if (!table.caption.empty()) out.element("h3", "govuk-heading-s", table.caption);
    out.element("p", "govuk-body", table.empty);
    return;
  }
  // A wide table is scrolled by itself, by who uses a keyboard too.
  out.raw("<div class=\"workbench-wide\" role=\"region\" tabindex=\"0\"").attribute("aria-label", table.caption);
  out.raw("><table class=\"govuk-table\"").attribute("data-piece", table.id).raw(">");
  out.element("caption", "govuk-table__caption govuk-table__caption--s", table.caption);
  out.raw("<thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\">");
  write_heading_cells(out, table);
  out.raw("</tr></thead><tbody class=\"govuk-table__body\">");
  for (const Table::Row& row : table.rows) write_row(out, table, row);
  out.raw("</tbody></table></div>");
}

void write_tree(html::Renderer& to, const Tree& tree) {
  Markup& out = to.out();
  if (tree.nodes.empty()) return;
  out.raw("<ul class=\"govuk-list workbench-tree\"")
      .attribute("aria-label", tree.label)
      .attribute("data-piece", tree.id)
      .raw(">");
  int depth = tree.nodes.front().depth;
  const int root = depth;
  bool first = true;
  for (const Tree::Node& node : tree.nodes) {
    if (node.depth > depth) {
      for (; depth < node.depth; ++depth) out.raw("<ul class=\"govuk-list workbench-tree\"><li>");
    } else {
      if (!first) out.raw("</li>");
      for (; depth > node.depth && depth > root; --depth) out.raw("</ul></li>");
      out.raw("<li>");
    }
    first = false;
    write_node(out, node);
  }
  out.raw("</li>");
  for (; depth > root; --depth) out.raw("</ul></li>");
  out.raw("</ul>");
}

void write_graph(html::Renderer& to, const Graph& graph) {
  Markup& out = to.out();
  out.element("h3", "govuk-heading-s", graph.label);
  if (!graph.summary.empty()) out.element("p", "govuk-body", graph.summary);
  out.raw("<ol class=\"govuk-list govuk-list--number\"").attribute("data-piece", graph.id).raw(">");
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const Graph::Node& node = graph.nodes[i];
    out.start("li");
    link_button(out, "choose", node.id).attribute("aria-pressed", node.chosen ? "true" : "false");
    out.raw(">").text(node.label).end("button");
    if (!node.note.empty()) out.raw(" ").element("span", "workbench-note", node.note);
    std::string ways;
    for (const Graph::Edge& edge : graph.edges) {
      if (edge.from != i || edge.to >= graph.nodes.size()) continue;
      ways += ways.empty() ? "Leads to " : "; ";
      ways += graph.nodes[edge.to].label;
      if (!edge.label.empty()) ways += " (" + edge.label + ")";
    }
    if (!ways.empty()) out.element("p", "govuk-hint", ways);
    out.end("li");
  }
  out.raw("</ol>");
}

void write_code(html::Renderer& to, const Code& code) {
  Markup& out = to.out();
  if (!code.label.empty()) out.element("h3", "govuk-heading-s", code.label);
  out.raw("<pre class=\"workbench-wide\" role=\"region\" tabindex=\"0\"")
      .attribute("aria-label", code.label)
      .raw("><code>");
  out.text(code.text).raw("</code></pre>");
}

}  // namespace sealwell::workbench
