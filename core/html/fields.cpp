#include <algorithm>
#include <array>

#include "core/html/renderer.hpp"

// The form components of the GOV.UK Design System, for the options that a Field can ask for. Their
// published fixtures are the reference for the markup.

namespace sealwell::html {
namespace {

using session::Field;
using session::FieldKind;

constexpr std::array<std::string_view, 3> date_parts = {"-day", "-month", "-year"};

/// The width that shows at least `characters`, of those that the design system has.
std::string width_class(int characters) {
  if (characters <= 0) return {};
  for (const int width : {2, 3, 4, 5, 10, 20, 30}) {
    if (characters <= width) return " govuk-input--width-" + std::to_string(width);
  }
  return {};
}

std::string_view input_type(const Field& field) {
  const bool known = field.autocomplete == "tel" || field.autocomplete == "email";
  return known ? std::string_view(field.autocomplete) : "text";
}

std::string_view typed(const Field& field, std::size_t index) {
  return index < field.values.size() ? std::string_view(field.values[index]) : std::string_view();
}

bool is_wrong_part(const Field& field, std::string_view part) {
  if (field.error.empty()) return false;
  const auto& wrong = field.wrong_parts;
  return wrong.empty() || std::find(wrong.begin(), wrong.end(), part) != wrong.end();
}

/// The component's own class, and the one that marks it as wrong.
std::string classes_of(std::string_view component, const Field& field) {
  std::string classes(component);
  if (!field.error.empty()) classes.append(" ").append(component).append("--error");
  return classes;
}

}  // namespace

std::string Renderer::Description::ids() const {
  std::string ids = hint_id;
  for (const std::string* id : {&error_id, &unit_id}) {
    if (!ids.empty() && !id->empty()) ids.push_back(' ');
    ids.append(*id);
  }
  return ids;
}

Renderer::Description Renderer::describe(const Field& field) {
  const std::string id = identifier(field.name);
  Description description;
  if (!field.hint.empty()) description.hint_id = fresh_id(id + "-hint");
  if (!field.error.empty()) description.error_id = fresh_id(id + "-error");
  return description;
}

void Renderer::hint_and_error(const Field& field, const Description& description) {
  if (!field.hint.empty()) {
    out_.open("div", "govuk-hint").attribute("id", description.hint_id).raw(">").text(field.hint);
    out_.end("div");
  }
  if (!field.error.empty()) {
    out_.open("p", "govuk-error-message").attribute("id", description.error_id).raw(">");
    if (!field.error_prefix.empty()) {
      out_.element("span", "govuk-visually-hidden", field.error_prefix).raw(" ");
    }
    out_.text(field.error).end("p");
  }
}

void Renderer::legend(std::string_view text, std::string_view caption, bool is_heading, Place place) {
  if (is_heading) {
    out_.start("legend", "govuk-fieldset__legend govuk-fieldset__legend--l");
    heading_start(1, "govuk-fieldset__heading");
    captioned(caption, "l", text);
    heading_end(1);
  } else {
    out_.start("legend", place == Place::screen ? "govuk-fieldset__legend govuk-fieldset__legend--s"
                                                : "govuk-fieldset__legend");
    out_.text(text);
  }
  out_.end("legend");
}

void Renderer::fieldset_start(const Field& field, Place place, const Description& description) {
  out_.start("div", classes_of("govuk-form-group", field)).open("fieldset", "govuk-fieldset");
  if (field.kind == FieldKind::date) out_.raw(" role=\"group\"");
  out_.attribute_unless_empty("aria-describedby", description.ids()).raw(">");
  legend(field.label, field.caption, field.label_is_heading, place);
  hint_and_error(field, description);
}

void Renderer::labelled_start(const Field& field, Place place, const Description& description) {
  out_.start("div", classes_of("govuk-form-group", field));
  if (field.label_is_heading) heading_start(1, "govuk-label-wrapper");
  out_.open("label", field.label_is_heading   ? "govuk-label govuk-label--l"
                     : place == Place::screen ? "govuk-label govuk-label--s"
                                              : "govuk-label");
  out_.attribute("for", identifier(field.name)).raw(">");
  captioned(field.label_is_heading ? std::string_view(field.caption) : std::string_view(), "l", field.label);
  out_.end("label");
  if (field.label_is_heading) heading_end(1);
  hint_and_error(field, description);
}

void Renderer::draw(const Field& field, Place place) {
  switch (field.kind) {
    case FieldKind::radios:
    case FieldKind::checkboxes: options(field, place); break;
    case FieldKind::select: select(field, place); break;
    case FieldKind::date: date(field, place); break;
    case FieldKind::textarea: text_area(field, place); break;
    case FieldKind::text:
    case FieldKind::number: line(field, place); break;
  }
}

void Renderer::options(const Field& field, Place place) {
  const std::string component = field.kind == FieldKind::checkboxes ? "govuk-checkboxes" : "govuk-radios";
  fieldset_start(field, place, describe(field));
  out_.open("div", component).attribute("data-module", component).raw(">");
  // The first one has the field's own id, so that an error message can link to it.
  const std::string field_id = identifier(field.name);
  for (std::size_t i = 0; i < field.options.size(); ++i) {
    option(field, field.options[i], i == 0 ? field_id : fresh_id(field_id + "-" + std::to_string(i + 1)));
  }
  out_.end("div");
  if (!field.other_label.empty()) other_answer(field);
  out_.end("fieldset").end("div");
}

void Renderer::option(const Field& field, const session::Option& option, std::string_view id) {
  const bool boxes = field.kind == FieldKind::checkboxes;
  const std::string part = boxes ? "govuk-checkboxes__" : "govuk-radios__";
  const std::string hint_id = option.hint.empty() ? std::string() : fresh_id(std::string(id) + "-item-hint");
  out_.start("div", part + "item").open("input", part + "input").attribute("id", id);
  out_.attribute("name", field.name).attribute("type", boxes ? "checkbox" : "radio");
  out_.attribute("value", option.value);
  if (option.chosen) out_.raw(" checked");
  if (option.exclusive && boxes) out_.raw(" data-behaviour=\"exclusive\"");
  out_.attribute_unless_empty("aria-describedby", hint_id).raw(">");
  out_.open("label", "govuk-label " + part + "label").attribute("for", id).raw(">").text(option.label);
  out_.end("label");
  if (!option.hint.empty()) {
    out_.open("div", "govuk-hint " + part + "hint").attribute("id", hint_id).raw(">").text(option.hint);
    out_.end("div");
  }
  out_.end("div");
}

void Renderer::other_answer(const Field& field) {
  // Always there, never revealed by a choice: not every screen reader announces what a choice has
  // revealed.
  Field other;
  other.name = field.other_name;
  other.label = field.other_label;
  other.values = {field.other_text};
  other.spellcheck = field.spellcheck;
  out_.start("div", "sealwell-other");
  line(other, Place::group);
  out_.end("div");
}

void Renderer::date(const Field& field, Place place) {
  fieldset_start(field, place, describe(field));
  out_.open("div", "govuk-date-input").attribute("id", identifier(field.name)).raw(">");
  for (std::size_t part = 0; part < date_parts.size(); ++part) date_part(field, part);
  out_.raw("</div></fieldset></div>");
}

void Renderer::date_part(const Field& field, std::size_t part) {
  const std::string suffix(date_parts[part]);
  const std::string id = identifier(field.name) + suffix;
  out_.start("div", "govuk-date-input__item").start("div", "govuk-form-group");
  out_.open("label", "govuk-label govuk-date-input__label").attribute("for", id).raw(">");
  out_.text(part < field.part_labels.size() ? field.part_labels[part] : suffix.substr(1)).end("label");
  std::string classes = "govuk-input govuk-date-input__input";
  if (is_wrong_part(field, suffix.substr(1))) classes.append(" govuk-input--error");
  classes.append(width_class(part == 2 ? 4 : 2));
  out_.open("input", classes).attribute("id", id).attribute("name", field.name + suffix);
  out_.raw(" type=\"text\"").attribute_unless_empty("value", typed(field, part));
  if (field.autocomplete == "bday") out_.attribute("autocomplete", "bday" + suffix);
  // A wish to the keyboard only: a month may still be typed as its name.
  out_.raw(" inputmode=\"numeric\"></div></div>");
}

void Renderer::line(const Field& field, Place place) {
  const std::string id = identifier(field.name);
  const bool has_unit = !field.unit.empty();
  Description description = describe(field);
  if (has_unit) description.unit_id = fresh_id(id + "-unit");
  labelled_start(field, place, description);
  if (has_unit) out_.start("div", "govuk-input__wrapper");
  out_.open("input", classes_of("govuk-input", field) + width_class(field.width)).attribute("id", id);
  out_.attribute("name", field.name).attribute("type", input_type(field));
  if (!field.spellcheck) out_.raw(" spellcheck=\"false\"");
  out_.attribute_unless_empty("value", typed(field, 0));
  out_.attribute_unless_empty("aria-describedby", description.ids());
  out_.attribute_unless_empty("autocomplete", field.autocomplete);
  const bool number = field.kind == FieldKind::number;
  if (number) out_.attribute("inputmode", field.decimal ? "decimal" : "numeric");
  // Numbers and addresses are written from left to right in every language.
  if (right_to_left_ && (number || input_type(field) != "text")) out_.raw(" dir=\"ltr\"");
  out_.raw(">");
  if (has_unit) {
    // Hidden as a text of its own, but read out as part of the input's description: a unit that
    // only the eye can find would leave others to guess it.
    out_.open("div", "govuk-input__suffix").attribute("id", description.unit_id);
    out_.raw(" aria-hidden=\"true\">").text(field.unit).raw("</div></div>");
  }
  out_.end("div");
}

void Renderer::text_area(const Field& field, Place place) {
  const Description description = describe(field);
  const std::string_view value = typed(field, 0);
  labelled_start(field, place, description);
  out_.open("textarea", classes_of("govuk-textarea", field)).attribute("id", identifier(field.name));
  out_.attribute("name", field.name).raw(" rows=\"5\"");
  if (!field.spellcheck) out_.raw(" spellcheck=\"false\"");
  out_.attribute_unless_empty("aria-describedby", description.ids());
  out_.attribute_unless_empty("autocomplete", field.autocomplete).raw(">");
  // HTML drops one line break right after the start tag; the resident's own must survive it.
  if (value.starts_with('\n')) out_.raw("\n");
  out_.text(value).raw("</textarea></div>");
}

void Renderer::select(const Field& field, Place place) {
  const Description description = describe(field);
  labelled_start(field, place, description);
  out_.open("select", classes_of("govuk-select", field)).attribute("id", identifier(field.name));
  out_.attribute("name", field.name).attribute_unless_empty("aria-describedby", description.ids());
  // A drop-down shows its first option as chosen. Nothing is chosen for the resident.
  out_.raw("><option value=\"\"></option>");
  for (const session::Option& choice : field.options) {
    out_.raw("<option").attribute("value", choice.value).raw(choice.chosen ? " selected>" : ">");
    out_.text(choice.label).end("option");
  }
  out_.raw("</select></div>");
}

void Renderer::draw(const session::FieldGroup& group) {
  // Short numbers of one measurement (feet and inches) stand beside each other.
  const bool beside = !group.fields.empty() && std::all_of(group.fields.begin(), group.fields.end(), [](const Field& field) {
    return field.kind == FieldKind::number && field.width > 0 && field.width <= 5;
  });
  std::string hint_id;
  if (!group.hint.empty() && !group.fields.empty()) {
    hint_id = fresh_id(identifier(group.fields[0].name) + "-group-hint");
  }
  out_.start("div", "govuk-form-group").open("fieldset", "govuk-fieldset");
  out_.attribute_unless_empty("aria-describedby", hint_id).raw(">");
  legend(group.legend, group.caption, group.legend_is_heading, Place::screen);
  if (!group.hint.empty()) {
    out_.open("div", "govuk-hint").attribute_unless_empty("id", hint_id).raw(">").text(group.hint).end("div");
  }
  if (beside) out_.start("div", "sealwell-beside");
  for (const Field& field : group.fields) draw(field, Place::group);
  out_.raw(beside ? "</div></fieldset></div>" : "</fieldset></div>");
}

std::string Renderer::fresh_id(std::string wanted) {
  while (std::find(taken_ids_.begin(), taken_ids_.end(), wanted) != taken_ids_.end()) wanted.append("-more");
  taken_ids_.push_back(wanted);
  return wanted;
}

void Renderer::reserve_ids(const std::vector<session::Block>& list) {
  for (const session::Block& block : list) {
    if (const auto* single = std::get_if<Field>(&block)) reserve_ids(*single);
    if (const auto* details = std::get_if<session::Details>(&block)) reserve_ids(details->blocks);
    if (const auto* group = std::get_if<session::FieldGroup>(&block)) {
      for (const Field& field : group->fields) reserve_ids(field);
    }
  }
}

void Renderer::reserve_ids(const Field& field) {
  const std::string id = identifier(field.name);
  taken_ids_.push_back(id);
  if (field.kind == FieldKind::date) {
    for (const std::string_view part : date_parts) taken_ids_.push_back(id + std::string(part));
  }
  if (!field.other_label.empty()) taken_ids_.push_back(identifier(field.other_name));
}

}  // namespace sealwell::html
