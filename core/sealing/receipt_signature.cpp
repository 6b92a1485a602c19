#include "core/sealing/receipt_signature.hpp"

#include "core/sealing/key_labels.hpp"

#include <sodium/crypto_sign.h>

namespace sealwell::sealing {
namespace {

/// How everything begins that a receipt's key signs: what it is, by number.
Bytes receipt_statement_of(std::uint8_t what) {
  constexpr std::string_view label = key_label(KeyKind::receipt);
  Bytes statement(label.begin(), label.end());
  statement.push_back(0);
  statement.push_back(what);
  return statement;
}

/// The bytes that are signed for a chain.
Bytes chain_statement(const Hash& head, std::uint32_t events) {
  Bytes statement = receipt_statement_of(1);
  for (int shift = 0; shift < 32; shift += 8) statement.push_back(static_cast<std::uint8_t>(events >> shift));
  statement.insert(statement.end(), head.begin(), head.end());
  return statement;
}

/// The bytes that are signed for a receipt.
Bytes receipt_statement(const Hash& content) {
  Bytes statement = receipt_statement_of(2);
  statement.insert(statement.end(), content.begin(), content.end());
  return statement;
}

/// The bytes that are signed to withdraw an envelope, and to post one.
constexpr std::uint8_t withdrawal = 3, post = 5;
Bytes envelope_statement(std::uint8_t what, const EnvelopeId& id, const Hash& envelope_hash) {
  Bytes statement = receipt_statement_of(what);
  statement.insert(statement.end(), id.begin(), id.end());
  statement.insert(statement.end(), envelope_hash.begin(), envelope_hash.end());
  return statement;
}

/// The bytes that are signed for a change.
Bytes change_statement(const Hash& content) {
  Bytes statement = receipt_statement_of(4);
  statement.insert(statement.end(), content.begin(), content.end());
  return statement;
}

Signature sign(const Bytes& statement, const ReceiptSecretKey& key) {
  Signature signature{};
  static_assert(crypto_sign_BYTES == std::tuple_size_v<Signature>);
  crypto_sign_detached(signature.data(), nullptr, statement.data(), statement.size(), key.secret().data());
  return signature;
}

bool is_signature(ByteView signature, const Bytes& statement, const ReceiptPublicKey& key) {
  return signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(signature.data(), statement.data(), statement.size(), key.bytes().data()) == 0;
}

}  // namespace

Signature sign_chain(const Hash& head, std::uint32_t events, const ReceiptSecretKey& key) {
  return sign(chain_statement(head, events), key);
}

Signature sign_receipt(const Hash& content, const ReceiptSecretKey& key) {
  return sign(receipt_statement(content), key);
}

Signature sign_withdrawal(const EnvelopeId& id, const Hash& envelope_hash, const ReceiptSecretKey& key) {
  return sign(envelope_statement(withdrawal, id, envelope_hash), key);
}

Signature sign_post(const EnvelopeId& id, const Hash& envelope_hash, const ReceiptSecretKey& key) {
  return sign(envelope_statement(post, id, envelope_hash), key);
}

Signature sign_change(const Hash& content, const ReceiptSecretKey& key) { return sign(change_statement(content), key); }

bool is_chain_signature(ByteView signature, const Hash& head, std::uint32_t events, const ReceiptPublicKey& key) {
  return is_signature(signature, chain_statement(head, events), key);
}

bool is_receipt_signature(ByteView signature, const Hash& content, const ReceiptPublicKey& key) {
  return is_signature(signature, receipt_statement(content), key);
}

bool is_withdrawal_signature(ByteView signature, const EnvelopeId& id, const Hash& envelope_hash,
                             const ReceiptPublicKey& key) {
  return is_signature(signature, envelope_statement(withdrawal, id, envelope_hash), key);
}

bool is_post_signature(ByteView signature, const EnvelopeId& id, const Hash& envelope_hash,
                       const ReceiptPublicKey& key) {
  return is_signature(signature, envelope_statement(post, id, envelope_hash), key);
}

bool is_change_signature(ByteView signature, const Hash& content, const ReceiptPublicKey& key) {
  return is_signature(signature, change_statement(content), key);
}

}  // namespace sealwell::sealing
