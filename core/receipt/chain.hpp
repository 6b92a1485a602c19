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

/// A chain that is being made, with the key that signs it.
class Chain {
 public:
  explicit Chain(sealing::ReceiptSecretKey key);

  /// Adds an event behind the others and sets its `previous`. An event that would be one too many is left out.
  void append(consent::Event event);

  [[nodiscard]] const std::vector<consent::Event>& events() const { return events_; }
  [[nodiscard]] const sealing::ReceiptSecretKey& key() const { return key_; }

  /// {"key", "events", "signature"}. Precondition: there is an event.
  [[nodiscard]] json::Value to_json() const;

 private:
  sealing::ReceiptSecretKey key_;
  std::vector<consent::Event> events_;
  sealing::Hash head_;
};

/// A chain that was read and not checked yet.
struct ReadChain {
  sealing::ReceiptPublicKey key;
  std::vector<consent::Event> events;
  Bytes signature;
};

/// Reads the form of a chain. Errors: missing_field, wrong_type, unknown_value, too_large, key_invalid,
/// key_wrong_kind; `where` is a JSON pointer in it.
[[nodiscard]] Result<ReadChain> read_chain(const json::Value& value);

/// What is wrong with a chain that was read: links that do not fit, and the signature. One line each.
[[nodiscard]] std::vector<std::string> broken_links(const ReadChain& chain);

}  // namespace sealwell::receipt
