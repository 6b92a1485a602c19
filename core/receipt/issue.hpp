#pragma once

#include "core/base/result.hpp"
#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

#include <string>

namespace sealwell::receipt {

/// What is read of a draft at most: the record, and the chain beside it.
inline constexpr json::Limits draft_limits{.bytes = 1024 * 1024, .depth = 48, .values = 50'000};

/// What the draft can't know and a receipt may have.
struct Additions {
  std::string build;            ///< SHA-256 of the program that ran, hexadecimal, where its shell knows it
  std::string acknowledgement;  ///< The intake's word, where it has come
};

/// The receipt as a JSON document (docs/receipt.md) from a keeper's draft, with the words of the pack that was run,
/// its `terms` among them. Errors: missing_field where the draft has no decision, and those of read_chain.
[[nodiscard]] Result<json::Value> complete(const json::Value& draft, const pack::ServicePack& pack,
                                           const Additions& additions);

}  // namespace sealwell::receipt
