#pragma once

#include "core/amend/sent_referral.hpp"
#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

#include <optional>
#include <string>

namespace sealwell::amend {

/// What a receipt gives to an assessment that is done again: docs/follow-up.md.
struct Reassessment {
  json::Value answers;  ///< A QuestionnaireResponse with what can stand in the inputs of today's pack
  json::Value before;   ///< By instrument, and by linkId of an answer that results tell: what it was, as a sentence
  std::string of;       ///< Reference of the first referral
  int left_out = 0;     ///< How many questions had an answer that could not be carried over
};

/// Nothing where the assessment can't be begun with it: a link, a receipt of something else than a referral that was
/// sent, or of another family of questions.
[[nodiscard]] std::optional<Reassessment> reassessment_from(const SentReferral& sent, const pack::ServicePack& pack);

/// True if `reassessment_from` would give something. Cost: O(statements).
[[nodiscard]] bool can_reassess(const SentReferral& sent, const pack::ServicePack& pack);

/// The effect, and the action, `again` of docs/session.md; without answers for nothing.
[[nodiscard]] json::Value reassessment_action(const std::optional<Reassessment>& again);

}  // namespace sealwell::amend
