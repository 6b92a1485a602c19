#pragma once

#include "core/authoring/conformance/check_response.hpp"

#include "shell/files/message.hpp"

#include <memory>
#include <string>
#include <utility>

namespace sealwell::shell {

/// Checks opened records' answers against the Questionnaire of their pack (docs/check-response.md). The
/// Questionnaire is read once; threads may share it.
class AnswersCheck {
 public:
  /// `payload` is the joined pack's JSON. Refused when its Questionnaire is none.
  [[nodiscard]] static Result<AnswersCheck, Message> read(const std::string& payload);

  /// What the answers of `record` violate: [{path, linkId, problem, rule}], at the time at which it was sent.
  /// `extent`: whether every part of it is at hand. A response too large to be checked is one violation.
  [[nodiscard]] json::Value violations(const json::Value& record, conformance::Extent extent) const;

 private:
  AnswersCheck(std::unique_ptr<const json::Value> pack, conformance::Checker checker)
      : pack_(std::move(pack)), checker_(std::move(checker)) {}

  std::unique_ptr<const json::Value> pack_;  // in one place, since the checker looks into it
  conformance::Checker checker_;
};

}  // namespace sealwell::shell
