#include "core/base/text.hpp"

#include "shell/workbench/rooms/author/item_form.hpp"
#include "shell/workbench/rooms/author/item_parts.hpp"
#include "shell/workbench/rooms/author/options.hpp"
#include "shell/workbench/rooms/author/written_conditions.hpp"
#include "shell/workbench/rooms/pack_folder/json_edit.hpp"
#include "shell/workbench/rooms/panel_parts.hpp"

#include <algorithm>

namespace sealwell::workbench {
namespace {

/// Carries one form's fields into a file's text.
class ItemEdit {
 public:
  ItemEdit(const std::string& file, const std::vector<OutlineItem>& outline, const OutlineItem& item,
           const Event& event)
      : outline_(outline), item_(item), event_(event), questionnaire_(json::parse(file).value()) {
    made_.text = file;
    value_ = value_at(file, item.pointer).value_or(json::Value());
  }

  Edited run() {
    for (const auto& [name, value] : event_.fields) made_.typed.values[name] = value;
    const std::string before = made_.text;
    texts();
    options();
    conditions();
    if (!made_.typed.errors.empty()) {
      made_.text = before;
      return std::move(made_);
    }
    made_.typed.values.clear();
    press();
    made_.undo_label = undo_label();
    return std::move(made_);
  }

 private:
  const std::string* field(const std::string& name) const { return field_of(event_, name); }

  void put(const std::string& pointer, const json::Value& value, std::string_view after = {}) {
    if (auto text = with_value(made_.text, pointer, value, after)) made_.text = std::move(*text);
  }
  void take_away(const std::string& pointer) {
    if (auto text = without_value(made_.text, pointer)) made_.text = std::move(*text);
  }
  void refuse(const std::string& name, std::string why) { made_.typed.errors[name] = std::move(why); }

  void texts() {
    if (const std::string* text = field("text"); text && *text != item_.text)
      put(item_.pointer + "/text", *text, "linkId");
    if (const std::string* required = field("required")) {
      const bool wanted = *required == "yes";
      if (wanted != value_.bool_or("required", false)) {
        if (wanted || value_.find("required")) put(item_.pointer + "/required", wanted, "type");
      }
    }
    const std::string* help = field("help");
    if (!help) return;
    const std::string at = help_at(value_, item_.pointer);
    if (!at.empty() && *help != text_at(made_.text, at)) {
      if (!help->empty()) put(at, *help);
      else if (value_.items("item").size() == 1) take_away(item_.pointer + "/item");
      else take_away(at.substr(0, at.rfind('/')));
    }
    if (!at.empty() || help->empty()) return;
    const json::Value item = help_item(item_.link_id, *help);
    if (find_item(outline_, item.text_or("linkId")))
      return refuse("help", "There is an item of the linkId that its help would have");
    if (value_.find("item")) put(item_.pointer + "/item/" + std::to_string(value_.items("item").size()), item);
    else put(item_.pointer + "/item", json::Array{item});
  }

  void options() {
    if (!is_choice(item_)) return;
    const std::vector<WrittenOption> written = options_at(made_.text, place());
    for (std::size_t i = 0; i < written.size(); ++i) {
      const std::string* code = field(name_of("option", i, "code"));
      const std::string* display = field(name_of("option", i, "display"));
      if (code && *code != written[i].code) {
        const bool twice =
            std::any_of(written.begin(), written.end(), [&](const WrittenOption& one) { return one.code == *code; });
        if (trimmed(*code).empty()) refuse(name_of("option", i, "code"), "Enter a code");
        else if (twice) refuse(name_of("option", i, "code"), "Another option has this code");
        else put_code(written[i], *code, i);
      }
      if (display && !written[i].display_at.empty() && *display != written[i].display) {
        put(written[i].display_at, *display, "code");
      }
    }
  }

  void put_code(const WrittenOption& option, const std::string& code, std::size_t index) {
    if (!option.code_at.ends_with("/valueInteger")) return put(option.code_at, code);
    const auto number = json::parse(code);
    if (number.ok() && number.value().integer()) put(option.code_at, number.value());
    else refuse(name_of("option", index, "code"), "Enter a whole number");
  }

