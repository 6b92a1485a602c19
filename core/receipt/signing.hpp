#pragma once

#include "core/json/value.hpp"
#include "core/sealing/hash.hpp"
#include "core/sealing/keys.hpp"

namespace sealwell::receipt {

/// The hash that a receipt's signature covers: SHA-256 of its canonical JSON without secret, signature, acknowledgement
/// and deletion.
[[nodiscard]] sealing::Hash content_hash(const json::Value& receipt);

/// Sets (or replaces) the receipt's `signature`.
void sign(json::Value& receipt, const sealing::ReceiptSecretKey& key);

}  // namespace sealwell::receipt
