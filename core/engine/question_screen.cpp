#include "core/engine/calculated_answers.hpp"
#include "core/engine/instances.hpp"
#include "core/engine/screens.hpp"

#include <algorithm>

namespace sealwell::engine {
namespace {

using pack::Item;
using pack::ItemControl;
using pack::ItemType;

bool is_number(const Item& item) {
  return item.type == ItemType::integer || item.type == ItemType::decimal || item.type == ItemType::quantity;
}

bool is_date(const Item& item) { return item.type == ItemType::date || item.type == ItemType::date_time; }

FieldKind kind_of(const Item& item) {
  if (item.is_choice()) {
    if (item.repeats) return FieldKind::checkboxes;
    return item.control == ItemControl::drop_down ? FieldKind::select : FieldKind::radios;
  }
  if (item.type == ItemType::boolean) return FieldKind::radios;
  if (is_date(item)) return FieldKind::date;
  if (item.type == ItemType::text) return FieldKind::textarea;
  return is_number(item) ? FieldKind::number : FieldKind::text;
}

// How many characters an input should show: room for the largest number, or what the field is for.
int width_of(const Item& item) {
  if (is_number(item)) {
    const std::size_t digits = item.max_value ? item.max_value->to_string().size() : 5;
    return static_cast<int>(std::clamp<std::size_t>(digits + (item.type == ItemType::integer ? 0 : 2), 3, 10));
  }
  if (item.autocomplete == "postal-code") return 10;
  if (item.autocomplete == "tel") return 20;
  return item.type == ItemType::time ? 10 : 0;
}

// Three short options at most: on a phone they stand below each other all the same.
bool fit_in_a_row(const std::vector<Option>& options) {
  return options.size() <= 3 &&
         std::all_of(options.begin(), options.end(), [](const Option& option) { return option.label.size() <= 20; });
}

// A line's words without their marks.
std::string words_of(const pack::MarkedLine& line) {
  std::string words;
  for (const pack::MarkedRun& run : line.runs) words += run.text;
  return words;
}

std::string first_name(const Item& item, const ValidationResult& checked) {
  const std::string name = repetition_name(item.link_id, checked.place);
  if (!checked.wrong_parts.empty() && checked.wrong_parts.front() == "unit") return item.link_id + "-unit";
  if (!is_date(item)) return name;
  return name + "-" + (checked.wrong_parts.empty() ? "day" : checked.wrong_parts.front());
}

}  // namespace

std::string Screens::label_of(const Item& item, const std::string& text) const {
  return item.required ? text : messages_.say("optional", {{"label", text}});
}

Field Screens::field(const Item& item, const Errors& errors) const {
  const Answer* answer = state_.answers.find(item.link_id);
  // Nobody has been here yet: the initial value stands in the inputs, and counts once it is continued from.
  Answer initial;
  const auto& first_values = initial_values(questionnaire_, questionnaire_.find(item.link_id), state_.answers);
  if (!answer && !first_values.empty()) {
    initial = read_typed(item, to_fields(item, first_values));
    answer = &initial;
  }
  const auto refused = errors.find(item.link_id);
  Field field;
  field.kind = kind_of(item);
  field.name = item.link_id;
  field.label = label_of(item, item.text);
  field.hint = item.help;
  field.unit = item.unit;
  field.autocomplete = item.autocomplete;
  field.autofill = pack_.autofill;
  field.decimal = item.type == ItemType::decimal || item.type == ItemType::quantity;
  field.spellcheck = item.autocomplete.empty() && item.type != ItemType::url && item.type != ItemType::time;
  field.width = width_of(item);
  field.from_left = item.type == ItemType::url || item.type == ItemType::time;
  if (item.type == ItemType::string || item.type == ItemType::text || item.type == ItemType::url)
    field.max_length = item.max_length;
  if (answer) field.values = answer->typed;
  if (refused != errors.end()) {
    field.error = refused->second.error;
    field.error_prefix = messages_.say("error-prefix");
    field.wrong_parts = refused->second.wrong_parts;
  }
  if (is_date(item)) {
    field.part_labels = {messages_.say("day"), messages_.say("month"), messages_.say("year")};
    if (item.type == ItemType::date_time && !pack_.time_zone.empty())
      field.part_labels.push_back(messages_.say("time-part"));
    if (field.hint.empty()) field.hint = messages_.say("date-hint");
  }
  if (item.control == ItemControl::slider && item.min_value && item.max_value && field.hint.empty()) {
    field.hint = messages_.say(
        item.step.empty() ? "slider-hint" : "slider-step",
        {{"minimum", item.min_value->to_string()}, {"maximum", item.max_value->to_string()}, {"step", item.step}});
  }
  if (!item.entry_format.empty()) {
    field.hint += (field.hint.empty() ? "" : " ") + messages_.say("entry-format", {{"format", item.entry_format}});
  }
  if (item.type == ItemType::time && field.hint.empty()) field.hint = messages_.say("time-hint");
  if (item.type == ItemType::boolean) {
    field.options = {{"true", messages_.say("yes"), "", false, false},
                     {"false", messages_.say("no"), "", false, false}};
  }
  if (item.is_choice()) {
    for (const pack::AnswerOption* option : offered_options(questionnaire_, item, state_.answers)) {
      field.options.push_back({option->submitted, option->label, "", false, option->exclusive});
    }
    if (item.repeats && field.hint.empty()) field.hint = messages_.say("several-hint");
  }
  if (item.type == ItemType::open_choice) {
    field.options.push_back({"#other", messages_.say("other"), "", false, false});
    field.other_label = messages_.say("other-label");
    field.other_name = item.link_id + "-other";
    field.other_text = answer ? answer->typed_other : std::string();
  }
  for (const pack::Coding& unit : item.units) {
    const bool chosen = answer ? answer->typed_other == unit.code : item.unit_coding.code == unit.code;
    field.units.push_back({unit.code, unit.display, "", chosen, false});
  }
  if (!field.units.empty()) {
    field.unit.clear();
    field.unit_label = messages_.say("unit");
  }
  field.in_a_row = item.in_a_row && fit_in_a_row(field.options);
  for (Option& option : field.options) {
    option.chosen = std::find(field.values.begin(), field.values.end(), option.value) != field.values.end();
  }
  return field;
}

FieldGroup Screens::repetitions(const Item& item, const Errors& errors) const {
  const Field first = field(item, errors);
  const auto refused = errors.find(item.link_id);
  const std::size_t inputs = inputs_of(item);
  Answer typed;
  typed.typed = first.values;
  FieldGroup group{first.label, false, "", first.hint, {}};
  for (int place = 1; place <= repetitions_shown(item, &typed); ++place) {
    Field one = first;
    one.name = repetition_name(item.link_id, place);
    one.label = messages_.say("place", {{"label", item.short_text}, {"number", std::to_string(place)}});
    one.hint.clear();
    one.repeats = place == 1;
    const std::size_t from = std::min(inputs * static_cast<std::size_t>(place - 1), first.values.size());
    const std::size_t to = std::min(from + inputs, first.values.size());
    one.values.assign(first.values.begin() + static_cast<std::ptrdiff_t>(from),
                      first.values.begin() + static_cast<std::ptrdiff_t>(to));
    if (refused != errors.end() && refused->second.place != place) {
      one.error.clear();
      one.wrong_parts.clear();
    }
    group.fields.push_back(std::move(one));
  }
  return group;
}

void Screens::add_repetition_buttons(const Item& item, std::vector<Button>& buttons) const {
  if (!item.has_repetitions()) return;
  // The same as is drawn: what was typed, else what the question holds at first.
  const int shown = static_cast<int>(repetitions(item, {}).fields.size());
  if (shown < item.max_repetitions()) {
    buttons.push_back(
        {messages_.say("add-another", {{"label", item.short_text}}), "add/" + item.link_id, Button::Kind::secondary});
  }
  for (int place = 1; shown > std::max(item.min_occurs, 1) && place <= shown; ++place) {
    buttons.push_back({messages_.say("remove-place", {{"label", item.short_text}, {"number", std::to_string(place)}}),
                       "remove/" + repetition_name(item.link_id, place), Button::Kind::secondary});
  }
}

SummaryList::Row Screens::answer_row(const Item& item) const {
  const Answer* answer = state_.answers.find(item.link_id);
  SummaryList::Row row{item.short_text, {}, "", "", ""};
  // "Medicine 2: Dose", for the first instance's row says "Dose".
  if (item.instance > 1 && item.in_instance >= 0) {
    row.key =
        messages_.say("of-instance", {{"instance", questionnaire_.item(item.in_instance).text}, {"label", row.key}});
  }
  if (answer) row.values = describe_answer(item, *answer, messages_);
  if (row.values.empty()) row.values.push_back(messages_.say("not-provided"));
  return row;
}

void Screens::add_instances(const Item& more, std::vector<Block>& blocks, std::vector<Button>& buttons) const {
  const Item& group = questionnaire_.item(more.parent);
  const std::vector<int> there = present_instances(questionnaire_, state_.answers, more.parent);
  SummaryList list;
  for (const int root : there) {
    const Item& instance = questionnaire_.item(root);
    SummaryList::Row row{instance.text, {}, "", "", ""};
    for (const int index : questions_in_instance(questionnaire_, root)) {
      const Item& item = questionnaire_.item(index);
      const Answer* answer = item.hidden ? nullptr : state_.answers.find(item.link_id);
      if (!answer) continue;
      for (std::string& words : describe_answer(item, *answer, messages_)) row.values.push_back(std::move(words));
    }
    if (row.values.empty()) row.values.push_back(messages_.say("not-provided"));
    list.rows.push_back(std::move(row));
    if (!can_remove(questionnaire_, there)) continue;
    buttons.push_back(
        {messages_.say("remove-place", {{"label", group.short_text}, {"number", std::to_string(instance.instance)}}),
         "remove/" + instance.link_id, Button::Kind::secondary});
  }
  blocks.push_back(std::move(list));
}

Screen Screens::question(const ScreenSlot& slot, const Errors& errors) const {
  const Item& item = questionnaire_.item(slot.item);
  const std::string caption = item.parent >= 0 ? questionnaire_.item(item.parent).text : std::string();
  Screen screen = frame(slot.id, item.text, !errors.empty());
  screen.form = true;
  if (!errors.empty()) {
    ErrorSummary summary;
    summary.title = messages_.say("errors");
    for (const int question : slot.questions) {
      const Item& asked = questionnaire_.item(question);
      const auto refused = errors.find(asked.link_id);
      if (refused == errors.end()) continue;
      summary.entries.push_back({refused->second.error, first_name(asked, refused->second)});
    }
    screen.blocks.push_back(std::move(summary));
  }

  // "Continue" comes first: it is what the Enter key presses.
  Actions actions{{{messages_.say("continue"), "continue", Button::Kind::primary}}};
  const bool one = slot.kind == ScreenSlot::Kind::question && slot.notes.empty() && !item.is_add_another_question;
  const bool measures = slot.kind == ScreenSlot::Kind::page && slot.notes.empty() && slot.questions.size() > 1 &&
                        std::all_of(slot.questions.begin(), slot.questions.end(), [&](int index) {
                          const Item& each = questionnaire_.item(index);
                          return is_number(each) && !each.has_repetitions();
                        });
  if (one && item.has_repetitions()) {
    FieldGroup all = repetitions(item, errors);
    all.legend_is_heading = true;
    all.caption = caption;
    screen.blocks.push_back(std::move(all));
  } else if (one) {
    Field only = field(item, errors);
    only.label_is_heading = true;
    only.caption = caption;
    screen.blocks.push_back(std::move(only));
  } else if (measures) {
    FieldGroup group{item.text, true, caption, item.help, {}};
    for (const int question : slot.questions) group.fields.push_back(field(questionnaire_.item(question), errors));
    screen.blocks.push_back(std::move(group));
  } else {
    // The first of a text's paragraphs is its heading where it stands alone.
    const bool alone = slot.kind == ScreenSlot::Kind::information && !item.marked.empty();
    const std::string& heading = item.is_add_another_question ? messages_.say("told-us") : item.text;
    screen.blocks.push_back(Heading{1, alone ? words_of(item.marked.front()) : heading, caption});
    if (slot.kind == ScreenSlot::Kind::page && !item.help.empty()) screen.blocks.push_back(Paragraph{item.help, false});
    for (const int note : slot.notes) {
      const Item& shown = questionnaire_.item(note);
      if (shown.is_question()) screen.blocks.push_back(SummaryList{{answer_row(shown)}});
      else if (!shown.marked.empty()) {
        const bool is_heading = alone && note == slot.item;
        MarkedText text{{shown.marked.begin() + (is_heading ? 1 : 0), shown.marked.end()}};
        if (!text.lines.empty()) screen.blocks.push_back(std::move(text));
      } else if (shown.text != item.text) screen.blocks.push_back(Paragraph{shown.text, false});
    }
    if (item.is_add_another_question) add_instances(item, screen.blocks, actions.buttons);
    for (const int question : slot.questions) {
      const Item& asked = questionnaire_.item(question);
      if (asked.has_repetitions()) {
        screen.blocks.push_back(repetitions(asked, errors));
        continue;
      }
      Field one_of = field(asked, errors);
      // Its text is the heading above.
      if (slot.kind == ScreenSlot::Kind::question) one_of.label = label_of(asked, asked.short_text);
      screen.blocks.push_back(std::move(one_of));
    }
  }
  for (const int question : slot.questions) {
    const Item& asked = questionnaire_.item(question);
    if (asked.link.empty()) continue;
    screen.blocks.push_back(Link{slot.questions.size() == 1
                                     ? messages_.say("support-link")
                                     : messages_.say("support-link-of", {{"label", asked.short_text}}),
                                 asked.link});
  }
  for (const int question : slot.questions) add_repetition_buttons(questionnaire_.item(question), actions.buttons);
  screen.blocks.push_back(std::move(actions));
  return screen;
}

}  // namespace sealwell::engine
