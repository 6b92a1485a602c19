#pragma once

#include "core/base/bytes.hpp"
#include "core/base/random.hpp"
#include "core/base/result.hpp"
#include "core/sealing/hash.hpp"
#include "core/sealing/keys.hpp"
#include "core/sealing/secret.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

// Sealed envelopes, version 1, suite 1. docs/sealed-envelope.md is the contract; this is one
// implementation of it. Sealing, reading a header and opening lie in files of their own, so that
// a program links only what it uses.
namespace sealwell::sealing {

/// Names one envelope; random, never all zero.
using EnvelopeId = std::array<std::uint8_t, 16>;

/// Limits of the format.
inline constexpr std::size_t envelope_max_bytes = 1024 * 1024;                ///< A whole envelope.
inline constexpr std::size_t envelope_max_parts = 32;                         ///< Parts in an envelope, at least 1.
inline constexpr std::size_t envelope_max_recipients = 32;                    ///< Recipients of a part, at least 1.
inline constexpr std::size_t envelope_max_pack_id = 64;                       ///< Characters of a pack id, at least 1.
inline constexpr std::size_t envelope_min_padded = 4 * 1024;                  ///< Smallest padded content.
inline constexpr std::size_t envelope_max_padded = 512 * 1024;                ///< Largest padded content.
inline constexpr std::size_t envelope_max_content = envelope_max_padded - 4;  ///< Content of a part.

/// A fresh envelope id. The record inside names its own envelope, so the id is drawn before
/// the record is written. Error: randomness_failed.
[[nodiscard]] Result<EnvelopeId> new_envelope_id(RandomSource& random);

/// 32 lower-case hexadecimal digits.
[[nodiscard]] std::string envelope_id_text(const EnvelopeId& id);

/// What a resident can read out on the phone: the first twelve digits in groups of four, "01AB-23CD-45EF".
[[nodiscard]] std::string envelope_reference(const EnvelopeId& id);

/// Reads exactly 32 lower-case hexadecimal digits; nothing for any other text or for all zeros.
[[nodiscard]] std::optional<EnvelopeId> parse_envelope_id(std::string_view text);

/// One part in clear and who may open it.
struct PartToSeal {
  ByteView content;                            ///< 0 to envelope_max_content bytes; the caller owns and wipes it.
  std::vector<RecipientPublicKey> recipients;  ///< 1 to envelope_max_recipients, no key twice.
};

/// What goes into an envelope.
struct ToSeal {
  EnvelopeId id{};                ///< From new_envelope_id.
  std::string pack_id;            ///< 1 to envelope_max_pack_id of a-z, 0-9 and '-'.
  Hash pack_hash{};               ///< SHA-256 of the pack's payload.
  std::vector<PartToSeal> parts;  ///< 1 to envelope_max_parts.
};

/// A finished envelope; nothing in it is secret.
struct SealedEnvelope {
  Bytes bytes;
  EnvelopeId id{};
  Hash hash{};  ///< SHA-256 of `bytes`; the intake's acknowledgement carries it.
};

/// Seals. Content keys, ephemeral keys and padded contents are wiped on every path.
/// Errors: envelope_bad_header (`where` names the field that breaks a limit or rule above),
/// envelope_too_large (a content, or the whole), randomness_failed (nothing was sealed).
[[nodiscard]] Result<SealedEnvelope> seal(const ToSeal& what, RandomSource& random);

/// What a header says of one part.
struct PartHeader {
  std::vector<KeyId> recipients;  ///< In the header's order.
  std::size_t wraps_at = 0;       ///< Where the first recipient's entry begins, bytes from the envelope's start.
  std::size_t body_at = 0;        ///< Where the body begins, bytes from the envelope's start.
  std::size_t body_size = 0;      ///< Bytes of the body.
};

/// What anybody can read of an envelope without a key. Not authenticated: only opening a part
/// shows that the header is as it was sealed.
struct EnvelopeHeader {
  EnvelopeId id{};
  Hash pack_hash{};
  std::string pack_id;
  std::vector<PartHeader> parts;
  std::size_t size = 0;  ///< Bytes of prefix and header.
};

/// Reads prefix and header and checks every count and length against the bytes at hand.
/// Errors: envelope_too_large, envelope_too_short, envelope_bad_magic, envelope_unknown_version,
/// envelope_unknown_suite, envelope_bad_header, envelope_bad_length.
[[nodiscard]] Result<EnvelopeHeader> read_header(ByteView envelope);

/// One part after opening.
struct OpenedPart {
  std::optional<SecretBytes> content;  ///< Nothing when the part is for none of the keys at hand.
  std::optional<KeyId> opened_by;      ///< The key that opened it.
};

/// An envelope of which at least one part was opened.
struct OpenedEnvelope {
  EnvelopeHeader header;          ///< Authenticated by the parts that were opened.
  std::vector<OpenedPart> parts;  ///< As many as the header names, in its order.
};

/// Opens every part that is wrapped to one of `keys`. All or nothing: a part that is for one of
/// these keys and does not open fails the whole. Errors: those of read_header,
/// envelope_not_for_key, envelope_wrap_failed, envelope_commitment_failed, envelope_body_failed,
/// envelope_bad_padding; `where` names the part ("part 0").
[[nodiscard]] Result<OpenedEnvelope> open(ByteView envelope, std::span<const RecipientSecretKey> keys);

}  // namespace sealwell::sealing
