#include "core/sealing/receipt_signature_format.hpp"

#include <sodium/crypto_sign.h>

namespace sealwell::sealing {
namespace {

bool is_signature(ByteView signature, const Bytes& statement, const ReceiptPublicKey& key) {
  return signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(signature.data(), statement.data(), statement.size(), key.bytes().data()) == 0;
}

}  // namespace

bool is_chain_signature(ByteView signature, const Hash& head, std::uint32_t events, const ReceiptPublicKey& key) {
  return is_signature(signature, chain_statement(head, events), key);
}

bool is_receipt_signature(ByteView signature, const Hash& content, const ReceiptPublicKey& key) {
  return is_signature(signature, receipt_statement(content), key);
}

bool is_withdrawal_signature(ByteView signature, const EnvelopeId& id, const Hash& envelope_hash,
                             const ReceiptPublicKey& key) {
  return is_signature(signature, withdrawal_statement(id, envelope_hash), key);
}

}  // namespace sealwell::sealing
