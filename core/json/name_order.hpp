#pragma once

#include "core/json/value.hpp"

#include <vector>

namespace sealwell::json {

/// The members sorted by the bytes of their names, as views of `members`. The one sort of the reader, which looks
/// for names that come twice, and of the writer of canonical JSON: a second one would be a kilobyte to download.
[[nodiscard]] std::vector<const Member*> by_name(const Object& members);

}  // namespace sealwell::json
