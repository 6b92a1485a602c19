#include "core/sealing/withdrawal.hpp"

#include "core/sealing/intake_line.hpp"

#include <sodium/crypto_core_ed25519.h>

#include <algorithm>

namespace sealwell::sealing {

EnvelopeId envelope_id_for(const ReceiptPublicKey& key) {
  constexpr std::string_view label = "sealwell-envelope-id-v1";
  Bytes named(label.begin(), label.end());
  named.push_back(0);
  named.insert(named.end(), key.bytes().begin(), key.bytes().end());
  const Hash hash = sha256(named);
  EnvelopeId id;
  std::copy_n(hash.begin(), id.size(), id.begin());
  return id;
}

WithdrawalProof prove_withdrawal(const Hash& envelope_hash, const ReceiptSecretKey& key) {
  WithdrawalProof proof;
  const ByteView public_key = key.public_key().bytes();
  const auto after_key = std::copy(public_key.begin(), public_key.end(), proof.begin());
  const Signature signature = sign_withdrawal(envelope_id_for(key.public_key()), envelope_hash, key);
  std::copy(signature.begin(), signature.end(), after_key);
  return proof;
}

Result<WithdrawalClaim> read_withdrawal(ByteView proof, const EnvelopeId& id) {
  if (proof.size() != withdrawal_proof_bytes) return Error::withdrawal_invalid;
  const ByteView point = proof.first(ReceiptPublicKey::size);
  if (crypto_core_ed25519_is_valid_point(point.data()) != 1) return Error::withdrawal_invalid;
  const auto key = ReceiptPublicKey::from_bytes(point);
  if (!key.ok()) return Error::withdrawal_invalid;
  if (envelope_id_for(key.value()) != id) return Error::withdrawal_not_proved;
  WithdrawalClaim claim{key.value(), {}};
  const ByteView signature = proof.subspan(point.size());
  std::copy(signature.begin(), signature.end(), claim.signature.begin());
  return claim;
}

bool is_withdrawal(const WithdrawalClaim& claim, const Hash& envelope_hash) {
  return is_withdrawal_signature(claim.signature, envelope_id_for(claim.key), envelope_hash, claim.key);
}

Result<std::string> sign_deletion(const EnvelopeId& id, const Hash& hash, std::int64_t deleted_at_ms,
                                  const IntakeSecretKey& key) {
  return sign_intake_line(deletion_line, id, hash, deleted_at_ms, key);
}

Result<Deletion> verify_deletion(std::string_view text, const EnvelopeId& id, const Hash& hash,
                                 std::span<const IntakePublicKey> trusted) {
  const auto line = verify_intake_line(deletion_line, text, id, hash, trusted);
  if (!line.ok()) return line.failure();
  return Deletion{line.value().id, line.value().hash, line.value().at_ms, line.value().key};
}

}  // namespace sealwell::sealing
