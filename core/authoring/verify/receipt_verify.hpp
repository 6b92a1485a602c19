#pragma once

#include "core/pack/service_pack.hpp"
#include "core/receipt/read.hpp"

#include <string>
#include <vector>

// Verification of receipts and records: docs/consent.md, "Checking".
namespace sealwell::receipt {

/// The pack that a receipt or record is verified against.
struct ReferencePack {
  const json::Value& document;  ///< The joined pack, with verified wording hashes
  const pack::ServicePack& pack;
  std::string hash;                ///< SHA-256 of the document, hexadecimal
  bool signature_checked = false;  ///< True if signed by a key that the caller trusts
};

/// The result of one check.
struct Finding {
  enum class Outcome { proved, not_proved, wrong };
  std::string check;  ///< The id in docs/consent.md
  Outcome outcome = Outcome::proved;
  std::string words;  ///< A sentence for people; never an answer
};

struct Verdict {
  std::vector<Finding> findings;
  [[nodiscard]] bool good() const;  ///< True if no outcome is `wrong`
};

/// Verifies a receipt. `record`: the record that staff opened, to compare with; nullptr for none.
[[nodiscard]] Verdict verify_receipt(const Receipt& receipt, const ReferencePack& pack, const json::Value* record);

/// Verifies a record without a receipt.
[[nodiscard]] Verdict verify_record(const json::Value& record, const ReferencePack& pack);

/// Errors in a record's event chain, one line each, beginning with `receipt`. Empty if the chain is valid or absent.
[[nodiscard]] std::vector<std::string> chain_problems(const json::Value& record);

/// What no verification of a receipt or record can prove, one sentence each.
[[nodiscard]] std::vector<std::string> verification_limits();

}  // namespace sealwell::receipt
