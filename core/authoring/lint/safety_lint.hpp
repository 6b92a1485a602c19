#pragma once

#include "core/authoring/lint/pack_lint.hpp"

#include <vector>

namespace sealwell::lint {

/// Safety messages that the pack's questions can raise and for which it has no words: somebody in
/// danger would be shown nothing. Also words for messages that there are not, and a call to 999 or a
/// crisis line that names no number.
[[nodiscard]] std::vector<Problem> check_safety(const pack::ServicePack& pack);

}  // namespace sealwell::lint
