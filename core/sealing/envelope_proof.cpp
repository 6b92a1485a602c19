#include "core/sealing/envelope_proof.hpp"

#include "core/sealing/receipt_signature.hpp"

#include <sodium/crypto_core_ed25519.h>

#include <algorithm>

namespace sealwell::sealing {
namespace {

using Sign = Signature (*)(const EnvelopeId&, const Hash&, const ReceiptSecretKey&);

EnvelopeProof prove(Sign sign, const Hash& envelope_hash, const ReceiptSecretKey& key) {
  EnvelopeProof proof;
  const ByteView public_key = key.public_key().bytes();
  auto after = std::copy(public_key.begin(), public_key.end(), proof.begin());
  after = std::copy(envelope_hash.begin(), envelope_hash.end(), after);
  const Signature signature = sign(envelope_id_for(key.public_key()), envelope_hash, key);
  std::copy(signature.begin(), signature.end(), after);
  return proof;
}

/// A proof in its parts. Nothing is verified but the key's form.
struct Claim {
  ReceiptPublicKey key;
  Hash hash{};
  ByteView signature;
};

std::optional<Claim> read_claim(ByteView proof) {
  if (proof.size() != envelope_proof_bytes) return std::nullopt;
  const ByteView point = proof.first(ReceiptPublicKey::size);
  if (crypto_core_ed25519_is_valid_point(point.data()) != 1) return std::nullopt;
  const auto key = ReceiptPublicKey::from_bytes(point);
  if (!key.ok()) return std::nullopt;
  Claim claim{key.value(), {}, proof.subspan(point.size() + std::tuple_size_v<Hash>)};
  std::copy_n(proof.begin() + static_cast<std::ptrdiff_t>(point.size()), claim.hash.size(), claim.hash.begin());
  return claim;
}

}  // namespace

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

EnvelopeProof prove_post(const Hash& envelope_hash, const ReceiptSecretKey& key) {
  return prove(sign_post, envelope_hash, key);
}

EnvelopeProof prove_withdrawal(const Hash& envelope_hash, const ReceiptSecretKey& key) {
  return prove(sign_withdrawal, envelope_hash, key);
}

bool is_post_proof(ByteView proof, const EnvelopeId& id, const Hash& envelope_hash) {
  const auto claim = read_claim(proof);
  return claim && envelope_id_for(claim->key) == id && claim->hash == envelope_hash &&
         is_post_signature(claim->signature, id, envelope_hash, claim->key);
}

Result<Hash> verify_withdrawal(ByteView proof, const EnvelopeId& id) {
  const auto claim = read_claim(proof);
  if (!claim) return Error::withdrawal_invalid;
  if (envelope_id_for(claim->key) != id || !is_withdrawal_signature(claim->signature, id, claim->hash, claim->key)) {
    return Error::withdrawal_not_proved;
  }
  return claim->hash;
}

}  // namespace sealwell::sealing
