#pragma once

#include "shell/workbench/rooms/author/form_parts.hpp"
#include "shell/workbench/rooms/author/outline.hpp"

#include <string>
#include <string_view>

namespace sealwell::workbench {

struct Form;

/// The form of one item: its text and help, whether it must be answered, options and conditions. `file` is
/// questionnaire.json's text and `pointer` the item's place in it.
[[nodiscard]] Form item_form(std::string_view file, const std::vector<OutlineItem>& outline, const OutlineItem& item,
                             const UnsavedInput& typed);

/// A form's fields carried into the text of the file: only what differs is changed. With errors nothing is.
struct Edited {
  std::string text;
  UnsavedInput typed;      ///< What could not be taken, with why; empty when all was
  std::string undo_label;  ///< For undo
};
[[nodiscard]] Edited with_item_form(const std::string& file, const std::vector<OutlineItem>& outline,
                                    const OutlineItem& item, const Event& event);

}  // namespace sealwell::workbench
