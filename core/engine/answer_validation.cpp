#include "core/engine/answer_validation.hpp"

#include "core/engine/answer_validator.hpp"

#include <algorithm>

namespace sealwell::engine {

using pack::AnswerValue;
using pack::Item;
using pack::ItemType;

namespace {

// Whether FHIR's string may hold it: no control characters but tab and line ends.
bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 32 && c != '\t' && c != '\n' && c != '\r'; });
}

}  // namespace

ValidationResult AnswerValidator::run(const Fields& fields) {
  checked_.answer = read_typed(item_, fields);
  if (!readable()) {
    checked_.answer.typed.clear();
    checked_.answer.typed_other.clear();
  } else if (item_.has_repetitions()) {
    each_repetition();
  } else {
    one();
  }
  if (checked_.error.empty()) count();
  if (!checked_.error.empty()) checked_.answer.values.clear();
  return std::move(checked_);
}

void AnswerValidator::one() {
  if (item_.is_choice()) choice();
  else if (item_.type == ItemType::boolean) yes_or_no();
  else if (item_.type == ItemType::date || item_.type == ItemType::date_time) date();
  else if (item_.type == ItemType::time) time_only();
  else if (item_.type == ItemType::string || item_.type == ItemType::text || item_.type == ItemType::url) text();
  else number();
}

void AnswerValidator::each_repetition() {
  const std::vector<std::string> all = std::move(checked_.answer.typed);
  const auto inputs = static_cast<std::ptrdiff_t>(inputs_of(item_));
  std::vector<std::string> filled;
  required_ = false;
  for (auto from = all.begin(); from != all.end() && checked_.error.empty(); from += inputs) {
    checked_.answer.typed.assign(from, from + inputs);
    const std::size_t before = checked_.answer.values.size();
    one();
    if (checked_.error.empty() && checked_.answer.values.size() == before) continue;
    if (!checked_.error.empty()) checked_.place = static_cast<int>((from - all.begin()) / inputs) + 1;
    filled.insert(filled.end(), from, from + inputs);
  }
  required_ = item_.required;
  checked_.answer.typed = checked_.error.empty() ? filled : all;
  if (checked_.error.empty() && filled.empty() && required_) refuse("required");
}

void AnswerValidator::count() {
  const std::size_t given = checked_.answer.values.size();
  if (given > 0 && given < static_cast<std::size_t>(item_.min_occurs)) {
    refuse("too-few", {{"minimum", std::to_string(item_.min_occurs)}});
  } else if (item_.max_occurs > 0 && given > static_cast<std::size_t>(item_.max_occurs)) {
    refuse("too-many", {{"maximum", std::to_string(item_.max_occurs)}});
  }
}

bool AnswerValidator::readable() {
  std::vector<std::string> texts = checked_.answer.typed;
  texts.push_back(checked_.answer.typed_other);
  for (const std::string& typed : texts) {
    if (typed.size() > max_input_bytes) refuse("too-long", {{"maximum", std::to_string(max_input_bytes)}});
    else if (!is_utf8(typed) || has_control(typed)) refuse("text-broken");
  }
  return checked_.error.empty();
}

void AnswerValidator::refuse(std::string_view id, std::initializer_list<Named> values) {
  // At most two values stand in a sentence beside the label.
  Named first{"", ""};
  Named second{"", ""};
  if (values.size() > 0) first = *values.begin();
  if (values.size() > 1) second = *(values.begin() + 1);
  checked_.error = messages_.say_for(
      id, item_.written_id(), {{"label", item_.short_text}, {first.name, first.value}, {second.name, second.value}});
}

bool AnswerValidator::has(const AnswerValue& value) const {
  const auto same = [&](const AnswerValue& other) { return same_answer(other, value); };
  return std::any_of(checked_.answer.values.begin(), checked_.answer.values.end(), same);
}

ValidationResult validate_answer(const pack::ServicePack& pack, const Item& item, const Answers& answers,
                                 const Fields& fields, const pack::Messages& messages, std::int64_t now_ms) {
  return AnswerValidator(pack, item, answers, messages, now_ms).run(fields);
}

}  // namespace sealwell::engine
