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

/// What became of what was decided. docs/receipt.md, `outcome`.
enum class Outcome { sent, refused, deleted };

/// What names an envelope.
struct EnvelopeRef {
  sealing::EnvelopeId id{};
  sealing::Hash hash{};
};

/// How a run through a pack came to its end.
struct RunEnd {
  Outcome outcome = Outcome::sent;
  std::string pack_hash;  ///< Hexadecimal
  std::string language;
  std::int64_t now_ms = 0;
  std::string reference;                ///< Empty where nothing was sealed
  std::optional<EnvelopeRef> envelope;  ///< Nothing where nothing was sealed
  json::Value record;                   ///< What was sent, whole; null otherwise
};

/// Follows one run through a pack and writes down what was asked and decided.
class ReceiptRecorder {
 public:
  /// A statement was on the screen. With the first, the receipt's key is made. Error: randomness_failed.
  [[nodiscard]] Status shown(const pack::Statement& statement, const std::string& language, std::int64_t now_ms,
                             RandomSource& random);

  /// It was decided.
  void decided(const consent::Decision& decision);

  /// What was agreed to is deleted and was never sent.
  void deleted(std::int64_t now_ms);

  /// The chain as it is now, for the record; null where nothing was asked.
  [[nodiscard]] json::Value proof() const;

  /// The id of the envelope that this receipt can withdraw; nothing where there is none.
  [[nodiscard]] std::optional<sealing::EnvelopeId> envelope_id() const;

  /// What core/receipt/issue.hpp makes the receipt from, with the pack (docs/receipt.md, "The draft"); null where
  /// nothing was decided. It holds the receipt's secret key and what was sent.
  [[nodiscard]] json::Value draft(const RunEnd& end) const;

  /// Everything is forgotten, the key too.
  void forget();

 private:
  std::array<std::uint8_t, 16> id_{};
  std::optional<Chain> chain_;
};

}  // namespace sealwell::receipt
