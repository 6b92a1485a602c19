#pragma once

#include "shell/workbench/imgui/widgets/field_values.hpp"
#include "shell/workbench/imgui/widgets/pen.hpp"

#include <functional>
#include <string>

namespace sealwell::widgets {

/// What somebody pressed among blocks.
struct Press {
  enum class Kind { submit, command, download, link };
  Kind kind = Kind::submit;
  std::string name;    ///< submit: the button's value; command: the action; download: the file's id; link: the address
  std::string target;  ///< command
};

/// What drawing blocks needs and leaves.
struct Drawing {
  Controls& controls;
  FieldValues& values;
  std::function<void(Press)> press;
  bool changed = false;  ///< A field was changed
};

void draw_block(Drawing& drawing, const engine::Block& block);
void draw_blocks(Drawing& drawing, const std::vector<engine::Block>& blocks);
void draw_contact(Drawing& drawing, const engine::Contact& contact);
void draw_chart(const Controls& controls, const engine::Chart& chart);

}  // namespace sealwell::widgets
