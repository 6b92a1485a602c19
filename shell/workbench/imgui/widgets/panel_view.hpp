#pragma once

#include "shell/workbench/imgui/widgets/blocks.hpp"
#include "shell/workbench/imgui/widgets/secret_input.hpp"
#include "shell/workbench/rooms/pieces.hpp"
#include "shell/workbench/rooms/room.hpp"

#include <functional>
#include <map>
#include <string>

namespace sealwell::widgets {

/// A panel as widgets. Keeps what is typed into its forms until they are others.
class PanelView {
 public:
  using Act = std::function<void(const workbench::Event&, workbench::Secrets)>;

  /// Draws into the window at hand, whose controls get keys under `prefix`. At most one event a frame.
  void draw(Controls& controls, const std::string& prefix, const workbench::Panel& panel, const Act& act);

 private:
  void form(Controls& controls, const workbench::Form& form);
  void sent(const workbench::Form& form, const Press& press);

  std::map<std::string, FieldValues> values_;                          // by form
  std::map<std::string, std::map<std::string, SecretInput>> secrets_;  // by form and field
  workbench::Event event_;
  workbench::Secrets typed_;
};

/// Each draws one piece; true when something was pressed, which `event` then says.
bool draw_table(Controls& controls, const workbench::Table& table, workbench::Event& event);
bool draw_tree(Controls& controls, const workbench::Tree& tree, workbench::Event& event);
bool draw_graph(Controls& controls, const workbench::Graph& graph, workbench::Event& event);
void draw_code(const Controls& controls, const workbench::Code& code);

}  // namespace sealwell::widgets
