#pragma once

#include "core/base/bytes.hpp"

#include <array>
#include <cstdint>

namespace sealwell::sealing {

/// A SHA-256 digest (FIPS 180-4).
using Hash = std::array<std::uint8_t, 32>;

/// The SHA-256 digest of `bytes`.
[[nodiscard]] Hash sha256(ByteView bytes);

}  // namespace sealwell::sealing
