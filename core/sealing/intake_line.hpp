#pragma once

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/hash.hpp"
#include "core/sealing/keys.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

// The common format of acknowledgements and deletion answers: one line of JSON, signed by the intake, about what
// happened to one envelope and when.
namespace sealwell::sealing {

/// The texts in which the two kinds of line differ.
struct IntakeLineKind {
  std::string_view format;       ///< The member `format`.
  std::string_view time_member;  ///< The name of the member that holds the instant.
  std::string_view label;        ///< Begins what is signed.
};
inline constexpr IntakeLineKind acknowledgement_line{"sealwell-ack/1", "receivedAt", "sealwell-ack-v1"};
inline constexpr IntakeLineKind deletion_line{"sealwell-deleted/1", "deletedAt", "sealwell-deleted-v1"};

/// The content of a line.
struct IntakeLine {
  EnvelopeId id{};
  Hash hash{};             ///< SHA-256 of the envelope.
  std::int64_t at_ms = 0;  ///< Whole seconds, in milliseconds since 1970-01-01T00:00:00Z.
  KeyId key;               ///< The intake key that signed.
};

/// The bytes that the intake signs.
[[nodiscard]] Bytes intake_line_statement(const IntakeLineKind& kind, const IntakeLine& said);

/// A line in its single valid spelling.
[[nodiscard]] std::string intake_line_text(const IntakeLineKind& kind, const IntakeLine& said, ByteView signature);

/// Signs a line. `at_ms` is truncated to whole seconds. Error: out_of_range outside the years 1970 to 9999.
[[nodiscard]] Result<std::string> sign_intake_line(const IntakeLineKind& kind, const EnvelopeId& id, const Hash& hash,
                                                   std::int64_t at_ms, const IntakeSecretKey& key);

/// Verifies a line of that kind about this id and hash. Errors, in the order in which they are checked:
/// ack_invalid, ack_signature_invalid (also for a key that is not trusted), ack_for_other_envelope.
[[nodiscard]] Result<IntakeLine> verify_intake_line(const IntakeLineKind& kind, std::string_view text,
                                                    const EnvelopeId& id, const Hash& hash,
                                                    std::span<const IntakePublicKey> trusted);

}  // namespace sealwell::sealing
