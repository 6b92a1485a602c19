#pragma once

#include "core/base/random.hpp"
#include "core/consent/decision.hpp"
#include "core/json/value.hpp"
#include "core/receipt/chain.hpp"
#include "core/sealing/envelope.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace sealwell::receipt {

/// How a session ended. docs/receipt.md, `outcome`.
enum class Outcome { sent, refused, deleted };

/// The id and hash of an envelope.
struct EnvelopeRef {
  sealing::EnvelopeId id{};
  sealing::Hash hash{};
};

/// The end of a session.
struct RunEnd {
  Outcome outcome = Outcome::sent;
  std::string pack_hash;  ///< Hexadecimal
  std::string language;
  std::int64_t now_ms = 0;
  std::string reference;                ///< Empty if nothing was sealed
  std::optional<EnvelopeRef> envelope;  ///< Nothing if nothing was sealed
  json::Value record;                   ///< What was sent, whole; null otherwise
};

/// Records what was asked and decided during one session.
class ReceiptRecorder {
 public:
  /// Records that a statement was shown. The first call generates the receipt's key. Error: randomness_failed.
  [[nodiscard]] Status shown(const pack::Statement& statement, const std::string& language, std::int64_t now_ms,
                             RandomSource& random);

  /// Records a decision.
  void decided(const consent::Decision& decision);

  /// Records that what was agreed to was deleted and never sent.
  void deleted(std::int64_t now_ms);

  /// The present chain, for the record; null if nothing was asked.
  [[nodiscard]] json::Value proof() const;

  /// The key with which this session's envelope is posted and withdrawn: the receipt's, or a fresh one where no
  /// statement was shown. nullptr if the random source failed.
  [[nodiscard]] const sealing::ReceiptSecretKey* envelope_key(RandomSource& random);

  /// The draft of the receipt (docs/receipt.md, "The draft"), which core/receipt/issue.hpp completes with the pack;
  /// null if nothing was decided. Holds the receipt's secret key and what was sent.
  [[nodiscard]] json::Value draft(const RunEnd& end) const;

  /// Forgets everything, including the key.
  void forget();

 private:
  std::array<std::uint8_t, 16> id_{};
  std::optional<Chain> chain_;
  std::optional<sealing::ReceiptSecretKey> lone_key_;  ///< Of an envelope without a receipt
};

}  // namespace sealwell::receipt
