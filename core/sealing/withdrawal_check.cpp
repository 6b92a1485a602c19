#include "core/sealing/withdrawal.hpp"

#include <sodium/crypto_core_ed25519.h>

#include <algorithm>

namespace sealwell::sealing {

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

}  // namespace sealwell::sealing
