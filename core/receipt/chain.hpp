#pragma once

#include "core/base/result.hpp"
#include "core/consent/event.hpp"
#include "core/json/value.hpp"
#include "core/sealing/hash.hpp"
#include "core/sealing/keys.hpp"

#include <vector>

// The event chain of a receipt: consent events linked by hashes and signed. docs/consent.md, "The chain".
namespace sealwell::receipt {

/// Maximum number of events in a chain. Ours.
inline constexpr std::size_t chain_max_events = 200;

/// The hash of an event: SHA-256 of its canonical JSON.
[[nodiscard]] sealing::Hash event_hash(const consent::Event& event);

/// The value of `previous` in the first event: SHA-256 of the public key's text form.
[[nodiscard]] sealing::Hash chain_beginning(const sealing::ReceiptPublicKey& key);

/// A chain that was read and not verified yet.
struct ReadChain {
  sealing::ReceiptPublicKey key;
  std::vector<consent::Event> events;
  Bytes signature;
};

/// The end of a chain that another one continues: number of events, and hash of the last event.
struct ChainEnd {
  std::uint32_t events = 0;
  sealing::Hash head{};
};

/// The end of a chain. Precondition: its links are valid.
[[nodiscard]] ChainEnd end_of(const ReadChain& chain);

/// Builds a chain, with the key that signs it.
class Chain {
 public:
  explicit Chain(sealing::ReceiptSecretKey key);

  /// Continues a chain from its end.
  Chain(sealing::ReceiptSecretKey key, const ChainEnd& before);

  /// Appends an event and sets its `previous`. Events beyond chain_max_events are dropped.
  void append(consent::Event event);

  /// The events appended here, without those of a continued chain.
  [[nodiscard]] const std::vector<consent::Event>& events() const { return events_; }
  [[nodiscard]] const sealing::ReceiptSecretKey& key() const { return key_; }

  /// {"key", "events", "signature"}; for a continued chain also "after": {"events", "head"}. Precondition: there is at
  /// least one event, here or before.
  [[nodiscard]] json::Value to_json() const;

 private:
  sealing::ReceiptSecretKey key_;
  ChainEnd before_;
  std::vector<consent::Event> events_;
  sealing::Hash head_;
};

/// Reads a chain without verifying it. Errors: missing_field, wrong_type, unknown_value, too_large, key_invalid,
/// key_wrong_kind; `where` is a JSON pointer in it.
[[nodiscard]] Result<ReadChain> read_chain(const json::Value& value);

/// Reads a continued chain, which may have no events; `before` receives its "after". Errors: those of read_chain.
[[nodiscard]] Result<ReadChain> read_chain_after(const json::Value& value, ChainEnd& before);

/// Errors in a chain: broken links, and an invalid signature. One line each; empty for a valid chain. `before`: the end
/// of the chain that it continues; without events, none.
[[nodiscard]] std::vector<std::string> broken_links(const ReadChain& chain, const ChainEnd& before = {});

}  // namespace sealwell::receipt
