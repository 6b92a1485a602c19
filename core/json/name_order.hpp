#pragma once

#include "core/json/value.hpp"

#include <vector>

namespace sealwell::json {

/// Pointers to `members`, sorted by the bytes of their names. Shared by the reader, which looks for duplicate names,
/// and the writer of canonical JSON: a second sort would add a kilobyte to the download.
[[nodiscard]] std::vector<const Member*> by_name(const Object& members);

}  // namespace sealwell::json
