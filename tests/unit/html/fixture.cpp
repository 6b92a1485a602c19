// html_fixture: reads one JSON line per fixture of the GOV.UK Design System on stdin,
// {"component": "radios", "options": {…}}, and answers each with a line: {"html": the whole screen}
// or {"not": the option that we have no use for}. fixtures.mjs compares.

#include "core/html/render.hpp"
#include "core/json/value.hpp"

#include "tests/unit/html/samples.hpp"

#include <algorithm>
#include <initializer_list>
#include <iostream>
#include <string>

using namespace sealwell;
using namespace sealwell::engine;
using json::Value;

namespace {

/// The first option that a screen can't ask for; empty while there is none.
std::string missing;

void not_covered(const std::string& option) {
  if (missing.empty()) missing = option;
}

/// Names the first member of `options` that is not in `known`.
void only(const Value& options, std::initializer_list<std::string_view> known, const std::string& where = "") {
  const auto* members = options.if_object();
  if (members == nullptr) return;
  for (const auto& member : *members) {
    if (std::find(known.begin(), known.end(), member.name) == known.end()) not_covered(where + member.name);
  }
}

const Value& member(const Value& value, std::string_view name) {
  static const Value none;
  const Value* found = value.find(name);
  return found == nullptr ? none : *found;
}

/// A text, or another value as it is written.
std::string scalar(const Value& value) {
  if (const auto* content = value.if_string()) return *content;
  if (const auto* number = value.if_number()) return number->digits;
  if (const auto* boolean = value.if_bool()) return *boolean ? "true" : "false";
  return "";
}

/// A text option; `html` and the like are not covered.
std::string text(const Value& options, const std::string& where) {
  only(options, {"text"}, where + ".");
  return std::string(options.text_or("text"));
}

/// Sizes of headings are ours to choose; any other class is not.
void size_only(const Value& options, std::string_view component) {
  const std::string_view classes = options.text_or("classes");
  if (!classes.empty() && !classes.starts_with(std::string(component) + "--")) not_covered("classes");
}

void label(const Value& options, Field& field) {
  only(options, {"text", "classes", "isPageHeading", "for"}, "label.");
  size_only(options, "govuk-label");
  field.label = options.text_or("text");
  field.label_is_heading = options.bool_or("isPageHeading", false);
}

void hint_and_error(const Value& options, Field& field) {
  if (options.find("hint") != nullptr) {
    field.hint = text(member(options, "hint"), "hint");
    if (field.hint.empty()) not_covered("hint without text");
  }
  const Value& error = member(options, "errorMessage");
  if (!error.is_null()) {
    only(error, {"text", "visuallyHiddenText"}, "errorMessage.");
    field.error = error.text_or("text");
    const bool* off = member(error, "visuallyHiddenText").if_bool();
    const std::string prefix(error.text_or("visuallyHiddenText", off == nullptr ? "Error" : ""));
    field.error_prefix = prefix.empty() ? "" : prefix + ":";
    if (field.error.empty()) not_covered("errorMessage without text");
  }
}

void legend(const Value& options, Field& field) {
  const Value& fieldset = member(options, "fieldset");
  if (fieldset.is_null()) return not_covered("without fieldset");
  only(fieldset, {"legend"}, "fieldset.");
  const Value& own = member(fieldset, "legend");
  only(own, {"text", "classes", "isPageHeading"}, "fieldset.legend.");
  size_only(own, "govuk-fieldset__legend");
  field.label = own.text_or("text");
  field.label_is_heading = own.bool_or("isPageHeading", false);
}

std::string name_of(const Value& options, std::string_view id) {
  return std::string(options.text_or(id, options.text_or("name")));
}

Field choice(const Value& options, FieldKind kind) {
  only(options, {"name", "idPrefix", "fieldset", "hint", "errorMessage", "items", "value", "values"});
  Field field;
  field.kind = kind;
  field.name = name_of(options, "idPrefix");
  legend(options, field);
  hint_and_error(options, field);
  for (const Value& item : options.items("items")) {
    if (item.if_object() == nullptr) {
      not_covered("items that are none");
      continue;
    }
    only(item, {"value", "text", "hint", "checked", "behaviour"}, "items.");
    Option option;
    option.value = scalar(member(item, "value"));
    option.label = item.text_or("text");
    if (item.find("hint") != nullptr) option.hint = text(member(item, "hint"), "items.hint");
    const auto is_value = [&](const Value& value) { return !value.is_null() && scalar(value) == option.value; };
    const auto& values = options.items("values");
    option.chosen = item.bool_or(
        "checked", std::any_of(values.begin(), values.end(), is_value) || is_value(member(options, "value")));
    option.exclusive = item.text_or("behaviour") == "exclusive";
    field.options.push_back(option);
  }
  return field;
}

constexpr std::string_view part_names[] = {"day", "month", "year"};

void date_part(const Value& part, std::size_t index, Field& field) {
  const std::string name(part_names[index]);
  if (part.if_object() == nullptr) not_covered("parts that are not day, month and year");
  only(part, {"name", "value", "classes", "autocomplete", "label", "error"}, "part.");
  if (part.text_or("name", name) != name) not_covered("parts that are not day, month and year");
  if (part.find("value") != nullptr) field.values[index] = scalar(member(part, "value"));
  if (part.find("label") != nullptr) field.part_labels[index] = part.text_or("label");
  const std::string width = index == 2 ? "govuk-input--width-4" : "govuk-input--width-2";
  const std::string_view classes = part.text_or("classes", width);
  const bool wrong = classes == width + " govuk-input--error" || part.bool_or("error", false);
  if (wrong) field.wrong_parts.push_back(name);
  else if (classes != width) not_covered("part.classes");
  if (part.find("error") != nullptr && !part.bool_or("error", false)) not_covered("part.error turned off");
  if (part.text_or("autocomplete") == "bday-" + name) field.autocomplete = "bday";
  else if (part.find("autocomplete") != nullptr) not_covered("part.autocomplete");
}

Field date(const Value& options) {
  only(options, {"id", "namePrefix", "fieldset", "hint", "errorMessage", "items", "values", "day", "month", "year"});
  Field field;
  field.kind = FieldKind::date;
  field.name = options.text_or("id");
  legend(options, field);
  hint_and_error(options, field);
  field.part_labels = {"Day", "Month", "Year"};
  field.values = {"", "", ""};
  const auto& items = options.items("items");
  if (!items.empty() && items.size() != 3) not_covered("parts that are not day, month and year");
  for (std::size_t index = 0; index < 3; ++index) {
    const std::string name(part_names[index]);
    const std::string prefix =
        options.text_or("namePrefix").empty() ? "" : std::string(options.text_or("namePrefix")) + "-";
    field.values[index] = scalar(member(member(options, "values"), prefix + name));
    if (field.values[index].empty()) field.values[index] = scalar(member(member(options, "values"), name));
    if (options.find(name) != nullptr) date_part(member(options, name), index, field);
    if (index < items.size()) date_part(items[index], index, field);
  }
  if (!field.wrong_parts.empty() && field.error.empty()) not_covered("wrong parts without a message");
  return field;
}

Field line(const Value& options) {
  only(options, {"id", "name", "label", "hint", "errorMessage", "value", "classes", "autocomplete", "inputmode",
                 "spellcheck", "suffix", "type"});
  Field field;
  field.name = name_of(options, "id");
  label(member(options, "label"), field);
  hint_and_error(options, field);
  field.values = {scalar(member(options, "value"))};
  field.autocomplete = options.text_or("autocomplete");
  field.spellcheck = options.bool_or("spellcheck", true);
  if (options.find("spellcheck") != nullptr && field.spellcheck) not_covered("spellcheck turned on");
  field.unit = text(member(options, "suffix"), "suffix");
  const std::string_view type = options.text_or("type", "text");
  if (type != "text" && type != field.autocomplete) not_covered("type");
  if (options.find("inputmode") != nullptr) {
    field.kind = FieldKind::number;
    field.decimal = options.text_or("inputmode") == "decimal";
    if (!field.decimal && options.text_or("inputmode") != "numeric") not_covered("inputmode");
  }
  const std::string classes(options.text_or("classes"));
  for (const int width : {2, 3, 4, 5, 10, 20, 30}) {
    if (classes == "govuk-input--width-" + std::to_string(width)) field.width = width;
  }
  if (!classes.empty() && field.width == 0) not_covered("classes");
  return field;
}

Field text_area(const Value& options) {
  only(options, {"id", "name", "label", "hint", "errorMessage", "value", "autocomplete", "spellcheck"});
  Field field;
  field.kind = FieldKind::textarea;
  field.name = name_of(options, "id");
  label(member(options, "label"), field);
  hint_and_error(options, field);
  field.values = {scalar(member(options, "value"))};
  field.autocomplete = options.text_or("autocomplete");
  field.spellcheck = options.bool_or("spellcheck", true);
  if (options.find("spellcheck") != nullptr && field.spellcheck) not_covered("spellcheck turned on");
  return field;
}

Field select(const Value& options) {
  only(options, {"id", "name", "label", "hint", "errorMessage", "items", "value"});
  Field field;
  field.kind = FieldKind::select;
  field.name = name_of(options, "id");
  label(member(options, "label"), field);
  hint_and_error(options, field);
  for (const Value& item : options.items("items")) {
    only(item, {"value", "text", "selected"}, "items.");
    if (item.find("value") == nullptr) not_covered("items without a value");
    const std::string value = scalar(member(item, "value"));
    const bool is_value = scalar(member(options, "value")) == value && !value.empty();
    field.options.push_back({value, std::string(item.text_or("text")), "", item.bool_or("selected", is_value), false});
  }
  return field;
}

Block error_summary(const Value& options) {
  only(options, {"titleText", "errorList"});
  ErrorSummary summary{std::string(options.text_or("titleText")), {}};
  for (const Value& item : options.items("errorList")) {
    only(item, {"text", "href"}, "errorList.");
    const std::string href(item.text_or("href"));
    if (!href.starts_with("#")) not_covered("errorList without a link to a field");
    else summary.entries.push_back({std::string(item.text_or("text")), href.substr(1)});
  }
  if (summary.entries.empty()) not_covered("without errorList");
  return summary;
}

Block summary_list(const Value& options) {
  only(options, {"rows"});
  SummaryList list;
  for (const Value& row : options.items("rows")) {
    if (row.if_object() == nullptr) {
      not_covered("rows that are none");
      continue;
    }
    only(row, {"key", "value", "actions"}, "rows.");
    SummaryList::Row made{text(member(row, "key"), "rows.key"), {text(member(row, "value"), "rows.value")}, "", "", ""};
    const auto& actions = member(row, "actions").items("items");
    only(member(row, "actions"), {"items"}, "rows.actions.");
    if (actions.size() > 1) not_covered("several actions in a row");
    for (const Value& action : actions) {
      only(action, {"href", "text", "visuallyHiddenText"}, "rows.actions.items.");
      made.change_label = action.text_or("text");
      made.change_hidden = action.text_or("visuallyHiddenText");
      if (made.change_label.empty()) not_covered("rows.actions.items without text");
    }
    list.rows.push_back(made);
  }
  return list;
}

Block button(const Value& options) {
  only(options, {"text", "type", "name", "value", "classes", "preventDoubleClick"});
  Button made;
  made.label = options.text_or("text");
  made.value = options.text_or("value");
  const std::string_view classes = options.text_or("classes");
  if (classes == "govuk-button--secondary") made.kind = Button::Kind::secondary;
  else if (!classes.empty()) not_covered("classes");
  if (options.text_or("type", "submit") != "submit") not_covered("type");
  if (options.find("preventDoubleClick") != nullptr) not_covered("preventDoubleClick");
  return Actions{{made}};
}

/// The screen that shows one component with these options.
Screen screen_of(const std::string& component, const Value& options) {
  Screen screen = html::samples::bare("fixture", "Fixture");
  screen.languages.clear();
  Field field;
  field.name = "field";
  field.label = "Label";
  if (component == "radios") screen.blocks = {choice(options, FieldKind::radios)};
  else if (component == "checkboxes") screen.blocks = {choice(options, FieldKind::checkboxes)};
  else if (component == "date-input") screen.blocks = {date(options)};
  else if (component == "input") screen.blocks = {line(options)};
  else if (component == "textarea") screen.blocks = {text_area(options)};
  else if (component == "select") screen.blocks = {select(options)};
  else if (component == "error-summary") screen.blocks = {error_summary(options)};
  else if (component == "summary-list") screen.blocks = {summary_list(options)};
  else if (component == "button") screen.blocks = {button(options)};
  else if (component == "label") {
    label(options, field);
    if (field.label.empty()) not_covered("without text");
    if (options.find("for") != nullptr) field.name = options.text_or("for");
    screen.blocks = {field};
  } else if (component == "hint") {
    only(options, {"text", "id"});
    field.hint = options.text_or("text");
    screen.blocks = {field};
  } else if (component == "error-message") {
    Value wrapped = Value::object().set("errorMessage", options);
    if (options.find("id") != nullptr) not_covered("id");
    hint_and_error(wrapped, field);
    screen.blocks = {field};
  } else if (component == "fieldset") {
    const Value wrapped = Value::object().set("fieldset", options);
    legend(wrapped, field);
    screen.blocks = {FieldGroup{field.label, field.label_is_heading, "", "", {}}};
  } else if (component == "details") {
    only(options, {"summaryText", "text"});
    screen.blocks = {
        Details{std::string(options.text_or("summaryText")), {Paragraph{std::string(options.text_or("text"))}}}};
  } else if (component == "inset-text") {
    screen.blocks = {Inset{text(options, "")}};
  } else if (component == "warning-text") {
    only(options, {"text", "iconFallbackText"});
    screen.blocks = {
        Warning{std::string(options.text_or("iconFallbackText", "Warning")), std::string(options.text_or("text"))}};
  } else if (component == "panel") {
    only(options, {"titleText", "text"});
    screen.blocks = {Panel{std::string(options.text_or("titleText")), std::string(options.text_or("text"))}};
  } else if (component == "back-link") {
    only(options, {"text", "href"});
    screen.back_label = options.text_or("text", "Back");
  } else if (component == "language-navigation") {
    only(options, {"items"});
    for (const Value& item : options.items("items")) {
      only(item, {"text", "lang", "href", "dir", "current"}, "items.");
      screen.languages.push_back({std::string(item.text_or("lang")), std::string(item.text_or("text")),
                                  std::string(item.text_or("dir")), item.bool_or("current", false)});
    }
  } else {
    not_covered("the component");
  }
  return screen;
}

}  // namespace

int main() {
  for (std::string request; std::getline(std::cin, request);) {
    const auto parsed = json::parse(request);
    if (!parsed.ok()) return 2;
    missing.clear();
    const Screen screen =
        screen_of(std::string(parsed.value().text_or("component")), member(parsed.value(), "options"));
    Value answer = Value::object();
    if (missing.empty()) answer.set("html", html::render_screen(screen));
    else answer.set("not", missing);
    std::cout << json::write(answer) << "\n";
  }
  return 0;
}
