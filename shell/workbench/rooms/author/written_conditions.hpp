#pragma once

#include "core/json/value.hpp"

#include "shell/workbench/rooms/author/outline.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::workbench {

/// One enableWhen as somebody types it: a question, an operator of FHIR, and an answer as text (yes and no, a code, a
/// number, a day).
struct TypedCondition {
  std::string question, comparison, answer;
  friend bool operator==(const TypedCondition&, const TypedCondition&) = default;
};

/// The operators, each with its words.
[[nodiscard]] const std::vector<std::pair<std::string, std::string>>& operator_labels();

[[nodiscard]] TypedCondition typed_condition(const json::Value& enable_when);

/// What the answer has to look like for that question; said in an error.
[[nodiscard]] std::string answer_wanted(const OutlineItem& question, std::string_view comparison);

/// The condition as it is to be written, in the kind of answer that its question takes. What `old` says besides (the
/// system of a code, the unit of a quantity) stays where the question is the same. Nothing when the answer doesn't fit.
[[nodiscard]] std::optional<json::Value> written_condition(const TypedCondition& typed, const OutlineItem& question,
                                                           const json::Value& question_json, const json::Value& old);

}  // namespace sealwell::workbench
