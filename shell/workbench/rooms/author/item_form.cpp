#include "shell/workbench/rooms/author/item_form.hpp"

#include "shell/workbench/rooms/author/item_parts.hpp"
#include "shell/workbench/rooms/author/options.hpp"
#include "shell/workbench/rooms/author/written_conditions.hpp"
#include "shell/workbench/rooms/pack_folder/json_edit.hpp"
#include "shell/workbench/rooms/panel.hpp"

namespace sealwell::workbench {

Form item_form(std::string_view file, const std::vector<OutlineItem>& outline, const OutlineItem& item,
               const UnsavedInput& typed) {
  Form form;
  form.id = "item";
  const json::Value value = value_at(file, item.pointer).value_or(json::Value());
  const auto add = [&](engine::Block block) { form.parts.push_back(std::move(block)); };
  add(text_field("text", "Text", item.text, typed));
  if (is_question(item)) {
    add(line_field("help", "Help below the question", text_at(file, help_at(value, item.pointer)), typed));
    add(choice_field("required", "Must it be answered?", value.bool_or("required", false) ? "yes" : "no",
                     {{"yes", "Yes"}, {"no", "No"}}, typed));
  }
  std::vector<std::pair<std::string, std::string>> more = {{"apply", "Change"}};
  if (is_choice(item)) {
    const auto questionnaire = json::parse(file);
    const OptionsLocation place = options_location(questionnaire.value(), item.pointer, value);
    const std::vector<WrittenOption> options = options_at(file, place);
    add(heading("Options"));
    if (!place.note.empty()) add(paragraph(place.note));
    for (std::size_t i = 0; i < options.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      add(line_field(name_of("option", i, "code"), "Option " + number + ": code", options[i].code, typed));
      if (!options[i].display_at.empty()) {
        add(line_field(name_of("option", i, "display"), "Option " + number + ": text", options[i].display, typed));
      }
      const std::string at = "/" + std::to_string(i);
      std::vector<std::pair<std::string, std::string>> row = {{"remove-option" + at, "Remove option " + number}};
      if (i > 0) row.push_back({"up-option" + at, "Move option " + number + " up"});
      if (i + 1 < options.size()) row.push_back({"down-option" + at, "Move option " + number + " down"});
      add(buttons(row));
    }
    if (!place.pointer.empty()) more.push_back({"add-option", "Add an option"});
  }
  add(heading("Asked when"));
  const json::Array& conditions = value.items("enableWhen");
  if (conditions.empty()) add(paragraph("Always: it has no condition of its own."));
  std::vector<std::pair<std::string, std::string>> questions;
  for (const OutlineItem& other : outline) {
    if (is_question(other) && other.pointer != item.pointer) {
      questions.emplace_back(other.link_id,
                             other.text.empty() ? other.link_id : other.text + " (" + other.link_id + ")");
    }
  }
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    const TypedCondition condition = typed_condition(conditions[i]);
    const std::string number = "Condition " + std::to_string(i + 1);
    add(choice_field(name_of("condition", i, "question"), number + ": question", condition.question, questions, typed,
                     true));
    add(choice_field(name_of("condition", i, "operator"), number + ": how it compares", condition.comparison,
                     operator_labels(), typed, true));
    add(line_field(name_of("condition", i, "answer"), number + ": answer", condition.answer, typed));
    add(buttons({{"remove-condition/" + std::to_string(i), "Remove condition " + std::to_string(i + 1)}}));
  }
  if (conditions.size() > 1) {
    add(choice_field("behaviour", "Which of them must hold?", std::string(value.text_or("enableBehavior", "all")),
                     {{"all", "All"}, {"any", "Any"}}, typed));
  }
  more.push_back({"add-condition", "Add a condition"});
  add(buttons(more));
  return form;
}

}  // namespace sealwell::workbench
