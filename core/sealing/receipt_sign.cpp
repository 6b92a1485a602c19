#include "core/sealing/receipt_signature_format.hpp"

#include <sodium/crypto_sign.h>

namespace sealwell::sealing {
namespace {

Signature sign(const Bytes& statement, const ReceiptSecretKey& key) {
  Signature signature{};
  static_assert(crypto_sign_BYTES == std::tuple_size_v<Signature>);
  crypto_sign_detached(signature.data(), nullptr, statement.data(), statement.size(), key.secret().data());
  return signature;
}

}  // namespace

Signature sign_chain(const Hash& head, std::uint32_t events, const ReceiptSecretKey& key) {
  return sign(chain_statement(head, events), key);
}

Signature sign_receipt(const Hash& content, const ReceiptSecretKey& key) {
  return sign(receipt_statement(content), key);
}

Signature sign_withdrawal(const EnvelopeId& id, const Hash& envelope_hash, const ReceiptSecretKey& key) {
  return sign(withdrawal_statement(id, envelope_hash), key);
}

Signature sign_change(const Hash& content, const ReceiptSecretKey& key) { return sign(change_statement(content), key); }

}  // namespace sealwell::sealing
