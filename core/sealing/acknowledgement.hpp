#pragma once

#include "core/base/result.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/hash.hpp"
#include "core/sealing/keys.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

// The intake's signed answer that an envelope is stored durably. docs/sealed-envelope.md, section "Acknowledgements".
namespace sealwell::sealing {

/// Maximum length of an acknowledgement in bytes.
inline constexpr std::size_t acknowledgement_max_bytes = 512;

/// The content of a valid acknowledgement.
struct Acknowledgement {
  EnvelopeId id{};
  Hash hash{};                      ///< SHA-256 of the stored envelope.
  std::int64_t received_at_ms = 0;  ///< Whole seconds, in milliseconds since 1970-01-01T00:00:00Z.
  KeyId key;                        ///< The intake key that signed.
};

/// Signs an acknowledgement: one line of JSON without a line end. `received_at_ms` is truncated to whole seconds.
/// Error: out_of_range outside the years 1970 to 9999.
[[nodiscard]] Result<std::string> sign_acknowledgement(const EnvelopeId& id, const Hash& hash,
                                                       std::int64_t received_at_ms, const IntakeSecretKey& key);

/// Verifies an acknowledgement against the intake's trusted keys and the envelope's id and hash. Errors, in the order
/// in which they are checked: ack_invalid, ack_signature_invalid (also for a key that is not trusted),
/// ack_for_other_envelope.
[[nodiscard]] Result<Acknowledgement> verify_acknowledgement(std::string_view text, const EnvelopeId& id,
                                                             const Hash& hash,
                                                             std::span<const IntakePublicKey> trusted);

}  // namespace sealwell::sealing
