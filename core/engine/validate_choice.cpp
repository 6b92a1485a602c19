#include "core/engine/answer_validator.hpp"

#include <algorithm>

namespace sealwell::engine {

using pack::AnswerOption;
using pack::AnswerValue;
using pack::ItemType;

void AnswerValidator::choice() {
  const auto offered = offered_options(pack_.questionnaire, item_, answers_);
  const AnswerOption* exclusive = nullptr;
  bool other = false;
  for (const std::string& submitted : checked_.answer.typed) {
    if (submitted.empty()) continue;
    if (item_.type == ItemType::open_choice && submitted == "#other") {
      other = true;
      continue;
    }
    const auto option = std::find_if(offered.begin(), offered.end(),
                                     [&](const AnswerOption* candidate) { return candidate->submitted == submitted; });
    if (option == offered.end()) {
      refuse("not-offered");
      return;
    }
    if (has((*option)->value)) continue;
    if ((*option)->exclusive) exclusive = *option;
    add((*option)->value);
  }
  const std::string_view other_text = trimmed(checked_.answer.typed_other);
  if (item_.type == ItemType::open_choice && (other || !other_text.empty())) {
    if (other_text.empty()) {
      refuse("required-other");
      return;
    }
    AnswerValue value;
    value.text = std::string(other_text);
    add(std::move(value));
  }
  const std::size_t count = checked_.answer.values.size();
  if (count == 0 && required_) refuse(item_.repeats ? "required-several" : "required-choice");
  else if (count > 1 && !item_.repeats) refuse("only-one");
  else if (count > 1 && exclusive) refuse("exclusive", {{"option", exclusive->label}});
}

void AnswerValidator::yes_or_no() {
  const std::string_view typed = only_text();
  if (typed.empty()) {
    if (required_) refuse("required-choice");
    return;
  }
  if (typed != "true" && typed != "false") {
    refuse("not-offered");
    return;
  }
  AnswerValue value;
  value.kind = AnswerValue::Kind::boolean;
  value.boolean = typed == "true";
  add(std::move(value));
}

}  // namespace sealwell::engine
