#pragma once

#include "core/base/result.hpp"
#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

#include <string>

namespace sealwell::receipt {

/// Limits on a draft: a record and a chain. Ours.
inline constexpr json::Limits draft_limits{.bytes = 1024 * 1024, .depth = 48, .values = 50'000};

/// Members of a receipt that its draft does not have.
struct Additions {
  std::string build;            ///< SHA-256 of the program that ran, hexadecimal, where its shell knows it
  std::string acknowledgement;  ///< The intake's acknowledgement, if received
};

/// Makes a receipt document (docs/receipt.md) from a draft, with the texts and terms of the pack. Errors: missing_field
/// if the draft has no decision, and those of read_chain.
[[nodiscard]] Result<json::Value> complete(const json::Value& draft, const pack::ServicePack& pack,
                                           const Additions& additions);

}  // namespace sealwell::receipt
