#pragma once

#include "core/base/bytes.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/hash.hpp"
#include "core/sealing/keys.hpp"

#include <array>
#include <cstdint>

// What the key of a receipt signs. docs/consent.md, "The chain"; docs/receipt.md, "The file"; and
// docs/sealed-envelope.md, "Withdrawals".
namespace sealwell::sealing {

/// An Ed25519 signature (RFC 8032).
using Signature = std::array<std::uint8_t, 64>;

/// The signature over a chain of `events` events (1 or more) whose last has the hash `head`.
[[nodiscard]] Signature sign_chain(const Hash& head, std::uint32_t events, const ReceiptSecretKey& key);

/// The signature over a receipt, by the hash of what it holds.
[[nodiscard]] Signature sign_receipt(const Hash& content, const ReceiptSecretKey& key);

/// The signature over the wish to have the envelope of this id and hash deleted.
[[nodiscard]] Signature sign_withdrawal(const EnvelopeId& id, const Hash& envelope_hash, const ReceiptSecretKey& key);

/// Whether `signature` is that key's for that chain; false for anything else, and for any other length.
[[nodiscard]] bool is_chain_signature(ByteView signature, const Hash& head, std::uint32_t events,
                                      const ReceiptPublicKey& key);

/// Whether `signature` is that key's for a receipt of that content.
[[nodiscard]] bool is_receipt_signature(ByteView signature, const Hash& content, const ReceiptPublicKey& key);

/// Whether `signature` is that key's for the deletion of that envelope.
[[nodiscard]] bool is_withdrawal_signature(ByteView signature, const EnvelopeId& id, const Hash& envelope_hash,
                                           const ReceiptPublicKey& key);

}  // namespace sealwell::sealing
