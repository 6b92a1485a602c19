#pragma once

#include "core/sealing/hash.hpp"
#include "core/sealing/keys.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace sealwell::sealing {

inline constexpr std::string_view signed_pack_format = "sealwell-signed-pack/1\n";

/// The lines before the signature: format, key id, not-after.
[[nodiscard]] std::string signed_pack_opening(const KeyId& key, std::int64_t not_after_ms);

/// What is signed: the opening lines and the payload's hash.
[[nodiscard]] std::string signed_pack_statement(const KeyId& key, std::int64_t not_after_ms, const Hash& hash);

}  // namespace sealwell::sealing
