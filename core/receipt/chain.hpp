#pragma once

#include "core/base/result.hpp"
#include "core/consent/event.hpp"
#include "core/json/value.hpp"
#include "core/sealing/hash.hpp"
#include "core/sealing/keys.hpp"

#include <vector>

// The events of a receipt, chained and signed. docs/consent.md, "The chain".
namespace sealwell::receipt {

/// Most events in one chain.
inline constexpr std::size_t chain_max_events = 200;

/// The hash of an event: SHA-256 of its canonical JSON.
[[nodiscard]] sealing::Hash event_hash(const consent::Event& event);

/// What stands as `previous` in the first event: SHA-256 of the public key as text.
[[nodiscard]] sealing::Hash chain_beginning(const sealing::ReceiptPublicKey& key);

/// A chain that was read and not checked yet.
struct ReadChain {
  sealing::ReceiptPublicKey key;
  std::vector<consent::Event> events;
  Bytes signature;
};

/// Where a chain that goes on had ended: how many events there were, and the hash of the last.
struct ChainEnd {
  std::uint32_t events = 0;
  sealing::Hash head{};
};

/// The end of a chain that was read. Precondition: its links hold.
[[nodiscard]] ChainEnd end_of(const ReadChain& chain);

/// A chain that is being made, with the key that signs it.
class Chain {
 public:
  explicit Chain(sealing::ReceiptSecretKey key);

  /// Goes on from there.
  Chain(sealing::ReceiptSecretKey key, const ChainEnd& before);

  /// Adds an event behind the others and sets its `previous`. An event that would be one too many is left out.
  void append(consent::Event event);

  /// Those that were added here.
  [[nodiscard]] const std::vector<consent::Event>& events() const { return events_; }
  [[nodiscard]] const sealing::ReceiptSecretKey& key() const { return key_; }

  /// {"key", "events", "signature"}; of a chain that goes on with "after": {"events", "head"} as well. Precondition:
  /// there is an event, here or before.
  [[nodiscard]] json::Value to_json() const;

 private:
  sealing::ReceiptSecretKey key_;
  ChainEnd before_;
  std::vector<consent::Event> events_;
  sealing::Hash head_;
};

/// Reads the form of a chain. Errors: missing_field, wrong_type, unknown_value, too_large, key_invalid,
/// key_wrong_kind; `where` is a JSON pointer in it.
[[nodiscard]] Result<ReadChain> read_chain(const json::Value& value);

/// Reads one that goes on from another, with "after", into `before`; it may have no event. Errors as of read_chain.
[[nodiscard]] Result<ReadChain> read_chain_after(const json::Value& value, ChainEnd& before);

/// What is wrong with a chain that was read: links that do not fit, and the signature. One line each. `before`: where
/// the chain had ended that it goes on from; with no events, it begins.
[[nodiscard]] std::vector<std::string> broken_links(const ReadChain& chain, const ChainEnd& before = {});

}  // namespace sealwell::receipt
