#pragma once

#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/keys.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sealwell::shell {

/// One key that can open parts of envelopes, and how much hangs on it.
struct LedgerKey {
  sealing::KeyId id;
  std::string public_key;
  std::string role;       ///< "recipient", "recovery", or "unlisted": a key file whose key the pack does not name
  std::string recipient;  ///< The recipient's id in the pack; empty for the others
  std::string name;
  bool retired = false;
  std::optional<CivilDate> from, until;
  std::vector<std::string> parts;      ///< Ids of the pack's parts that are, or were, sealed to it
  std::vector<std::string> key_files;  ///< Files at hand with its secret
  std::uint64_t opens = 0;             ///< Envelopes of which it opens a part or more
  std::uint64_t only = 0;              ///< Envelopes of which it alone opens a part: lost if it were
};

/// Which key opens what: all keys that a pack names, and counts over envelopes' headers. Needs no secret.
class KeyLedger {
 public:
  explicit KeyLedger(const pack::ServicePack& pack);

  /// Notes that this file holds the secret of a public key, in the pack or not.
  void add_key_file(const std::string& path, const std::string& public_key, const sealing::KeyId& id);

  /// Counts one envelope. Nothing when each of its parts can be opened by some key of the ledger, else the
  /// problem as JSON: {file, id, error: "key_unknown", parts, keys}.
  [[nodiscard]] std::optional<json::Value> count(const std::string& path, const sealing::EnvelopeHeader& header);

  [[nodiscard]] const std::vector<LedgerKey>& keys() const { return keys_; }
  [[nodiscard]] std::uint64_t counted() const { return counted_; }
  /// Envelopes of which every part is opened by some key of the ledger, and by a key file at hand.
  [[nodiscard]] std::uint64_t openable() const { return openable_; }
  [[nodiscard]] std::uint64_t openable_with_files() const { return openable_with_files_; }

 private:
  void add_holder(const pack::Recipient& holder, const std::string& role, const std::vector<std::string>& parts);
  void add(LedgerKey key);

  std::vector<LedgerKey> keys_;
  std::map<sealing::KeyId, std::size_t> places_;
  std::vector<std::uint8_t> marks_;  ///< While counting: what each key is to the envelope at hand
  std::uint64_t counted_ = 0, openable_ = 0, openable_with_files_ = 0;
};

}  // namespace sealwell::shell
