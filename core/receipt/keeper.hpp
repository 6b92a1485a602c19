#pragma once

#include "core/base/random.hpp"
#include "core/consent/decision.hpp"
#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"
#include "core/sealing/envelope.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace sealwell::receipt {

/// What became of what was decided. docs/receipt.md, `outcome`.
enum class Outcome { sent, refused, deleted };

/// What names an envelope.
struct SealedAs {
  sealing::EnvelopeId id{};
  sealing::Hash hash{};
};

/// What a receipt is made from besides the decisions.
struct Issue {
  Outcome outcome = Outcome::sent;
  const pack::ServicePack& pack;
  std::string pack_hash;           ///< Hexadecimal
  std::string language;
  std::int64_t now_ms = 0;
  std::string reference;           ///< Empty where nothing was sealed
  std::optional<SealedAs> envelope;  ///< Nothing where nothing was sealed
  json::Value record;              ///< What was sent, whole; null otherwise
  std::string build = {};          ///< SHA-256 of the program that runs, hexadecimal, where its shell knows it
};

/// Follows one run through a pack: writes down what was asked and decided, and makes the receipt. An interface, so
/// that a program that offers no receipts links none of it.
class Keeper {
 public:
  virtual ~Keeper() = default;

  /// A statement was on the screen. With the first, the receipt's key is made. Error: randomness_failed.
  [[nodiscard]] virtual Status shown(const pack::Statement& statement, const std::string& language,
                                     std::int64_t now_ms, RandomSource& random) = 0;

  /// It was decided.
  virtual void decided(const consent::Decision& decision) = 0;

  /// What was agreed to is deleted and was never sent.
  virtual void deleted(std::int64_t now_ms) = 0;

  /// The chain as it is now, for the record; null where nothing was asked.
  [[nodiscard]] virtual json::Value proof() const = 0;

  /// The receipt as a JSON document (docs/receipt.md); null where nothing was decided.
  [[nodiscard]] virtual json::Value issue(const Issue& issue) const = 0;

  /// Everything is forgotten, the key too.
  virtual void forget() = 0;
};

/// A keeper that has seen nothing yet.
[[nodiscard]] std::unique_ptr<Keeper> make_keeper();

}  // namespace sealwell::receipt
