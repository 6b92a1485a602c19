#pragma once

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/hash.hpp"
#include "core/sealing/keys.hpp"
#include "core/sealing/receipt_signature.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

// Withdrawal of an envelope that nobody has collected. docs/sealed-envelope.md, section "Withdrawals". The browser
// makes the proof, the intake verifies it and answers.
namespace sealwell::sealing {

/// Length of a proof in bytes: the receipt's public key, then its signature.
inline constexpr std::size_t withdrawal_proof_bytes = 32 + 64;
using WithdrawalProof = std::array<std::uint8_t, withdrawal_proof_bytes>;

/// The id of the one envelope that the holder of this receipt key can withdraw. A sealer uses it instead of
/// new_envelope_id to make its envelope withdrawable.
[[nodiscard]] EnvelopeId envelope_id_for(const ReceiptPublicKey& key);

/// The proof for the envelope with the id envelope_id_for(key) and this hash (SHA-256 of all its bytes).
[[nodiscard]] WithdrawalProof prove_withdrawal(const Hash& envelope_hash, const ReceiptSecretKey& key);

/// A proof whose key matches the envelope's id. Its signature is not verified yet.
struct WithdrawalClaim {
  ReceiptPublicKey key;
  Signature signature{};
};

/// Reads a proof for the envelope named `id`. Errors, in this order: withdrawal_invalid (not 96 bytes, or they begin
/// with no point of Ed25519's prime-order group in its one spelling), withdrawal_not_proved (the id does not follow
/// from the key).
[[nodiscard]] Result<WithdrawalClaim> read_withdrawal(ByteView proof, const EnvelopeId& id);

/// True if the claim's signature is valid for the envelope of this hash.
[[nodiscard]] bool is_withdrawal(const WithdrawalClaim& claim, const Hash& envelope_hash);

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
