#pragma once

#include "core/journey/pack_build.hpp"

#include <vector>

namespace sealwell::journey {

/// Every place of a pack's files where a text still has "[your …]" in it, as `sealwell pack new` leaves what only the
/// service can know. A warning, and with `for_sealing` an error unless the pack says that it is a demonstration.
[[nodiscard]] std::vector<pack::Problem> check_unfilled(const PackFiles& files, bool for_sealing);

}  // namespace sealwell::journey
