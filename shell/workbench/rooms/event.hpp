#pragma once

#include <string>
#include <utility>
#include <vector>

namespace sealwell::workbench {

/// What somebody did in a panel.
struct Event {
  std::string panel;   ///< Its id
  std::string type;    ///< "submit", "choose", "toggle", "sort", or a command's name
  std::string target;  ///< A form's, node's, row's or column's id; a command's target
  std::string button;  ///< submit
  std::vector<std::pair<std::string, std::string>> fields;  ///< submit: name and value, in the form's order
};

}  // namespace sealwell::workbench
