#pragma once

#include "core/pack/object_reader.hpp"
#include "core/pack/questionnaire.hpp"

#include <optional>
#include <string_view>

namespace sealwell::pack {

/// Reads the member `prefix`[x] (`valueDate`, `answerCoding` …), as an answer option, an initial value, a bound, a
/// condition or an answer has it. Failures: missing_field (no such member), wrong_type, unsupported (`Reference`,
/// `Attachment`). Nothing when there was one.
[[nodiscard]] std::optional<AnswerValue> read_answer_value(const ObjectReader& reader, std::string_view prefix);

/// Whether a value of that kind answers an item of that type. Which option a coded value is, is not asked.
[[nodiscard]] bool answers(ItemType type, AnswerValue::Kind kind);

}  // namespace sealwell::pack
