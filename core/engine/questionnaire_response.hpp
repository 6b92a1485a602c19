#pragma once

#include "core/engine/answers.hpp"
#include "core/engine/applying.hpp"
#include "core/json/value.hpp"
#include "core/pack/questionnaire.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sealwell::engine {

/// The answers as an HL7 FHIR R4 QuestionnaireResponse: order and nesting follow the Questionnaire,
/// items that do not apply or were left out are absent, each answer has its item's type.
[[nodiscard]] json::Value questionnaire_response(const pack::Questionnaire& questionnaire, const Answers& answers,
                                                 const std::string& authored, const std::string& language);

/// The same where `applying` says which items apply, as in a record of which some parts are not here. `written` gets
/// the index of each item that is in it, in its order.
[[nodiscard]] json::Value questionnaire_response(const pack::Questionnaire& questionnaire, const Answers& answers,
                                                 const Applying& applying, const std::string& authored,
                                                 const std::string& language, std::vector<int>* written = nullptr);

/// One answer as a response has it: an object with `value[x]`.
[[nodiscard]] json::Value answer_json(const pack::AnswerValue& value);

/// One answer of a response as the item would hold it; nothing where it is of another type.
[[nodiscard]] std::optional<pack::AnswerValue> read_answer(const pack::Item& item, const json::Value& answer);

/// Reads answers back. `problems` gets a line for each item that the Questionnaire does not have
/// and each answer of another type.
[[nodiscard]] Answers read_response(const pack::Questionnaire& questionnaire, const json::Value& response,
                                    std::vector<std::string>& problems);

}  // namespace sealwell::engine
