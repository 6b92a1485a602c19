#pragma once

#include "core/authoring/lint/problem.hpp"
#include "core/authoring/reader/pack_files.hpp"

#include <vector>

namespace sealwell::lint {

/// Every place of a pack's files where a text still has "[your …]" in it, as `sealwell pack new` leaves what only the
/// service can know. A warning, and with `for_sealing` an error unless the pack says that it is a demonstration.
[[nodiscard]] std::vector<Problem> check_placeholders(const pack::PackFiles& files, bool for_sealing);

}  // namespace sealwell::lint
