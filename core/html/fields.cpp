#include "core/html/renderer.hpp"

#include <algorithm>
#include <array>

// The form components of the GOV.UK Design System, for the options that a Field can ask for. Their
// published fixtures are the reference for the markup.

namespace sealwell::html {
namespace {

using engine::Field;
using engine::FieldKind;

constexpr std::array<const char*, 4> date_parts = {"-day", "-month", "-year", "-time"};

/// How many inputs a date has: three, and one for the time where it is asked.
std::size_t parts_of(const Field& field) { return field.part_labels.size() > 3 ? 4 : 3; }

/// The width that shows at least `characters`, of those that the design system has.
const char* width_class(int characters) {
  if (characters <= 0 || characters > 30) return "";
  if (characters <= 2) return " govuk-input--width-2";
  if (characters <= 3) return " govuk-input--width-3";
  if (characters <= 4) return " govuk-input--width-4";
  if (characters <= 5) return " govuk-input--width-5";
  if (characters <= 10) return " govuk-input--width-10";
  return characters <= 20 ? " govuk-input--width-20" : " govuk-input--width-30";
}

const char* input_type(const Field& field) {
  if (field.autocomplete == "tel") return "tel";
  return field.autocomplete == "email" ? "email" : "text";
}

/// What is an address of one alphabet, whatever the language of the page.
bool typed_from_left(const Field& field) {
  return field.from_left || field.autocomplete == "tel" || field.autocomplete == "email";
}

const std::string& typed(const Field& field, std::size_t index) {
  static const std::string nothing;
  return index < field.values.size() ? field.values[index] : nothing;
}

bool is_wrong_part(const Field& field, const char* part) {
  if (field.error.empty()) return false;
  const auto& wrong = field.wrong_parts;
  return wrong.empty() || std::find(wrong.begin(), wrong.end(), part) != wrong.end();
}

void append_id(std::string& ids, const std::string& id) {
  if (!ids.empty()) ids.push_back(' ');
  ids.append(id);
}

}  // namespace

Renderer::Description Renderer::describe(const Field& field) {
  const std::string id = identifier(field.name);
  Description description;
  if (!field.hint.empty()) append_id(description.all, description.hint_id = fresh_id(id + "-hint"));
  if (!field.error.empty()) append_id(description.all, description.error_id = fresh_id(id + "-error"));
  return description;
}

void Renderer::hint(const std::string& text, const std::string& id, const char* more_classes) {
  if (text.empty()) return;
  out_.raw("<div class=\"govuk-hint").raw(more_classes).raw("\"").attribute_unless_empty("id", id);
  out_.raw(">").text(text).end("div");
}

void Renderer::hint_and_error(const Field& field, const Description& description) {
  hint(field.hint, description.hint_id, "");
  if (field.error.empty()) return;
  out_.open("p", "govuk-error-message").attribute("id", description.error_id).raw(">");
  if (!field.error_prefix.empty()) out_.element("span", "govuk-visually-hidden", field.error_prefix).raw(" ");
  out_.text(field.error).end("p");
}

void Renderer::form_group_start(bool wrong) {
  out_.start("div", wrong ? "govuk-form-group govuk-form-group--error" : "govuk-form-group");
}

void Renderer::legend(const std::string& text, const std::string& above, bool is_heading, FieldContext context) {
  const char* look = is_heading                        ? "govuk-fieldset__legend govuk-fieldset__legend--l"
                     : context == FieldContext::screen ? "govuk-fieldset__legend govuk-fieldset__legend--s"
                                                       : "govuk-fieldset__legend";
  out_.start("legend", look);
  if (is_heading) {
    heading_start(1, "govuk-fieldset__heading");
    caption(above, "govuk-caption-l");
  }
  out_.text(text);
  if (is_heading) heading_end(1);
  out_.end("legend");
}

void Renderer::fieldset_start(const Field& field, FieldContext context) {
  const Description description = describe(field);
  form_group_start(!field.error.empty());
  out_.open("fieldset", "govuk-fieldset");
  if (field.kind == FieldKind::date) out_.raw(" role=\"group\"");
  out_.attribute_unless_empty("aria-describedby", description.all).raw(">");
  legend(field.label, field.caption, field.label_is_heading, context);
  hint_and_error(field, description);
}

Renderer::Description Renderer::labelled_start(const Field& field, FieldContext context, const std::string& of) {
  const Description description = describe(field);
  form_group_start(!field.error.empty());
  if (field.label_is_heading) heading_start(1, "govuk-label-wrapper");
  out_.open("label", field.label_is_heading            ? "govuk-label govuk-label--l"
                     : context == FieldContext::screen ? "govuk-label govuk-label--s"
                                                       : "govuk-label");
  out_.attribute("for", identifier(field.name)).raw(">");
  if (field.label_is_heading) caption(field.caption, "govuk-caption-l");
  out_.text(field.label);
  // In brackets: browsers set a hidden text apart with spaces, and one before a colon is wrong.
  if (!of.empty()) out_.raw(" ").element("span", "govuk-visually-hidden", "(" + of + ")");
  out_.end("label");
  if (field.label_is_heading) heading_end(1);
  hint_and_error(field, description);
  return description;
}

void Renderer::draw(const Field& field, FieldContext context) {
  switch (field.kind) {
    case FieldKind::radios:
    case FieldKind::checkboxes: options(field, context); break;
    case FieldKind::select: select(field, context); break;
    case FieldKind::date: date(field, context); break;
    case FieldKind::textarea: text_area(field, context); break;
    case FieldKind::text:
    case FieldKind::number: line(field, context); break;
  }
}

void Renderer::options(const Field& field, FieldContext context) {
  fieldset_start(field, context);
  out_.raw(field.kind == FieldKind::checkboxes ? "<div class=\"govuk-checkboxes\" data-module=\"govuk-checkboxes\">"
           : field.in_a_row ? "<div class=\"govuk-radios govuk-radios--inline\" data-module=\"govuk-radios\">"
                            : "<div class=\"govuk-radios\" data-module=\"govuk-radios\">");
  // The first one has the field's own id, so that an error message can link to it.
  std::string id = identifier(field.name);
  const std::string numbered = id + "-";
  for (std::size_t i = 0; i < field.options.size(); ++i) {
    if (i > 0) id = fresh_id(numbered + std::to_string(i + 1));
    option(field, field.options[i], id);
  }
  out_.end("div");
  if (!field.other_label.empty()) other_answer(field);
  out_.end("fieldset").end("div");
}

void Renderer::option(const Field& field, const engine::Option& option, const std::string& id) {
  const bool boxes = field.kind == FieldKind::checkboxes;
  const std::string hint_id = option.hint.empty() ? std::string() : fresh_id(id + "-item-hint");
  out_.start("div", boxes ? "govuk-checkboxes__item" : "govuk-radios__item");
  out_.open("input", boxes ? "govuk-checkboxes__input" : "govuk-radios__input");
  out_.attribute("type", boxes ? "checkbox" : "radio").attribute("id", id);
  out_.attribute("name", field.name).attribute("value", option.value);
  if (option.chosen) out_.raw(" checked");
  if (option.exclusive && boxes) out_.raw(" data-behaviour=\"exclusive\"");
  out_.attribute_unless_empty("aria-describedby", hint_id).raw(">");
  out_.open("label", boxes ? "govuk-label govuk-checkboxes__label" : "govuk-label govuk-radios__label");
  out_.attribute("for", id).raw(">").text(option.label).end("label");
  hint(option.hint, hint_id, boxes ? " govuk-checkboxes__hint" : " govuk-radios__hint");
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
  line(other, FieldContext::group);
  out_.end("div");
}

void Renderer::date(const Field& field, FieldContext context) {
  fieldset_start(field, context);
  out_.open("div", "govuk-date-input").attribute("id", identifier(field.name)).raw(">");
  for (std::size_t part = 0; part < parts_of(field); ++part) date_part(field, part);
  out_.raw("</div></fieldset></div>");
}

void Renderer::autofill(const Field& field) {
  // The form has it too, but some browsers only heed an input's own.
  out_.attribute_unless_empty("autocomplete", field.autofill ? field.autocomplete : std::string("off"));
}

void Renderer::date_part(const Field& field, std::size_t part) {
  const char* suffix = date_parts[part];
  const std::string id = identifier(field.name) + suffix;
  out_.raw("<div class=\"govuk-date-input__item\"><div class=\"govuk-form-group\">");
  out_.open("label", "govuk-label govuk-date-input__label").attribute("for", id).raw(">");
  if (part < field.part_labels.size()) out_.text(field.part_labels[part]);
  else out_.raw(suffix + 1);
  out_.raw("</label><input class=\"govuk-input govuk-date-input__input");
  if (is_wrong_part(field, suffix + 1)) out_.raw(" govuk-input--error");
  constexpr int widths[] = {2, 2, 4, 10};
  out_.raw(width_class(widths[part])).raw("\" type=\"text\"").attribute("id", id);
  out_.attribute("name", field.name + suffix).attribute_unless_empty("value", typed(field, part));
  if (!field.autofill) autofill(field);
  else if (field.autocomplete == "bday" && part < 3) out_.raw(" autocomplete=\"bday").raw(suffix).raw("\"");
  // A wish to the keyboard only: a month may still be typed as its name.
  if (part < 3) out_.raw(" inputmode=\"numeric\"");
  out_.raw("></div></div>");
}

void Renderer::line(const Field& field, FieldContext context) {
  const std::string id = identifier(field.name);
  const bool number = field.kind == FieldKind::number;
  Description description = labelled_start(field, context);
  std::string unit_id;
  if (!field.unit.empty()) {
    append_id(description.all, unit_id = fresh_id(id + "-unit"));
    out_.start("div", "govuk-input__wrapper");
  }
  const bool wrong = !field.error.empty() && (field.wrong_parts.empty() || !is_wrong_part(field, "unit"));
  out_.raw("<input class=\"govuk-input").raw(wrong ? " govuk-input--error" : "");
  out_.raw(width_class(field.width)).raw("\"").attribute("id", id).attribute("name", field.name);
  out_.attribute("type", input_type(field));
  if (!field.spellcheck) out_.raw(" spellcheck=\"false\"");
  out_.attribute_unless_empty("value", typed(field, 0));
  out_.attribute_unless_empty("aria-describedby", description.all);
  autofill(field);
  if (number) out_.attribute("inputmode", field.decimal ? "decimal" : "numeric");
  // Numbers and addresses are written from left to right in every language.
  if (right_to_left_ && (number || typed_from_left(field))) out_.raw(" dir=\"ltr\"");
  out_.raw(">");
  if (!unit_id.empty()) {
    // Hidden as a text of its own, but read out as part of the input's description: a unit that
    // only the eye can find would leave others to guess it.
    out_.open("div", "govuk-input__suffix").attribute("id", unit_id);
    out_.raw(" aria-hidden=\"true\">").text(field.unit).raw("</div></div>");
  }
  if (!field.units.empty()) unit_select(field);
  out_.end("div");
}

void Renderer::unit_select(const Field& field) {
  Field unit;
  unit.kind = FieldKind::select;
  unit.name = field.name + "-unit";
  unit.label = field.unit_label;
  unit.options = field.units;
  // "Unit" alone would be the name of each one on the page.
  select(unit, FieldContext::group, field.label);
}

void Renderer::text_area(const Field& field, FieldContext context) {
  const Description description = labelled_start(field, context);
  const std::string& value = typed(field, 0);
  out_.open("textarea", field.error.empty() ? "govuk-textarea" : "govuk-textarea govuk-textarea--error");
  out_.attribute("id", identifier(field.name)).attribute("name", field.name).raw(" rows=\"5\"");
  if (!field.spellcheck) out_.raw(" spellcheck=\"false\"");
  out_.attribute_unless_empty("aria-describedby", description.all);
  autofill(field);
  out_.raw(">");
  // HTML drops one line break right after the start tag; the resident's own must survive it.
  if (value.starts_with('\n')) out_.raw("\n");
  out_.text(value).raw("</textarea></div>");
}

void Renderer::select(const Field& field, FieldContext context, const std::string& of) {
  const Description description = labelled_start(field, context, of);
  out_.open("select", field.error.empty() ? "govuk-select" : "govuk-select govuk-select--error");
  out_.attribute("id", identifier(field.name)).attribute("name", field.name);
  out_.attribute_unless_empty("aria-describedby", description.all);
  // A drop-down shows its first option as chosen. Nothing is chosen for the resident.
  out_.raw("><option value=\"\"></option>");
  for (const engine::Option& choice : field.options) {
    out_.raw("<option").attribute("value", choice.value).raw(choice.chosen ? " selected>" : ">");
    out_.text(choice.label).end("option");
  }
  out_.raw("</select></div>");
}

void Renderer::draw(const engine::FieldGroup& group) {
  // Short numbers of one measurement (feet and inches) stand beside each other.
  bool beside = !group.fields.empty();
  for (const Field& field : group.fields) {
    beside = beside && field.kind == FieldKind::number && field.width > 0 && field.width <= 5;
  }
  std::string hint_id;
  if (!group.hint.empty() && !group.fields.empty()) {
    hint_id = fresh_id(identifier(group.fields[0].name) + "-group-hint");
  }
  form_group_start(false);
  out_.open("fieldset", "govuk-fieldset");
  out_.attribute_unless_empty("aria-describedby", hint_id).raw(">");
  legend(group.legend, group.caption, group.legend_is_heading, FieldContext::screen);
  hint(group.hint, hint_id, "");
  if (beside) out_.start("div", "sealwell-beside");
  for (const Field& field : group.fields) draw(field, FieldContext::group);
  out_.raw(beside ? "</div></fieldset></div>" : "</fieldset></div>");
}

std::string Renderer::fresh_id(std::string wanted) {
  while (std::find(taken_ids_.begin(), taken_ids_.end(), wanted) != taken_ids_.end()) wanted.append("-more");
  taken_ids_.push_back(wanted);
  return wanted;
}

void Renderer::reserve_ids(const std::vector<engine::Block>& list) {
  for (const engine::Block& block : list) {
    if (const auto* single = std::get_if<Field>(&block)) reserve_ids(*single);
    if (const auto* details = std::get_if<engine::Details>(&block)) reserve_ids(details->blocks);
    if (const auto* group = std::get_if<engine::FieldGroup>(&block)) {
      for (const Field& field : group->fields) reserve_ids(field);
    }
  }
}

void Renderer::reserve_ids(const Field& field) {
  const std::string id = identifier(field.name);
  taken_ids_.push_back(id);
  if (field.kind == FieldKind::date) {
    for (std::size_t part = 0; part < parts_of(field); ++part) taken_ids_.push_back(id + date_parts[part]);
  }
  if (!field.other_label.empty()) taken_ids_.push_back(identifier(field.other_name));
  if (!field.units.empty()) taken_ids_.push_back(id + "-unit");
}

}  // namespace sealwell::html
