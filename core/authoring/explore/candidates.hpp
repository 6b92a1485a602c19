#pragma once

#include "core/authoring/explore/answer_kinds.hpp"

namespace sealwell::explore {

/// Candidate answers to a question that is not a choice: boundary values of its bounds and of the conditions `about`
/// it. The engine accepts each of them. `now_ms` is the upper bound of a date of birth.
[[nodiscard]] std::vector<Values> candidates(const pack::ServicePack& pack, const pack::Item& item,
                                             const std::vector<const pack::Condition*>& about, std::int64_t now_ms);

}  // namespace sealwell::explore
