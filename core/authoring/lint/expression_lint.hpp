#pragma once

#include "core/authoring/lint/pack_lint.hpp"
#include "core/json/value.hpp"

#include <vector>

namespace sealwell::lint {

/// What is wrong with a pack's FHIRPath expressions: those that can't be parsed, names that nothing has, variables that
/// hide others, items whose expressions wait for each other, and what fails or gives another type once the questions
/// are answered. `joined` is what `pack` was read from.
///
/// Which item an expression waits for is told by the linkIds that stand in it as texts (`where(linkId = 'x')`), in it
/// or in the variables that it names. One that finds items in another way waits for none here; at run time a ring of
/// such is found by going round, and left without values.
[[nodiscard]] std::vector<Problem> check_expressions(const json::Value& joined, const pack::ServicePack& pack);

}  // namespace sealwell::lint
