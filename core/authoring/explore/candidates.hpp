#pragma once

#include "core/authoring/explore/answer_kinds.hpp"

namespace sealwell::explore {

/// Answers to a question that is no choice, at and around what its bounds and the conditions `about` it compare
/// with: each is one that the session takes. `now_ms` bounds a date of birth.
[[nodiscard]] std::vector<Values> candidates(const pack::ServicePack& pack, const pack::Item& item,
                                             const std::vector<const pack::Condition*>& about, std::int64_t now_ms);

}  // namespace sealwell::explore
