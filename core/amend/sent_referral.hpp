#pragma once

#include "core/base/result.hpp"
#include "core/pack/service_pack.hpp"
#include "core/receipt/chain.hpp"
#include "core/receipt/receipt_recorder.hpp"
#include "core/sealing/keys.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sealwell::amend {

/// A statement with a consent in effect.
struct AgreedStatement {
  std::string id, version, language, text_hash;  ///< Which wording
  std::string title, question;                   ///< As shown then
  std::string kind, lawful_basis;
  std::vector<std::string> recipients;
  std::vector<std::string> text;  ///< As shown then
};

/// A sent referral, as known from a receipt's file.
struct SentReferral {
  std::string receipt_id;  ///< Hexadecimal
  std::string outcome;     ///< As in the receipt
  std::string issued_at;
  receipt::EnvelopeRef envelope;
  receipt::ChainEnd end;
  std::vector<AgreedStatement> agreed;
  std::optional<sealing::ReceiptSecretKey> key;  ///< Nothing if the secret was removed from the receipt
  json::Value document;                          ///< The receipt without its secret
};

/// Reads a receipt's file and verifies it. Errors: those of receipt::read_receipt; receipt_of_another_service;
/// receipt_damaged where its signature or its chain does not hold.
[[nodiscard]] Result<SentReferral> referral_from_receipt(std::string_view file, const pack::ServicePack& pack);

}  // namespace sealwell::amend
