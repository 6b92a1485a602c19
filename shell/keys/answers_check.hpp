#pragma once

#include "core/authoring/conformance/check_response.hpp"

#include "shell/files/message.hpp"

#include <memory>
#include <string>
#include <utility>

namespace sealwell::shell {

/// Checks the answers of opened records against the Questionnaire of their pack (docs/check-response.md). Reads the
/// Questionnaire once; thread-safe.
class AnswersCheck {
 public:
  /// `payload`: the joined pack's JSON. Fails if its Questionnaire is invalid.
  [[nodiscard]] static Result<AnswersCheck, Message> read(const std::string& payload);

  /// The violations in the answers of `record`: [{path, linkId, problem, rule}], at the time of sending. `extent`:
  /// whether all parts are at hand. A response that is too large to check is one violation.
  [[nodiscard]] json::Value violations(const json::Value& record, conformance::Extent extent) const;

 private:
  AnswersCheck(std::unique_ptr<const json::Value> pack, conformance::Checker checker)
      : pack_(std::move(pack)), checker_(std::move(checker)) {}

  std::unique_ptr<const json::Value> pack_;  // in one place, since the checker looks into it
  conformance::Checker checker_;
};

}  // namespace sealwell::shell
