#pragma once

#include "core/base/result.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/hash.hpp"
#include "core/sealing/keys.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

// What the intake answers once an envelope is stored durably. docs/sealed-envelope.md, section
// "Acknowledgements".
namespace sealwell::sealing {

/// Longest acknowledgement, in bytes.
inline constexpr std::size_t acknowledgement_max_bytes = 512;

/// What a good acknowledgement says.
struct Acknowledgement {
  EnvelopeId id{};
  Hash hash{};                      ///< SHA-256 of the stored envelope.
  std::int64_t received_at_ms = 0;  ///< Whole seconds, in milliseconds since 1970-01-01T00:00:00Z.
  KeyId key;                        ///< The intake key that signed.
};

/// The intake's signed answer, one line of JSON without a line end. `received_at_ms` is cut to
/// whole seconds. Error: out_of_range when it lies outside the years 1970 to 9999.
[[nodiscard]] Result<std::string> sign_acknowledgement(const EnvelopeId& id, const Hash& hash,
                                                       std::int64_t received_at_ms, const IntakeSecretKey& key);

/// Whether `text` is the intake's word for the envelope of this id and hash. Errors, in the order
/// in which they are looked for: ack_invalid, ack_signature_invalid (also for a key that is not
/// trusted), ack_for_other_envelope.
[[nodiscard]] Result<Acknowledgement> verify_acknowledgement(std::string_view text, const EnvelopeId& id,
                                                             const Hash& hash,
                                                             std::span<const IntakePublicKey> trusted);

}  // namespace sealwell::sealing
