#pragma once

#include "core/amend/link.hpp"
#include "core/base/result.hpp"
#include "core/pack/service_pack.hpp"
#include "core/receipt/receipt_recorder.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sealwell::amend {

/// A statement that was agreed to and stands.
struct AgreedStatement {
  std::string id, version, language, text_hash;  ///< Which wording
  std::string title, question;                   ///< In its words; those of today where the link brought no others
  std::string kind, lawful_basis;
  std::vector<std::string> recipients;
  std::vector<std::string> text;  ///< What the page said; empty where the link brought none
};

/// What is known of what was sent: all of a receipt, or what a link carries.
struct SentReferral {
  std::string receipt_id;  ///< Hexadecimal
  std::string outcome;     ///< As in the receipt; "sent" with a link
  std::string issued_at;   ///< Empty with a link
  receipt::EnvelopeRef envelope;
  receipt::ChainEnd end;
  std::vector<AgreedStatement> agreed;
  std::optional<sealing::ReceiptSecretKey> key;  ///< Nothing where the receipt's secret was taken out
  json::Value document;                          ///< The receipt without its secret; null with a link
};

/// From a receipt's file. Errors: those of receipt::read_receipt; receipt_of_another_service; receipt_damaged where
/// its signature or its chain does not hold.
[[nodiscard]] Result<SentReferral> referral_from_receipt(std::string_view file, const pack::ServicePack& pack);

/// From a link's fragment. Errors: those of read_link; receipt_of_another_service where none of its statements are
/// this pack's.
[[nodiscard]] Result<SentReferral> referral_from_link(std::string_view fragment, const pack::ServicePack& pack);

}  // namespace sealwell::amend