  void conditions() {
    const json::Array& written = value_.items("enableWhen");
    for (std::size_t i = 0; i < written.size(); ++i) {
      const TypedCondition before = typed_condition(written[i]);
      TypedCondition now = before;
      if (const std::string* text = field(name_of("condition", i, "question"))) now.question = *text;
      if (const std::string* text = field(name_of("condition", i, "operator"))) now.comparison = *text;
      if (const std::string* text = field(name_of("condition", i, "answer"))) now.answer = *text;
      if (now == before) continue;
      const std::string at = json::pointer_to(item_.pointer + "/enableWhen", i);
      if (auto condition = checked(now, written[i], i)) put(at, *condition);
    }
    if (const std::string* behaviour = field("behaviour"); behaviour && written.size() > 1) {
      const std::string_view now = value_.text_or("enableBehavior");
      if (*behaviour != now && !(now.empty() && *behaviour == "all")) {
        put(item_.pointer + "/enableBehavior", *behaviour, "enableWhen");
      }
    }
  }

  std::optional<json::Value> checked(const TypedCondition& typed, const json::Value& old, std::size_t index) {
    const OutlineItem* question = find_item(outline_, typed.question);
    if (!question || !is_question(*question)) {
      refuse(name_of("condition", index, "question"), "Enter the linkId of a question of this questionnaire");
      return std::nullopt;
    }
    const json::Value json = value_at(made_.text, question->pointer).value_or(json::Value());
    auto condition = written_condition(typed, *question, json, old);
    if (!condition) refuse(name_of("condition", index, "answer"), answer_wanted(*question, typed.comparison));
    return condition;
  }

  OptionsLocation place() const { return options_location(questionnaire_, item_.pointer, value_); }

  // What a button besides "apply" asks for, once the fields are in.
  void press() {
    const std::string& button = event_.button;
    const std::string what = button.substr(0, button.find('/'));
    const std::string number = button.find('/') == std::string::npos ? "" : button.substr(button.find('/') + 1);
    const std::size_t index = number.size() > 6 ? 0 : number_in(number);
    const OptionsLocation list = place();
    const std::size_t options = options_at(made_.text, list).size();
    if (what == "remove-option") take_away(json::pointer_to(list.pointer, index));
    if (what == "up-option" && index > 0) swap(list.pointer, index - 1, index);
    if (what == "down-option") swap(list.pointer, index, index + 1);
    if (what == "add-option" && !list.pointer.empty()) add_option(list, options);
    const std::string when = item_.pointer + "/enableWhen";
    const std::size_t conditions = value_.items("enableWhen").size();
    if (what == "remove-condition" && conditions == 1) {
      take_away(when);
      take_away(item_.pointer + "/enableBehavior");
    } else if (what == "remove-condition") {
      take_away(json::pointer_to(when, index));
      if (conditions == 2) take_away(item_.pointer + "/enableBehavior");
    }
    if (what == "add-condition") add_condition(when, conditions);
  }

  void swap(const std::string& list, std::size_t first, std::size_t second) {
    if (auto text = with_swapped(made_.text, list, first, second)) made_.text = std::move(*text);
  }

  void add_option(const OptionsLocation& list, std::size_t count) {
    std::string code = "option-" + std::to_string(count + 1);
    const json::Value option = new_option(made_.text, list, code, "New option");
    if (count > 0) put(json::pointer_to(list.pointer, count), option);
    else put(list.pointer, json::Array{option}, "type");
  }

  // Asks at first whether the question before it is answered, which always reads.
  void add_condition(const std::string& when, std::size_t count) {
    const OutlineItem* about = nullptr;
    for (const OutlineItem& other : outline_) {
      if (other.pointer == item_.pointer) break;
      if (is_question(other)) about = &other;
    }
    if (!about) return;
    json::Value condition = json::Value::object();
    condition.set("question", about->link_id);
    condition.set("operator", "exists");
    condition.set("answerBoolean", true);
    if (count == 0) put(when, json::Array{condition}, "type");
    else put(json::pointer_to(when, count), condition);
    if (count == 1) put(item_.pointer + "/enableBehavior", "all", "enableWhen");
  }

  std::string undo_label() const {
    const std::string& button = event_.button;
    const std::string what = button.substr(0, button.find('/'));
    if (what == "add-option") return "Added an option to " + item_.link_id;
    if (what == "remove-option") return "Removed an option of " + item_.link_id;
    if (what == "up-option" || what == "down-option") return "Moved an option of " + item_.link_id;
    if (what == "add-condition") return "Added a condition to " + item_.link_id;
    if (what == "remove-condition") return "Removed a condition of " + item_.link_id;
    return "Changed " + item_.link_id;
  }

  const std::vector<OutlineItem>& outline_;
  const OutlineItem& item_;
  const Event& event_;
  json::Value questionnaire_;
  json::Value value_;
  Edited made_;
};

}  // namespace

Edited with_item_form(const std::string& file, const std::vector<OutlineItem>& outline, const OutlineItem& item,
                      const Event& event) {
  return ItemEdit(file, outline, item, event).run();
}

}  // namespace sealwell::workbench
