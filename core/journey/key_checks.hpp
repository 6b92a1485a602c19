#pragma once

#include "core/pack/checker.hpp"

#include <vector>

namespace sealwell::journey {

/// Checks the keys of those who open what is sealed: each is one, stands once, and its dates make sense;
/// and somebody has decided about a recovery key. Adds what is wrong to `problems`.
void check_recipient_keys(const pack::ServicePack& pack, std::vector<pack::Problem>& problems);

}  // namespace sealwell::journey
