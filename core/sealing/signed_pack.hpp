#pragma once

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/sealing/hash.hpp"
#include "core/sealing/keys.hpp"

#include <cstdint>
#include <span>
#include <string_view>

// A pack file as the browser fetches it: a short text header with a signature, an empty line, and
// the pack's bytes. docs/sealed-envelope.md, section "Signed packs".
namespace sealwell::sealing {

/// Largest signed pack file, header included.
inline constexpr std::size_t signed_pack_max_bytes = 2 * 1024 * 1024;

/// How every signed pack begins.
inline constexpr std::string_view signed_pack_format = "sealwell-signed-pack/1\n";

/// The signed file for `payload`: a pack's canonical JSON, or a prepared pack's bytes (docs/prepared-pack.md). `not_after_ms` is the last
/// instant at which it is good, in milliseconds since 1970-01-01T00:00:00Z, cut to whole seconds;
/// years 1970 to 9999. Errors: pack_too_large; out_of_range when the instant lies outside those years.
[[nodiscard]] Result<Bytes> sign_pack(ByteView payload, const SigningSecretKey& key, std::int64_t not_after_ms);

/// A pack file whose signature was found good.
struct VerifiedPack {
  ByteView payload;               ///< The pack's bytes, a view into what was verified.
  Hash hash{};                    ///< SHA-256 of `payload`: the pack hash that envelopes name.
  KeyId key;                      ///< Whose signature it was.
  std::int64_t not_after_ms = 0;  ///< Last instant at which it is good.
};

/// Checks a pack file against the keys that this reader trusts, at instant `now_ms`.
/// Errors, in the order in which they are looked for: pack_too_large, pack_not_signed (no header,
/// or one that is not in its single spelling), pack_key_unknown, pack_signature_invalid,
/// pack_expired.
[[nodiscard]] Result<VerifiedPack> verify_pack(ByteView file, std::span<const SigningPublicKey> trusted,
                                               std::int64_t now_ms);

/// The payload of a pack file whose signature nobody checked: what is shown of it must say so. A view into `file`.
/// Errors: pack_too_large, pack_not_signed.
[[nodiscard]] Result<ByteView> unverified_payload(ByteView file);

}  // namespace sealwell::sealing
