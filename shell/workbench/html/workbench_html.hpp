#pragma once

#include "shell/workbench/rooms/room.hpp"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace sealwell::workbench {

/// What is shown beside the canvas.
struct HtmlMirror {
  const std::vector<std::unique_ptr<Room>>& rooms;
  const Room& open;                          ///< One of them
  const std::set<std::string>& open_panels;  ///< "ROOM/PANEL" of those that are unfolded
};

/// The rooms, the open one's screen and its panels as HTML. docs/workbench.md, "Beside the canvas", is the contract.
[[nodiscard]] std::string workbench_html(const HtmlMirror& mirror);

}  // namespace sealwell::workbench
