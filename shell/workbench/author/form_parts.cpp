#include "shell/workbench/author/form_parts.hpp"

namespace sealwell::workbench {
namespace {

session::Field field(const std::string& name, std::string label, const std::string& value,
                     const Typed& typed) {
  session::Field made;
  made.name = name;
  made.label = std::move(label);
  const std::string shown = typed.value(name, value);
  if (!shown.empty()) made.values = {shown};
  if (const auto error = typed.errors.find(name); error != typed.errors.end()) made.error = error->second;
  made.error_prefix = "Error:";
  return made;
}

}  // namespace

session::Block line_field(const std::string& name, std::string label, const std::string& value,
                          const Typed& typed, std::string hint) {
  session::Field made = field(name, std::move(label), value, typed);
  made.hint = std::move(hint);
  return made;
}

session::Block text_field(const std::string& name, std::string label, const std::string& value,
                          const Typed& typed, std::string hint) {
  session::Field made = field(name, std::move(label), value, typed);
  made.kind = session::FieldKind::textarea;
  made.hint = std::move(hint);
  return made;
}

session::Block choice_field(const std::string& name, std::string label, const std::string& value,
                            const std::vector<std::pair<std::string, std::string>>& options,
                            const Typed& typed, bool drop_down) {
  session::Field made = field(name, std::move(label), value, typed);
  made.kind = drop_down ? session::FieldKind::select : session::FieldKind::radios;
  const std::string chosen = typed.value(name, value);
  for (const auto& [one, words] : options) made.options.push_back({one, words, {}, one == chosen, false});
  return made;
}

session::Block buttons(const std::vector<std::pair<std::string, std::string>>& value_and_label) {
  session::Actions actions;
  for (const auto& [value, label] : value_and_label) {
    actions.buttons.push_back(
        {label, value,
         actions.buttons.empty() ? session::Button::Kind::primary : session::Button::Kind::secondary});
  }
  return actions;
}

session::Block heading(std::string text, int level) { return session::Heading{level, std::move(text), {}}; }

session::Block problem(std::string text) { return session::Warning{"Problem", std::move(text)}; }

Form search_form(const std::string& label, const std::string& search) {
  Form form;
  form.id = "find";
  form.parts.push_back(line_field("search", label, search, {}));
  form.parts.push_back(buttons({{"find", "Find"}}));
  return form;
}

}  // namespace sealwell::workbench
