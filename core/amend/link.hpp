#pragma once

#include "core/base/result.hpp"
#include "core/receipt/chain.hpp"
#include "core/receipt/read.hpp"
#include "core/sealing/hash.hpp"
#include "core/sealing/keys.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The receipt as a link: docs/changes.md, "The link".
namespace sealwell::amend {

/// The beginning of a wording's hash, by which a statement is found again.
using WordingMark = std::array<std::uint8_t, 4>;

/// The mark of a wording whose hash this is, in hexadecimal; nothing where it is none.
[[nodiscard]] std::optional<WordingMark> mark_of(std::string_view hash);

/// What a link carries.
struct Link {
  std::array<std::uint8_t, 16> receipt{};
  sealing::ReceiptSecretKey key;
  sealing::Hash envelope{};
  receipt::ChainEnd end;
  std::vector<WordingMark> given;  ///< Of what was agreed to, in the order of the receipt
};

/// What comes before a link's bytes in an address's fragment.
inline constexpr std::string_view link_name = "receipt=";

/// Most statements in a link.
inline constexpr std::size_t link_max_statements = 40;

/// The fragment for a receipt, without "#". Errors: missing_field where the receipt has no secret or nothing was
/// sent; too_large with too many statements.
[[nodiscard]] Result<std::string> link_fragment(const receipt::Receipt& receipt);

/// Reads a fragment, with or without "#". Error: invalid_link.
[[nodiscard]] Result<Link> read_link(std::string_view fragment);

}  // namespace sealwell::amend
