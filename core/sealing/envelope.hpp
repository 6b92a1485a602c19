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

// Sealed envelopes, version 1, suite 1. docs/sealed-envelope.md is the specification; this is one
// implementation. Sealing, reading a header and opening are in separate files, so that a program links only what it
// uses.
namespace sealwell::sealing {

/// The id of one envelope: 128 random bits, never all zero.
using EnvelopeId = std::array<std::uint8_t, 16>;

/// Limits of the format.
inline constexpr std::size_t envelope_max_bytes = 1024 * 1024;                ///< A whole envelope.
inline constexpr std::size_t envelope_max_parts = 32;                         ///< Parts in an envelope, at least 1.
inline constexpr std::size_t envelope_max_recipients = 32;                    ///< Recipients of a part, at least 1.
inline constexpr std::size_t envelope_max_pack_id = 64;                       ///< Characters of a pack id, at least 1.
inline constexpr std::size_t envelope_min_padded = 4 * 1024;                  ///< Smallest padded content.
inline constexpr std::size_t envelope_max_padded = 512 * 1024;                ///< Largest padded content.
inline constexpr std::size_t envelope_max_content = envelope_max_padded - 4;  ///< Content of a part.

/// Draws a fresh envelope id. The record in the envelope contains the id, so it is drawn before the record is built.
/// Error: randomness_failed.
[[nodiscard]] Result<EnvelopeId> new_envelope_id(RandomSource& random);

/// `id` as 32 lower-case hexadecimal digits.
[[nodiscard]] std::string envelope_id_text(const EnvelopeId& id);

/// The reference that a resident can read out on the phone: the id's first twelve digits in groups of four,
/// "01AB-23CD-45EF".
[[nodiscard]] std::string envelope_reference(const EnvelopeId& id);

/// Reads exactly 32 lower-case hexadecimal digits; nothing for any other text or for all zeros.
[[nodiscard]] std::optional<EnvelopeId> parse_envelope_id(std::string_view text);

/// One part in clear and its recipients.
struct PartContent {
  ByteView content;                            ///< 0 to envelope_max_content bytes; the caller owns and wipes it.
  std::vector<RecipientPublicKey> recipients;  ///< 1 to envelope_max_recipients, no key twice.
};

/// The content of an envelope before sealing.
struct EnvelopeContent {
  EnvelopeId id{};                 ///< From new_envelope_id.
  std::string pack_id;             ///< 1 to envelope_max_pack_id of a-z, 0-9 and '-'.
  Hash pack_hash{};                ///< SHA-256 of the pack's payload.
  std::vector<PartContent> parts;  ///< 1 to envelope_max_parts.
};

/// A sealed envelope. Holds no secret.
struct SealedEnvelope {
  Bytes bytes;
  EnvelopeId id{};
  Hash hash{};  ///< SHA-256 of `bytes`; the intake's acknowledgement carries it.
};

/// Seals an envelope. Content keys, ephemeral keys and padded contents are wiped on every path. Errors:
/// envelope_bad_header (`where` is the field that breaks a limit or rule above), envelope_too_large (a content or the
/// whole envelope), randomness_failed (nothing was sealed).
[[nodiscard]] Result<SealedEnvelope> seal(const EnvelopeContent& what, RandomSource& random);

/// One part in a header.
struct PartHeader {
  std::vector<KeyId> recipients;  ///< In the header's order.
  std::size_t wraps_at = 0;       ///< Where the first recipient's entry begins, bytes from the envelope's start.
  std::size_t body_at = 0;        ///< Where the body begins, bytes from the envelope's start.
  std::size_t body_size = 0;      ///< Bytes of the body.
};

/// The header of an envelope, readable without a key. Not authenticated: only opening a part proves that the header is
/// unchanged.
struct EnvelopeHeader {
  EnvelopeId id{};
  Hash pack_hash{};
  std::string pack_id;
  std::vector<PartHeader> parts;
  std::size_t size = 0;  ///< Bytes of prefix and header.
};

/// Reads prefix and header and validates every count and length against the size of `envelope`.
/// Errors: envelope_too_large, envelope_too_short, envelope_bad_magic, envelope_unknown_version,
/// envelope_unknown_suite, envelope_bad_header, envelope_bad_length.
[[nodiscard]] Result<EnvelopeHeader> read_header(ByteView envelope);

/// One part of an opened envelope.
struct OpenedPart {
  std::optional<SecretBytes> content;  ///< Nothing if no given key is a recipient of the part.
  std::optional<KeyId> opened_by;      ///< The key that opened it.
};

/// An envelope of which at least one part was opened.
struct OpenedEnvelope {
  EnvelopeHeader header;          ///< Authenticated by the parts that were opened.
  std::vector<OpenedPart> parts;  ///< As many as the header names, in its order.
};

/// Opens every part that is wrapped to one of `keys`. All or nothing: if a part for one of these keys does not open,
/// the whole fails. Errors: those of read_header, envelope_not_for_key, envelope_wrap_failed,
/// envelope_commitment_failed, envelope_body_failed, envelope_bad_padding; `where` names the part ("part 0").
[[nodiscard]] Result<OpenedEnvelope> open(ByteView envelope, std::span<const RecipientSecretKey> keys);

}  // namespace sealwell::sealing
