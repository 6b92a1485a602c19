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

// Taking an envelope back while nobody has collected it. docs/sealed-envelope.md, section "Withdrawals". The
// browser proves, the intake checks and answers.
namespace sealwell::sealing {

/// Bytes of a proof: the receipt's public key, then its signature.
inline constexpr std::size_t withdrawal_proof_bytes = 32 + 64;
using WithdrawalProof = std::array<std::uint8_t, withdrawal_proof_bytes>;

/// The id of the one envelope that the holder of this receipt key can withdraw. A sealer that wants its envelope to be
/// withdrawable takes this in place of new_envelope_id.
[[nodiscard]] EnvelopeId envelope_id_for(const ReceiptPublicKey& key);

/// The proof for the envelope of id envelope_id_for(key) and of this hash (SHA-256 of all its bytes).
[[nodiscard]] WithdrawalProof prove_withdrawal(const Hash& envelope_hash, const ReceiptSecretKey& key);

/// A proof as it came, whose key the envelope's id follows from; its signature is not yet checked.
struct WithdrawalClaim {
  ReceiptPublicKey key;
  Signature signature{};
};

/// Reads a proof for the envelope named `id`. Errors, in this order: withdrawal_invalid (not 96 bytes, or they begin
/// with no point of Ed25519's prime-order group in its one spelling), withdrawal_not_proved (the id does not follow
/// from the key).
[[nodiscard]] Result<WithdrawalClaim> read_withdrawal(ByteView proof, const EnvelopeId& id);

/// Whether the claim is signed for the envelope of this hash.
[[nodiscard]] bool is_withdrawal(const WithdrawalClaim& claim, const Hash& envelope_hash);

/// What a good deletion answer says.
struct Deletion {
  EnvelopeId id{};
  Hash hash{};                     ///< SHA-256 of the envelope that was deleted.
  std::int64_t deleted_at_ms = 0;  ///< Whole seconds, in milliseconds since 1970-01-01T00:00:00Z.
  KeyId key;                       ///< The intake key that signed.
};

/// The intake's signed answer to a withdrawal, one line of JSON without a line end, at most acknowledgement_max_bytes.
/// `deleted_at_ms` is cut to whole seconds. Error: out_of_range when it lies outside the years 1970 to 9999.
[[nodiscard]] Result<std::string> sign_deletion(const EnvelopeId& id, const Hash& hash, std::int64_t deleted_at_ms,
                                                const IntakeSecretKey& key);

/// Whether `text` is the intake's word that the envelope of this id and hash is gone. Errors as for an acknowledgement,
/// in the order in which they are looked for: ack_invalid, ack_signature_invalid, ack_for_other_envelope.
[[nodiscard]] Result<Deletion> verify_deletion(std::string_view text, const EnvelopeId& id, const Hash& hash,
                                               std::span<const IntakePublicKey> trusted);

}  // namespace sealwell::sealing
