#include "core/sealing/withdrawal.hpp"

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

}  // namespace sealwell::sealing
