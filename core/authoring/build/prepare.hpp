#pragma once

#include "core/base/bytes.hpp"
#include "core/pack/prepared.hpp"

#include <array>

namespace sealwell::pack {

/// The bytes of a pack that was read without failures, in its language alone.
[[nodiscard]] Bytes prepare(const ServicePack& pack, const std::array<std::uint8_t, 32>& document_hash);

}  // namespace sealwell::pack
