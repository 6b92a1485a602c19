#pragma once

#include "core/amend/sent_referral.hpp"
#include "core/base/random.hpp"
#include "core/sealing/envelope.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What is asked for afterwards, as it is sealed: docs/changes.md, "The document".
namespace sealwell::amend {

/// One thing that is asked for.
struct Change {
  enum class Kind { withdraw, stop_sharing, object, agree, contact, human_review, complaint, erase };
  Kind kind = Kind::erase;
  std::string statement;              ///< withdraw, stop_sharing, object, agree
  std::string recipient;              ///< stop_sharing with one alone
  std::vector<std::string> channels;  ///< contact: option codes
  std::string text;                   ///< human_review, complaint
  std::string method;                 ///< The words of the answer that was picked, for the event
};

/// `withdraw`, `stop-sharing` … as they stand in JSON.
[[nodiscard]] std::string_view change_name(Change::Kind kind);

/// A sealed change, and the events that it added to the chain.
struct SealedChange {
  sealing::SealedEnvelope envelope;
  std::vector<consent::Event> events;
};

/// Writes, signs and seals what is asked for. Errors: randomness_failed, missing_field where the pack names no part,
/// those of sealing::recipients_of and of sealing::seal. Precondition: `sent` has its key.
[[nodiscard]] Result<SealedChange> seal_changes(const SentReferral& sent, const std::vector<Change>& changes,
                                                const pack::ServicePack& pack, const sealing::Hash& pack_hash,
                                                std::int64_t now_ms, RandomSource& random);

/// The events of these changes, in order and without `previous`.
[[nodiscard]] std::vector<consent::Event> events_of(const SentReferral& sent, const std::vector<Change>& changes,
                                                    const pack::ServicePack& pack, std::int64_t now_ms);

/// The receipt with these events in its chain, signed again, with its secret: a file to keep in place of the one
/// before. `deletion`: the intake's word that the envelope is gone, or nothing. Precondition: it came from a file.
[[nodiscard]] std::string amended_receipt(const SentReferral& sent, const std::vector<consent::Event>& events,
                                          std::string_view deletion);

/// What is wrong with a change that was opened, one line each: its form, its signature, its chain. With the record of
/// the first sending, also whether it goes on from that. For staff's tools.
[[nodiscard]] std::vector<std::string> problems_of(const json::Value& change, const json::Value* record);

/// What `format` says in a change.
inline constexpr std::string_view change_format = "sealwell-change/1";

}  // namespace sealwell::amend
