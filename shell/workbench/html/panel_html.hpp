#pragma once

#include "shell/workbench/rooms/pieces.hpp"

#include <string>
#include <string_view>

namespace sealwell::html {
class Renderer;
}

namespace sealwell::workbench {

struct Panel;

/// A panel as accessible HTML, for who can't see what is drawn. docs/workbench.md, "Beside the canvas", says what a page
/// finds in it. Every text is escaped; nothing here adds a word that the panel does not have, apart from what tells
/// in words what a drawing shows.
[[nodiscard]] std::string panel_html(const Panel& panel);

/// The name under which a form's field stands in the page: no two forms of a panel share one.
[[nodiscard]] std::string page_name(std::string_view form, std::string_view field);
/// The field's own name again.
[[nodiscard]] std::string_view own_name(std::string_view form, std::string_view page_name);

/// Each writes one piece.
void write_table(html::Renderer& to, const Table& table);
void write_tree(html::Renderer& to, const Tree& tree);
void write_graph(html::Renderer& to, const Graph& graph);
void write_code(html::Renderer& to, const Code& code);

}  // namespace sealwell::workbench
