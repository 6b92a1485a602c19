#pragma once

#include "core/base/result.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/hash.hpp"
#include "core/sealing/keys.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

// The intake's signed answer that an envelope was withdrawn. docs/sealed-envelope.md, section "Withdrawals"; the proof that
// asks for it is in core/sealing/envelope_proof.hpp.
namespace sealwell::sealing {

/// The content of a valid deletion answer.
struct Deletion {
  EnvelopeId id{};
  Hash hash{};                     ///< SHA-256 of the envelope that was deleted.
  std::int64_t deleted_at_ms = 0;  ///< Whole seconds, in milliseconds since 1970-01-01T00:00:00Z.
  KeyId key;                       ///< The intake key that signed.
};

/// Signs a deletion answer: one line of JSON without a line end, at most acknowledgement_max_bytes long.
/// `deleted_at_ms` is truncated to whole seconds. Error: out_of_range outside the years 1970 to 9999.
[[nodiscard]] Result<std::string> sign_deletion(const EnvelopeId& id, const Hash& hash, std::int64_t deleted_at_ms,
                                                const IntakeSecretKey& key);

/// Verifies a deletion answer against the intake's trusted keys and the envelope's id and hash. Errors, in the order in
/// which they are checked: ack_invalid, ack_signature_invalid, ack_for_other_envelope.
[[nodiscard]] Result<Deletion> verify_deletion(std::string_view text, const EnvelopeId& id, const Hash& hash,
                                               std::span<const IntakePublicKey> trusted);

}  // namespace sealwell::sealing
