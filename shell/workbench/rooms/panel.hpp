#pragma once

#include "core/engine/screen.hpp"

#include "shell/workbench/rooms/event.hpp"
#include "shell/workbench/rooms/pieces.hpp"

#include <string>
#include <variant>
#include <vector>

namespace sealwell::workbench {

// What the workbench shows, as data. docs/workbench.md is the contract. The canvas draws a panel with widgets
// (shell/workbench/imgui), and shell/workbench/html writes the same panel as accessible HTML: neither adds a word or a rule.
// Texts are plain Unicode.

/// Fields and the buttons that submit them together: the event `submit` with the form's id, the button and the fields.
struct Form {
  std::string id;
  std::vector<std::variant<engine::Block, SecretField>> parts;
};

/// A `engine::Command` in a panel is the event of that name with its target.
using Piece = std::variant<engine::Block, Table, Tree, Graph, Code, Form>;

struct Panel {
  std::string id;  ///< Unique in its room: "trace", "record"
  std::string title;
  std::vector<Piece> pieces;
};

}  // namespace sealwell::workbench
