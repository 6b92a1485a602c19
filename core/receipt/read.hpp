#pragma once

#include "core/base/result.hpp"
#include "core/json/value.hpp"
#include "core/receipt/chain.hpp"
#include "core/sealing/keys.hpp"

#include <optional>
#include <string_view>

namespace sealwell::receipt {

/// Limits on a receipt: a record of at most half a megabyte, and the wordings. Ours.
inline constexpr json::Limits receipt_limits{.bytes = 1024 * 1024, .depth = 48, .values = 50'000};

/// A well-formed receipt. Not verified.
struct Receipt {
  json::Value document;  ///< Without `secret`
  ReadChain chain;
  std::optional<sealing::ReceiptSecretKey> secret;  ///< Nothing if it was removed
};

/// Reads a receipt's file. Errors: those of json::parse; missing_field, wrong_type, unknown_value, too_large,
/// key_invalid, key_wrong_kind, with a JSON pointer as `where`; key_invalid at /secret for a secret that is not the
/// chain's key.
[[nodiscard]] Result<Receipt> read_receipt(std::string_view text);

}  // namespace sealwell::receipt
