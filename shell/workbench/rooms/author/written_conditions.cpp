#include "shell/workbench/rooms/author/written_conditions.hpp"

#include "core/base/civil_time.hpp"
#include "core/base/text.hpp"

namespace sealwell::workbench {
namespace {

constexpr std::string_view answer = "answer";

std::optional<json::Value> boolean_of(const std::string& text) {
  const std::string lower = ascii_lower(text);
  if (lower == "yes" || lower == "true") return json::Value(true);
  if (lower == "no" || lower == "false") return json::Value(false);
  return std::nullopt;
}

std::optional<json::Value> number_of(const std::string& text, bool whole) {
  const auto parsed = json::parse(text);
  if (!parsed.ok() || !parsed.value().if_number()) return std::nullopt;
  if (whole && !parsed.value().integer()) return std::nullopt;
  return parsed.value();
}

// The option of that code, as the question writes it: {"valueCoding": …}.
const json::Value* option_of(const json::Value& question, std::string_view text) {
  for (const json::Value& option : question.items("answerOption")) {
    const json::Value* coding = option.find("valueCoding");
    if (coding && coding->text_or("code") == text) return &option;
    for (const std::string_view name : {"valueString", "valueDate", "valueTime"}) {
      if (option.find(name) && option.text_or(name) == text) return &option;
    }
    const json::Value* number = option.find("valueInteger");
    if (number && json::write(*number) == text) return &option;
  }
  return nullptr;
}

std::optional<std::pair<std::string, json::Value>> of_choice(const std::string& text, const json::Value& question,
                                                             const json::Value& old) {
  if (const json::Value* option = option_of(question, text)) {
    for (const std::string_view name : {"valueString", "valueDate", "valueTime", "valueInteger"}) {
      if (const json::Value* value = option->find(name)) return std::pair(replaced(name, "value", answer), *value);
    }
  } else if (!question.items("answerOption").empty()) {
    return std::nullopt;
  }
  json::Value coding = json::Value::object();
  const json::Value* option = option_of(question, text);
  const json::Value* written = option ? option->find("valueCoding") : nullptr;
  const json::Value* before = old.find("answerCoding");
  // As the condition had it; a new one names the option's system.
  const json::Value* like = before ? before : written;
  if (like && !like->text_or("system").empty()) coding.set("system", like->text_or("system"));
  coding.set("code", text);
  return std::pair(std::string("answerCoding"), std::move(coding));
}

std::optional<std::pair<std::string, json::Value>> answer_of(const TypedCondition& typed, const OutlineItem& question,
                                                             const json::Value& question_json, const json::Value& old) {
  const auto named = [](const char* name, std::optional<json::Value> value) {
    return value ? std::optional(std::pair(std::string(name), *value)) : std::nullopt;
  };
  const std::string text(trimmed(typed.answer));
  if (typed.comparison == "exists") return named("answerBoolean", boolean_of(text.empty() ? "yes" : text));
  if (text.empty()) return std::nullopt;
  if (question.type == "boolean") return named("answerBoolean", boolean_of(text));
  if (question.type == "integer") return named("answerInteger", number_of(text, true));
  if (question.type == "decimal") return named("answerDecimal", number_of(text, false));
  if (question.type == "quantity") {
    const auto number = number_of(text, false);
    if (!number) return std::nullopt;
    const json::Value* before = old.find("answerQuantity");
    json::Value quantity = before ? *before : json::Value::object();
    quantity.set("value", *number);
    return std::pair(std::string("answerQuantity"), std::move(quantity));
  }
  if (question.type == "date" && !parse_iso_date(text)) return std::nullopt;
  if (question.type == "date") return named("answerDate", json::Value(text));
  if (question.type == "dateTime" && !parse_iso_date_time(text)) return std::nullopt;
  if (question.type == "dateTime") return named("answerDateTime", json::Value(text));
  if (question.type == "time" && !parse_iso_time(text)) return std::nullopt;
  if (question.type == "time") return named("answerTime", json::Value(text));
  if (question.type == "choice" || question.type == "open-choice") return of_choice(text, question_json, old);
  return named("answerString", json::Value(typed.answer));
}

}  // namespace

const std::vector<std::pair<std::string, std::string>>& operator_labels() {
  static const std::vector<std::pair<std::string, std::string>> all = {{"=", "is"},
                                                                       {"!=", "is not"},
                                                                       {">", "is more than"},
                                                                       {"<", "is less than"},
                                                                       {">=", "is at least"},
                                                                       {"<=", "is at most"},
                                                                       {"exists", "is answered (yes or no)"}};
  return all;
}

TypedCondition typed_condition(const json::Value& enable_when) {
  TypedCondition typed{std::string(enable_when.text_or("question")), std::string(enable_when.text_or("operator")), {}};
  const json::Object* members = enable_when.if_object();
  for (std::size_t i = 0; members && i < members->size(); ++i) {
    const json::Member& member = (*members)[i];
    if (!member.name.starts_with(answer)) continue;
    const json::Value* value = &member.value;
    if (member.name == "answerCoding") value = value->find("code");
    if (member.name == "answerQuantity") value = value->find("value");
    if (!value) continue;
    if (const bool* boolean = value->if_bool()) typed.answer = *boolean ? "yes" : "no";
    else if (const std::string* text = value->if_string()) typed.answer = *text;
    else typed.answer = json::write(*value);
  }
  return typed;
}

std::string answer_wanted(const OutlineItem& question, std::string_view comparison) {
  const std::string& type = question.type;
  if (comparison == "exists" || type == "boolean") return "Enter yes or no";
  if (type == "integer") return "Enter a whole number";
  if (type == "decimal" || type == "quantity") return "Enter a number, such as 2.5";
  if (type == "date") return "Enter a day, such as 2026-12-01";
  if (type == "dateTime") return "Enter a day, or a moment such as 2026-12-01T09:30:00Z";
  if (type == "time") return "Enter a time, such as 09:30:00";
  if (type == "choice" || type == "open-choice") return "Enter the code of one of its options";
  return "Enter the answer that it is compared with";
}

std::optional<json::Value> written_condition(const TypedCondition& typed, const OutlineItem& question,
                                             const json::Value& question_json, const json::Value& old) {
  const bool same_question = old.text_or("question") == typed.question;
  const auto value = answer_of(typed, question, question_json, same_question ? old : json::Value());
  if (!value) return std::nullopt;
  json::Value written = json::Value::object();
  written.set("question", typed.question);
  written.set("operator", typed.comparison);
  written.set(value->first, value->second);
  return written;
}

}  // namespace sealwell::workbench
