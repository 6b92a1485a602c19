#pragma once

#include "core/base/bytes.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/hash.hpp"
#include "core/sealing/keys.hpp"

#include <array>
#include <cstdint>

// Signatures made with a receipt's key. docs/consent.md, "The chain"; docs/receipt.md, "The file";
// docs/sealed-envelope.md, "Proofs"; and docs/changes.md, "The document".
namespace sealwell::sealing {

/// An Ed25519 signature (RFC 8032).
using Signature = std::array<std::uint8_t, 64>;

/// Signs an event chain of `events` events (1 or more) whose last event has the hash `head`.
[[nodiscard]] Signature sign_chain(const Hash& head, std::uint32_t events, const ReceiptSecretKey& key);

/// Signs a receipt, by the hash of its content.
[[nodiscard]] Signature sign_receipt(const Hash& content, const ReceiptSecretKey& key);

/// Signs the request to delete the envelope of this id and hash.
[[nodiscard]] Signature sign_withdrawal(const EnvelopeId& id, const Hash& envelope_hash, const ReceiptSecretKey& key);

/// Signs the posting of the envelope of this id and hash.
[[nodiscard]] Signature sign_post(const EnvelopeId& id, const Hash& envelope_hash, const ReceiptSecretKey& key);

/// Signs a change, by the hash of its content.
[[nodiscard]] Signature sign_change(const Hash& content, const ReceiptSecretKey& key);

/// True if `signature` is a valid signature of `key` over that chain; false also for any other length than 64 bytes.
[[nodiscard]] bool is_chain_signature(ByteView signature, const Hash& head, std::uint32_t events,
                                      const ReceiptPublicKey& key);

/// True if `signature` is a valid signature of `key` over a receipt of that content.
[[nodiscard]] bool is_receipt_signature(ByteView signature, const Hash& content, const ReceiptPublicKey& key);

/// True if `signature` is a valid signature of `key` over the request to delete that envelope.
[[nodiscard]] bool is_withdrawal_signature(ByteView signature, const EnvelopeId& id, const Hash& envelope_hash,
                                           const ReceiptPublicKey& key);

/// True if `signature` is a valid signature of `key` over the posting of that envelope.
[[nodiscard]] bool is_post_signature(ByteView signature, const EnvelopeId& id, const Hash& envelope_hash,
                                     const ReceiptPublicKey& key);

/// True if `signature` is a valid signature of `key` over a change of that content.
[[nodiscard]] bool is_change_signature(ByteView signature, const Hash& content, const ReceiptPublicKey& key);

}  // namespace sealwell::sealing
