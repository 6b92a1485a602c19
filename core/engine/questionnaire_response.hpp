#pragma once

#include "core/engine/answers.hpp"
#include "core/engine/partial_enablement.hpp"
#include "core/json/value.hpp"
#include "core/pack/questionnaire.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sealwell::engine {

/// The answers as an HL7 FHIR R4 QuestionnaireResponse: order and nesting follow the Questionnaire, items that do not
/// apply or were left out are absent, each answer has the type of its item.
[[nodiscard]] json::Value questionnaire_response(const pack::Questionnaire& questionnaire, const Answers& answers,
                                                 const std::string& authored, const std::string& language);

/// The answers as a QuestionnaireResponse, with enablement given by `applicable` (for a record of which only some parts
/// are at hand). `written` receives the indices of the items in the response, in order.
[[nodiscard]] json::Value questionnaire_response(const pack::Questionnaire& questionnaire, const Answers& answers,
                                                 const PartialEnablement& applicable, const std::string& authored,
                                                 const std::string& language, std::vector<int>* written = nullptr);

/// One answer of a QuestionnaireResponse: an object with `value[x]`.
[[nodiscard]] json::Value answer_json(const pack::AnswerValue& value);

/// Reads one answer of a QuestionnaireResponse; nothing if its type is not the item's.
[[nodiscard]] std::optional<pack::AnswerValue> read_answer(const pack::Item& item, const json::Value& answer);

/// Reads the answers of a QuestionnaireResponse. `problems` receives a line for each unknown item and each answer of a
/// wrong type.
[[nodiscard]] Answers read_response(const pack::Questionnaire& questionnaire, const json::Value& response,
                                    std::vector<std::string>& problems);

}  // namespace sealwell::engine
