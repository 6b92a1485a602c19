#pragma once

#include "shell/workbench/rooms/author/form_parts.hpp"
#include "shell/workbench/rooms/panel.hpp"

#include <string>

namespace sealwell::workbench {

/// What the room says of the last thing that somebody did.
struct RoomMessages {
  std::string trouble;  ///< Why nothing came of it; empty: something did
  std::string news;

  void add_to(Panel& panel) const {
    if (!trouble.empty()) panel.pieces.push_back(problem(trouble));
    if (!news.empty()) panel.pieces.push_back(engine::Block(engine::StatusLine{news}));
  }
};

}  // namespace sealwell::workbench
