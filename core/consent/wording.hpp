#pragma once

#include "core/base/bytes.hpp"
#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

#include <array>
#include <cstdint>
#include <string>

namespace sealwell::consent {

/// SHA-256 (FIPS 180-4): sealing::sha256, which the caller hands over, for this room knows no cryptography.
using Sha256 = std::array<std::uint8_t, 32> (*)(ByteView bytes);

/// The hash of a statement's wording: SHA-256, in hexadecimal, of the wording's canonical JSON without the member
/// `sha256`. A decision records this hash for what was on the screen.
[[nodiscard]] std::string wording_hash(const json::Value& wording, Sha256 sha256);

/// A wording as it stands in a pack, without its hash; what is empty is left out, as the pack's reader demands.
[[nodiscard]] json::Value wording_json(const pack::StatementWording& wording);

}  // namespace sealwell::consent
