#pragma once

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/hash.hpp"
#include "core/sealing/keys.hpp"

#include <array>
#include <cstdint>

// What shows that an envelope is its poster's to post and to have deleted. docs/sealed-envelope.md, section "Proofs".
// Whoever seals makes both proofs, the intake verifies them.
namespace sealwell::sealing {

/// Length of a proof in bytes: the receipt's public key, the envelope's hash, the signature.
inline constexpr std::size_t envelope_proof_bytes = 32 + 32 + 64;
using EnvelopeProof = std::array<std::uint8_t, envelope_proof_bytes>;

/// The id of the one envelope that the holder of this receipt key can post and withdraw.
[[nodiscard]] EnvelopeId envelope_id_for(const ReceiptPublicKey& key);

/// The proof to post the envelope with the id envelope_id_for(key) and this hash (SHA-256 of all its bytes).
[[nodiscard]] EnvelopeProof prove_post(const Hash& envelope_hash, const ReceiptSecretKey& key);

/// The proof to withdraw that envelope.
[[nodiscard]] EnvelopeProof prove_withdrawal(const Hash& envelope_hash, const ReceiptSecretKey& key);

/// True if `proof` is good for posting the envelope of this id and hash. False is the failure `post_not_proved`.
[[nodiscard]] bool is_post_proof(ByteView proof, const EnvelopeId& id, const Hash& envelope_hash);

/// Verifies a proof to withdraw the envelope named `id`, and gives the hash of the envelope that it is for. Errors, in
/// this order: withdrawal_invalid (not 128 bytes, or they begin with no point of Ed25519's prime-order group in its one
/// spelling), withdrawal_not_proved (the id does not follow from the key, or the signature is not for this id and hash).
[[nodiscard]] Result<Hash> verify_withdrawal(ByteView proof, const EnvelopeId& id);

}  // namespace sealwell::sealing
