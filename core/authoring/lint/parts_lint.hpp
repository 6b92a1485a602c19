#pragma once

#include "core/authoring/lint/problem.hpp"
#include "core/pack/service_pack.hpp"

#include <vector>

namespace sealwell::lint {

/// What is wrong with a division that reads well: an instrument whose inputs nobody would have
/// together, an anonymous part that could name somebody, a part that nobody could open.
void check_parts(const pack::ServicePack& pack, Problems& problems);

}  // namespace sealwell::lint
