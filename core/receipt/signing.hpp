#pragma once

#include "core/json/value.hpp"
#include "core/sealing/hash.hpp"
#include "core/sealing/keys.hpp"

namespace sealwell::receipt {

/// What of a receipt is signed: the hash of its canonical JSON without secret, signature, acknowledgement and deletion.
[[nodiscard]] sealing::Hash content_hash(const json::Value& receipt);

/// Sets (or replaces) the receipt's `signature`.
void sign(json::Value& receipt, const sealing::ReceiptSecretKey& key);

}  // namespace sealwell::receipt
