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

/// The first 4 bytes of a wording's hash, which identify a statement.
using WordingMark = std::array<std::uint8_t, 4>;

/// The mark of a wording from its hash in hexadecimal; nothing if `hash` is not one.
[[nodiscard]] std::optional<WordingMark> mark_of(std::string_view hash);

/// The content of a link.
struct Link {
  std::array<std::uint8_t, 16> receipt{};
  sealing::ReceiptSecretKey key;
  sealing::Hash envelope{};
  receipt::ChainEnd end;
  std::vector<WordingMark> given;  ///< Marks of the statements that were agreed to, in the order of the receipt
};

/// The prefix of a link's bytes in a URL fragment.
inline constexpr std::string_view link_name = "receipt=";

/// Maximum number of statements in a link. Ours.
inline constexpr std::size_t link_max_statements = 40;

/// The URL fragment of a receipt, without "#". Errors: missing_field if the receipt has no secret or nothing was sent;
/// too_large for more than link_max_statements statements.
[[nodiscard]] Result<std::string> link_fragment(const receipt::Receipt& receipt);

/// Reads a fragment, with or without "#". Error: invalid_link.
[[nodiscard]] Result<Link> read_link(std::string_view fragment);

}  // namespace sealwell::amend
