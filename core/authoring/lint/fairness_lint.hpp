#pragma once

#include "core/authoring/lint/pack_lint.hpp"
#include "core/json/value.hpp"

#include <vector>

namespace sealwell::lint {

/// What would make a consent unfair, as far as a program can see: several purposes or lawful bases
/// in one statement, something needless bundled into a required one, consent without a way to take
/// it back, recipients who are not named, and questions outside the data that the statements declare. `joined` is the
/// pack's document.
[[nodiscard]] std::vector<Problem> check_fairness(const json::Value& joined, const pack::ServicePack& pack);

}  // namespace sealwell::lint
