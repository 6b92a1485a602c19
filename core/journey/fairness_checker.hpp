#pragma once

#include "core/json/value.hpp"
#include "core/pack/checker.hpp"

#include <vector>

namespace sealwell::journey {

/// What would make a consent unfair, as far as a program can see: several purposes or lawful bases
/// in one statement, something needless bundled into a required one, consent without a way to take
/// it back, recipients who are not named, and questions outside the data that the statements declare. `joined` is the
/// pack's document.
[[nodiscard]] std::vector<pack::Problem> check_fairness(const json::Value& joined,
                                                       const pack::ServicePack& pack);

}  // namespace sealwell::journey
