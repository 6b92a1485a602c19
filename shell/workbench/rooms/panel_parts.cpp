#include "shell/workbench/rooms/panel_parts.hpp"

#include "shell/workbench/rooms/panel.hpp"

#include <charconv>

namespace sealwell::workbench {

engine::Block paragraph(std::string text) { return engine::Paragraph{std::move(text), false}; }

engine::Block command(std::string label, std::string action, std::string target) {
  return engine::Command{std::move(label), std::move(action), std::move(target)};
}

engine::Field exact_field(std::string name, std::string label, std::string value, std::string hint) {
  engine::Field field;
  field.name = std::move(name);
  field.label = std::move(label);
  field.hint = std::move(hint);
  field.values = {std::move(value)};
  field.spellcheck = false;
  field.from_left = true;
  return field;
}

const std::string* field_of(const Event& event, std::string_view name) {
  for (const auto& [field, value] : event.fields) {
    if (field == name) return &value;
  }
  return nullptr;
}

std::string text_of(const Event& event, std::string_view name) {
  const std::string* const text = field_of(event, name);
  return text ? *text : std::string();
}

std::size_t number_in(std::string_view text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace sealwell::workbench
