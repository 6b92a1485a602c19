#pragma once

#include "core/json/value.hpp"
#include "core/pack/object_reader.hpp"

namespace sealwell::pack {

/// Reads `followUp` of `pack.json` (docs/follow-up.md) with its texts in the reader's language; null where there is
/// none. Each failure is noted at its place.
[[nodiscard]] json::Value read_follow_up(const ObjectReader& service);

}  // namespace sealwell::pack
