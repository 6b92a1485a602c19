#pragma once

#include "core/json/value.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sealwell::workbench {

/// Where the options of a choice are written: in the item, or in a value set that the Questionnaire contains.
struct OptionsLocation {
  std::string pointer;  ///< Of the list; empty: there is none that can be edited here
  bool in_item = true;  ///< Else a list of concepts that other questions may use as well
  std::string note;     ///< What to know about it; may be empty
};

/// One option as it is written.
struct WrittenOption {
  std::string code, display;
  std::string code_at, display_at;  ///< Pointers; `display_at` is empty for an option that is one value alone
};

[[nodiscard]] OptionsLocation options_location(const json::Value& questionnaire, const std::string& item_pointer,
                                               const json::Value& item);
[[nodiscard]] std::vector<WrittenOption> options_at(std::string_view file, const OptionsLocation& place);

/// A new option to stand behind the others, of the same kind as those.
[[nodiscard]] json::Value new_option(std::string_view file, const OptionsLocation& place, const std::string& code,
                                     const std::string& display);

}  // namespace sealwell::workbench
