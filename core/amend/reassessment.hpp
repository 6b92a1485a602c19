#pragma once

#include "core/amend/sent_referral.hpp"
#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

#include <optional>
#include <string>

namespace sealwell::amend {

/// The earlier answers and results for a reassessment, from a receipt: docs/follow-up.md.
struct Reassessment {
  json::Value answers;  ///< A QuestionnaireResponse with the answers that today's pack accepts
  json::Value before;   ///< Earlier results, as sentences: by instrument, and by linkId of answers that results show
  std::string of;       ///< Reference of the first referral
  int left_out = 0;     ///< Number of answers that could not be carried over
};

/// The reassessment of a sent referral. Nothing if it can't be one: not a sent referral, or of
/// another Questionnaire.
[[nodiscard]] std::optional<Reassessment> reassessment_from(const SentReferral& sent, const pack::ServicePack& pack);

/// True if `reassessment_from` would give something. Cost: O(statements).
[[nodiscard]] bool can_reassess(const SentReferral& sent, const pack::ServicePack& pack);

/// The effect and action `again` of docs/session.md; without answers if `again` is nothing.
[[nodiscard]] json::Value reassessment_action(const std::optional<Reassessment>& again);

}  // namespace sealwell::amend
