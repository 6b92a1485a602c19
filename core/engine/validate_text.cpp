#include "core/engine/answer_validator.hpp"
#include "core/engine/contact_forms.hpp"
#include "core/engine/typed_values.hpp"

namespace sealwell::engine {

using pack::AnswerValue;
using pack::ItemType;

void AnswerValidator::text() {
  // A form sends line ends as two characters; people and limits count one.
  const std::string typed = replaced(only_text(), "\r\n", "\n");
  if (typed.empty()) {
    if (required_) refuse("required");
    return;
  }
  const std::size_t length = code_points(typed);
  if (item_.max_length > 0 && length > static_cast<std::size_t>(item_.max_length)) {
    refuse("too-long", {{"maximum", std::to_string(item_.max_length)}});
  } else if (item_.min_length > 0 && length < static_cast<std::size_t>(item_.min_length)) {
    refuse("too-short", {{"minimum", std::to_string(item_.min_length)}});
  } else if (item_.pattern && !item_.pattern->matches(typed)) {
    if (item_.entry_format.empty()) refuse("pattern");
    else refuse("pattern-like", {{"format", item_.entry_format}});
  } else if (item_.type == ItemType::url && !is_absolute_uri(typed)) {
    refuse("url");
  } else if (item_.autocomplete == "tel" && !is_phone_number(typed)) {
    refuse("tel");
  } else if (item_.autocomplete == "email" && !is_email_address(typed)) {
    refuse("email");
  } else if (item_.autocomplete == "postal-code" && !has_postcode_form(typed)) {
    if (!confirmed()) refuse("postal-code");
    checked_.answer.warned = true;
  }
  if (!checked_.error.empty()) return;
  AnswerValue value;
  if (item_.type == ItemType::url) value.kind = AnswerValue::Kind::url;
  value.text = typed;
  add(std::move(value));
}

bool AnswerValidator::confirmed() const {
  const Answer* before = answers_.find(item_.link_id);
  return before && before->warned && before->typed == checked_.answer.typed;
}

}  // namespace sealwell::engine
