#pragma once

#include "core/json/value.hpp"

#include "shell/workbench/rooms/author/outline.hpp"

#include <string>
#include <string_view>

namespace sealwell::workbench {

// Where the parts of an item are written, for its form and for what the form changes.

/// The pointer of the text of an item's help, a display below it; empty when it has none.
[[nodiscard]] std::string help_at(const json::Value& item, const std::string& pointer);
/// The help of an item that has none yet.
[[nodiscard]] json::Value help_item(const std::string& link_id, const std::string& text);

[[nodiscard]] bool is_question(const OutlineItem& item);
[[nodiscard]] bool is_choice(const OutlineItem& item);

/// The name of a field: "option/2/code".
[[nodiscard]] std::string name_of(const char* what, std::size_t index, const char* part);

/// The text at a pointer of a file; empty when there is none.
[[nodiscard]] std::string text_at(std::string_view file, const std::string& pointer);

}  // namespace sealwell::workbench
