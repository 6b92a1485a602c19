#include "shell/workbench/imgui/widgets/field_values.hpp"

#include "core/engine/screen.hpp"
#include "core/sealing/secret.hpp"

#include "shell/workbench/rooms/panel.hpp"

#include <algorithm>

namespace sealwell::widgets {
namespace {

using engine::Field;
using engine::FieldKind;

void add_fields(const engine::Block& block, std::vector<const Field*>& fields) {
  if (const Field* field = std::get_if<Field>(&block)) fields.push_back(field);
  if (const auto* group = std::get_if<engine::FieldGroup>(&block)) {
    for (const Field& field : group->fields) fields.push_back(&field);
  }
  if (const auto* details = std::get_if<engine::Details>(&block)) {
    for (const engine::Block& inside : details->blocks) add_fields(inside, fields);
  }
}

bool has_options(const Field& field) {
  return field.kind == FieldKind::radios || field.kind == FieldKind::checkboxes || field.kind == FieldKind::select;
}

}  // namespace

std::vector<const Field*> fields_among(const std::vector<engine::Block>& blocks) {
  std::vector<const Field*> fields;
  for (const engine::Block& block : blocks) add_fields(block, fields);
  return fields;
}

std::vector<std::string> date_inputs(const Field& field) {
  std::vector<std::string> inputs{field.name + "-day", field.name + "-month", field.name + "-year"};
  if (field.part_labels.size() > 3) inputs.push_back(field.name + "-time");
  return inputs;
}

FieldValues::~FieldValues() { wipe(); }

void FieldValues::wipe() {
  for (auto& [name, text] : texts_) sealing::wipe(text);
  texts_.clear();
  chosen_.clear();
  order_.clear();
  sealing::wipe(seen_);
  seen_.clear();
}

bool FieldValues::take(const std::vector<const Field*>& fields, std::string_view which) {
  std::string said(which);
  for (const Field* field : fields) {
    said += '\n' + field->name + '\t' + field->error + '\t' + field->other_text;
    for (const std::string& value : field->values) said += '\t' + value;
    for (const engine::Option& option : field->options) said += '\t' + option.value + (option.chosen ? "+" : "-");
  }
  if (said == seen_) return false;
  wipe();
  seen_ = std::move(said);
  for (const Field* field : fields) take(*field);
  return true;
}

void FieldValues::take(const Field& field) {
  order_.push_back(field.name);
  if (has_options(field)) {
    std::vector<std::string>& chosen = chosen_[field.name];
    for (const engine::Option& option : field.options) {
      if (option.chosen) chosen.push_back(option.value);
    }
  } else if (field.kind == FieldKind::date) {
    order_.pop_back();
    const std::vector<std::string> inputs = date_inputs(field);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      order_.push_back(inputs[i]);
      texts_[inputs[i]] = i < field.values.size() ? field.values[i] : "";
    }
  } else {
    texts_[field.name] = field.values.empty() ? "" : field.values.front();
  }
  if (!field.units.empty()) {
    order_.push_back(field.name + "-unit");
    for (const engine::Option& unit : field.units) {
      if (unit.chosen) choose_only(field.name + "-unit", unit.value);
    }
  }
  if (!field.other_name.empty()) {
    order_.push_back(field.other_name);
    texts_[field.other_name] = field.other_text;
  }
}

bool FieldValues::is_chosen(const std::string& name, const std::string& value) const {
  const auto found = chosen_.find(name);
  return found != chosen_.end() && std::find(found->second.begin(), found->second.end(), value) != found->second.end();
}

void FieldValues::choose(const Field& field, const engine::Option& option) {
  std::vector<std::string>& chosen = chosen_[field.name];
  if (field.kind != FieldKind::checkboxes) {
    chosen = {option.value};
    return;
  }
  if (const auto found = std::find(chosen.begin(), chosen.end(), option.value); found != chosen.end()) {
    chosen.erase(found);
    return;
  }
  // "None of these" and the others clear each other; what is chosen is told in the order of the options.
  std::vector<std::string> now;
  for (const engine::Option& other : field.options) {
    const bool was = std::find(chosen.begin(), chosen.end(), other.value) != chosen.end();
    const bool together = !option.exclusive && !other.exclusive;
    if (&other == &option || other.value == option.value || (was && together)) now.push_back(other.value);
  }
  chosen = std::move(now);
}

json::Value FieldValues::as_fields() const {
  json::Value fields = json::Value::object();
  for (const std::string& name : order_) {
    json::Value list = json::Value::array();
    if (const auto text = texts_.find(name); text != texts_.end()) {
      if (text->second.empty()) continue;
      list.add(text->second);
    } else if (const auto chosen = chosen_.find(name); chosen != chosen_.end()) {
      if (chosen->second.empty()) continue;
      for (const std::string& value : chosen->second) list.add(value);
    }
    fields.set(name, std::move(list));
  }
  return fields;
}

std::vector<std::pair<std::string, std::string>> FieldValues::as_pairs() const {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const std::string& name : order_) {
    if (const auto text = texts_.find(name); text != texts_.end()) pairs.emplace_back(name, text->second);
    if (const auto chosen = chosen_.find(name); chosen != chosen_.end()) {
      for (const std::string& value : chosen->second) pairs.emplace_back(name, value);
    }
  }
  return pairs;
}

}  // namespace sealwell::widgets
