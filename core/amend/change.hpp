#pragma once

#include "core/amend/sent_referral.hpp"
#include "core/base/random.hpp"
#include "core/sealing/envelope.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Changes to a sent referral, and how they are sealed: docs/changes.md, "The document".
namespace sealwell::amend {

/// One requested change.
struct Change {
  enum class Kind { withdraw, stop_sharing, object, agree, contact, human_review, complaint, erase };
  Kind kind = Kind::erase;
  std::string statement;              ///< withdraw, stop_sharing, object, agree
  std::string recipient;              ///< stop_sharing with one alone
  std::vector<std::string> channels;  ///< contact: option codes
  std::string text;                   ///< human_review, complaint
  std::string method;                 ///< Text of the chosen option, for the event
};

/// The name of a kind in JSON: `withdraw`, `stop-sharing` …
[[nodiscard]] std::string_view change_name(Change::Kind kind);

/// Sealed changes, the key from which their envelope's id follows, and the events that they added to the chain.
struct SealedChange {
  sealing::SealedEnvelope envelope;
  sealing::ReceiptSecretKey key;
  std::vector<consent::Event> events;
};

/// Signs and seals changes. Errors: randomness_failed, missing_field if the pack has no part, those of
/// sealing::recipients_of and of sealing::seal. Precondition: `sent` has its key.
[[nodiscard]] Result<SealedChange> seal_changes(const SentReferral& sent, const std::vector<Change>& changes,
                                                const pack::ServicePack& pack, const sealing::Hash& pack_hash,
                                                std::int64_t now_ms, RandomSource& random);

/// The consent events of these changes, in order, without `previous`.
[[nodiscard]] std::vector<consent::Event> events_of(const SentReferral& sent, const std::vector<Change>& changes,
                                                    const pack::ServicePack& pack, std::int64_t now_ms);

/// The receipt with these events appended to its chain and signed again, with its secret: a file that replaces the
/// earlier one. `deletion`: the intake's deletion answer, or empty. Precondition: the receipt came from a file.
[[nodiscard]] std::string amended_receipt(const SentReferral& sent, const std::vector<consent::Event>& events,
                                          std::string_view deletion);

/// Errors in an opened change, one line each: form, signature, chain. With the record of the referral, also whether the
/// chain continues that record's. For staff's tools.
[[nodiscard]] std::vector<std::string> problems_of(const json::Value& change, const json::Value* record);

/// The value of `format` in a change.
inline constexpr std::string_view change_format = "sealwell-change/1";

}  // namespace sealwell::amend
