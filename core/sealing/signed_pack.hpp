#pragma once

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/sealing/hash.hpp"
#include "core/sealing/keys.hpp"

#include <cstdint>
#include <span>
#include <string_view>

// Signed pack files: a short text header with a signature, an empty line, and the payload (a pack's canonical JSON, or
// its prepared form for browsers). docs/sealed-envelope.md, section "Signed packs".
namespace sealwell::sealing {

/// Maximum length of a signed pack file in bytes, header included.
inline constexpr std::size_t signed_pack_max_bytes = 2 * 1024 * 1024;

/// The first line of every signed pack.
inline constexpr std::string_view signed_pack_format = "sealwell-signed-pack/1\n";

/// Signs `payload`: a pack's canonical JSON, or a prepared pack (docs/prepared-pack.md). `not_after_ms` is the last
/// instant at which the file is valid, in milliseconds since 1970-01-01T00:00:00Z, truncated to whole seconds. Errors:
/// pack_too_large; out_of_range for an instant outside the years 1970 to 9999.
[[nodiscard]] Result<Bytes> sign_pack(ByteView payload, const SigningSecretKey& key, std::int64_t not_after_ms);

/// A pack file with a valid signature.
struct VerifiedPack {
  ByteView payload;               ///< A view into the verified file.
  Hash hash{};                    ///< SHA-256 of `payload`: the pack hash that envelopes name.
  KeyId key;                      ///< The key that signed.
  std::int64_t not_after_ms = 0;  ///< Last instant at which the file is valid.
};

/// Verifies a pack file against trusted keys at instant `now_ms`. Errors, in the order in which they are checked:
/// pack_too_large, pack_not_signed (no header, or not in its single spelling), pack_key_unknown,
/// pack_signature_invalid, pack_expired.
[[nodiscard]] Result<VerifiedPack> verify_pack(ByteView file, std::span<const SigningPublicKey> trusted,
                                               std::int64_t now_ms);

/// The payload of a pack file, without verifying its signature: whatever shows it must say so. A view into `file`.
/// Errors: pack_too_large, pack_not_signed.
[[nodiscard]] Result<ByteView> unverified_payload(ByteView file);

}  // namespace sealwell::sealing
