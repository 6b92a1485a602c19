#pragma once

#include "core/base/bytes.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/hash.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::intake {

/// The store could not do what was asked: disk full, file gone, read only. Nothing was promised.
/// The text is for the operator and holds nothing of an envelope.
class StoreFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// An envelope that has just come in, with the acknowledgement that it gets if it is new.
struct NewEnvelope {
  sealing::EnvelopeId id{};
  sealing::Hash hash{};             ///< SHA-256 of `bytes`.
  std::int64_t received_at_ms = 0;  ///< As the acknowledgement says it.
  std::string acknowledgement;
  Bytes bytes;
};

/// What became of it.
enum class PutOutcome : std::uint8_t {
  stored,     ///< New, and now durable.
  repeated,   ///< The same id and hash were stored before.
  conflict,   ///< The id is known with another hash; nothing was changed.
  withdrawn,  ///< It was stored, and whoever sent it had it deleted; nothing was changed.
  full,       ///< The store is as large as it may be; nothing was stored. Said by StoreThread.
};

struct PutResult {
  PutOutcome outcome = PutOutcome::stored;
  std::string acknowledgement;  ///< The one of the first time; empty unless stored or repeated.
};

/// An envelope that waits for collection.
struct WaitingEnvelope {
  std::string cursor;  ///< Names this place in the store's order.
  sealing::EnvelopeId id{};
  std::string acknowledgement;
  Bytes bytes;
};

struct WaitingPage {
  std::vector<WaitingEnvelope> envelopes;
  bool more = false;  ///< Whether another envelope waits after the last of these.
};

/// What is known of an envelope that was stored once.
struct KnownEnvelope {
  sealing::Hash hash{};
  bool waiting = false;     ///< Its bytes are still here.
  bool handed_out = false;  ///< They were on a page for the staff, who may hold a copy.
  bool never_came = false;  ///< It was withdrawn before it was stored: only the withdrawal is kept.
  std::string deletion;     ///< The signed answer to its withdrawal; empty when it was not withdrawn.
};

/// A withdrawal of an envelope that was never stored, to be kept so that it never is.
struct LoneWithdrawal {
  sealing::EnvelopeId id{};
  sealing::Hash hash{};  ///< Of the envelope that it is for.
  std::int64_t at_ms = 0;
  std::string deletion;  ///< The signed answer to it.
};

/// For how long such a withdrawal is kept, and how many are. A host page that keeps a sealed copy for longer could still
/// have it posted; and each takes about half a kilobyte. Our own choice.
inline constexpr std::int64_t lone_withdrawal_lifetime_ms = 730LL * 24 * 60 * 60 * 1000;
inline constexpr std::int64_t most_lone_withdrawals = 1'000'000;

/// How full a store is.
struct StoreLevel {
  std::int64_t used_bytes = 0;                     ///< What it takes on the disk, without what is free in it.
  std::optional<std::int64_t> oldest_received_ms;  ///< Of the envelopes that wait; nothing when none does.
};

/// Keeps envelopes. Used by one thread at a time. Every member throws StoreFailure when the
/// store cannot do its work, and has then changed nothing.
class EnvelopeStore {
 public:
  virtual ~EnvelopeStore() = default;

  /// Stores what is new of `envelopes`, all in one transaction that is durable (flushed by the
  /// operating system) before this returns. One result for each, in order.
  [[nodiscard]] virtual std::vector<PutResult> put(std::span<const NewEnvelope> envelopes) = 0;

  /// Up to `most` envelopes that wait, stored after `cursor` (empty: from the first), ending once
  /// they hold more than `max_bytes` together. That they were handed out is durable before this
  /// returns. Nothing when `cursor` is none of this store's.
  [[nodiscard]] virtual std::optional<WaitingPage> hand_out(std::string_view cursor, std::size_t most,
                                                            std::size_t max_bytes) = 0;

  /// Forgets an envelope's bytes, durably; its id, hash and acknowledgement stay. True also when
  /// they were gone already, false when the id was never stored.
  [[nodiscard]] virtual bool remove(const sealing::EnvelopeId& id) = 0;

  /// Nothing when the id was never stored.
  [[nodiscard]] virtual std::optional<KnownEnvelope> find(const sealing::EnvelopeId& id) = 0;

  /// Forgets an envelope's bytes, if they still wait, and keeps `deletion` in their place; durable before this returns.
  /// What is known afterwards: the deletion of the first time, or none when staff had removed the bytes before.
  [[nodiscard]] virtual std::optional<KnownEnvelope> withdraw(const sealing::EnvelopeId& id,
                                                              std::string_view deletion) = 0;

  /// Keeps a withdrawal in place of an envelope, durably, unless the id is known by now; forgets those whose time is over.
  /// What is known of the id then; nothing when there are most_lone_withdrawals.
  [[nodiscard]] virtual std::optional<KnownEnvelope> keep_withdrawal(const LoneWithdrawal& withdrawal) = 0;

  /// How full it is, without looking at every envelope.
  [[nodiscard]] virtual StoreLevel level() = 0;

  /// Writes something that means nothing, durably: throws while the store can't be written to.
  virtual void check_writable() = 0;
};

}  // namespace sealwell::intake
