#include "shell/workbench/rooms/author/form_parts.hpp"

#include "core/base/text.hpp"

#include "shell/workbench/rooms/panel.hpp"

namespace sealwell::workbench {
namespace {

engine::Field field(const std::string& name, std::string label, const std::string& value, const UnsavedInput& typed) {
  engine::Field made;
  made.name = name;
  made.label = std::move(label);
  const std::string shown = typed.value(name, value);
  if (!shown.empty()) made.values = {shown};
  if (const auto error = typed.errors.find(name); error != typed.errors.end()) made.error = error->second;
  made.error_prefix = "Error:";
  return made;
}

}  // namespace

engine::Block line_field(const std::string& name, std::string label, const std::string& value,
                         const UnsavedInput& typed, std::string hint) {
  engine::Field made = field(name, std::move(label), value, typed);
  made.hint = std::move(hint);
  return made;
}

engine::Block text_field(const std::string& name, std::string label, const std::string& value,
                         const UnsavedInput& typed, std::string hint) {
  engine::Field made = field(name, std::move(label), value, typed);
  made.kind = engine::FieldKind::textarea;
  made.hint = std::move(hint);
  return made;
}

engine::Block choice_field(const std::string& name, std::string label, const std::string& value,
                           const std::vector<std::pair<std::string, std::string>>& options, const UnsavedInput& typed,
                           bool drop_down) {
  engine::Field made = field(name, std::move(label), value, typed);
  made.kind = drop_down ? engine::FieldKind::select : engine::FieldKind::radios;
  const std::string chosen = typed.value(name, value);
  for (const auto& [one, words] : options) made.options.push_back({one, words, {}, one == chosen, false});
  return made;
}

engine::Block buttons(const std::vector<std::pair<std::string, std::string>>& value_and_label) {
  engine::Actions actions;
  for (const auto& [value, label] : value_and_label) {
    actions.buttons.push_back(
        {label, value, actions.buttons.empty() ? engine::Button::Kind::primary : engine::Button::Kind::secondary});
  }
  return actions;
}

engine::Block heading(std::string text, int level) { return engine::Heading{level, std::move(text), {}}; }

engine::Block problem(std::string text) { return engine::Warning{"Problem", std::move(text)}; }

Form search_form(const std::string& label, const std::string& search) {
  Form form;
  form.id = "find";
  form.parts.push_back(line_field("search", label, search, {}));
  form.parts.push_back(buttons({{"find", "Find"}}));
  return form;
}

bool has_words(const std::string& text, const std::string& search) {
  return search.empty() || ascii_lower(text).find(ascii_lower(search)) != std::string::npos;
}

}  // namespace sealwell::workbench
