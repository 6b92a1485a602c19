#pragma once

#include "shell/workbench/rooms/panel_parts.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sealwell::workbench {

struct Form;

/// What a form holds that was typed and could not be taken: by the field's name. It stands in place of what is written
/// in the file, so that nothing that was typed is lost.
struct UnsavedInput {
  std::map<std::string, std::string, std::less<>> values;
  std::map<std::string, std::string, std::less<>> errors;

  [[nodiscard]] std::string value(const std::string& name, const std::string& otherwise) const {
    const auto found = values.find(name);
    return found == values.end() ? otherwise : found->second;
  }
};

// Parts of forms, with what was typed and its error.
[[nodiscard]] engine::Block line_field(const std::string& name, std::string label, const std::string& value,
                                       const UnsavedInput& typed, std::string hint = {});
[[nodiscard]] engine::Block text_field(const std::string& name, std::string label, const std::string& value,
                                       const UnsavedInput& typed, std::string hint = {});
/// A choice of one; `options`: value and label.
[[nodiscard]] engine::Block choice_field(const std::string& name, std::string label, const std::string& value,
                                         const std::vector<std::pair<std::string, std::string>>& options,
                                         const UnsavedInput& typed, bool drop_down = false);
[[nodiscard]] engine::Block buttons(const std::vector<std::pair<std::string, std::string>>& value_and_label);

[[nodiscard]] engine::Block heading(std::string text, int level = 2);
[[nodiscard]] engine::Block problem(std::string text);

/// A form with one field that filters what is below it: the event `submit` of "find" with the field "search".
[[nodiscard]] Form search_form(const std::string& label, const std::string& search);

/// True if a text has the words of such a search, in capitals or not; any text where nothing is searched.
[[nodiscard]] bool has_words(const std::string& text, const std::string& search);

}  // namespace sealwell::workbench
