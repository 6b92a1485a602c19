#pragma once

#include "core/authoring/lint/pack_lint.hpp"

#include <vector>

namespace sealwell::lint {

/// Checks the keys of those who open what is sealed: each is one, stands once, and its dates make sense;
/// and somebody has decided about a recovery key. Adds what is wrong to `problems`.
void check_recipient_keys(const pack::ServicePack& pack, Problems& problems);

}  // namespace sealwell::lint
