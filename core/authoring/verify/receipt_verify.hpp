#pragma once

#include "core/pack/service_pack.hpp"
#include "core/receipt/read.hpp"

#include <string>
#include <vector>

// What a receipt or a record proves: docs/consent.md, "Checking".
namespace sealwell::receipt {

/// The pack that something is checked against.
struct PackAtHand {
  const json::Value& document;  ///< The joined pack, its wordings' hashes checked
  const pack::ServicePack& pack;
  std::string hash;                ///< Of the document, hexadecimal
  bool signature_checked = false;  ///< By a key that the caller trusts
};

/// One thing that was looked at.
struct Finding {
  enum class Outcome { proved, not_proved, wrong };
  std::string check;  ///< The id in docs/consent.md
  Outcome outcome = Outcome::proved;
  std::string words;  ///< A sentence for people; never an answer
};

struct Verdict {
  std::vector<Finding> findings;
  [[nodiscard]] bool good() const;  ///< Whether nothing is wrong
};

/// What a receipt proves. `record`: the record that staff opened, to compare with; nullptr for none.
[[nodiscard]] Verdict verify_receipt(const Receipt& receipt, const PackAtHand& pack, const json::Value* record);

/// What a record proves by itself.
[[nodiscard]] Verdict verify_record(const json::Value& record, const PackAtHand& pack);

/// What is wrong with a record's chain of events, a line each that begins with `receipt`; empty where it has none.
[[nodiscard]] std::vector<std::string> chain_problems(const json::Value& record);

/// What neither ever proves, a sentence each.
[[nodiscard]] std::vector<std::string> never_proved();

}  // namespace sealwell::receipt
