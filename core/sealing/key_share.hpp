#pragma once

#include "core/base/random.hpp"
#include "core/base/result.hpp"
#include "core/sealing/keys.hpp"
#include "core/sealing/secret.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Shamir secret sharing of a recipient's secret key: any k of n shares restore it, and fewer reveal nothing about it.
// docs/sealed-envelope.md, section "Key shares". Native programs only.
namespace sealwell::sealing {

/// Limits of the format.
inline constexpr std::size_t key_share_max_bytes = 512;   ///< A share file.
inline constexpr std::size_t key_share_max_holder = 100;  ///< A holder's name in UTF-8, at least 1.
inline constexpr unsigned key_share_max_count = 16;       ///< Shares of one key.
inline constexpr unsigned key_share_min_threshold = 2;    ///< With 1, each share would be the key itself.

/// One person's share of a key.
struct KeyShare {
  RecipientPublicKey public_key;      ///< Of the key that the shares restore.
  std::array<std::uint8_t, 8> set{};  ///< Random id of the splitting, the same in all its shares.
  unsigned threshold = 0;             ///< Number of different shares that restore the key.
  unsigned count = 0;                 ///< Number of shares that were made.
  unsigned index = 0;                 ///< 1 to `count`.
  std::string holder;                 ///< Name of the holder.
  GuardedSecret value;                ///< 32 bytes.
};

/// True if `name` is valid for a holder: 1 to key_share_max_holder bytes of UTF-8 without control characters, and
/// without white space at either end.
[[nodiscard]] bool is_holder_name(std::string_view name);

/// Splits `key` into one share for each holder, any `threshold` of which restore it. Errors: out_of_range (`where` is
/// "threshold", or "holders" for fewer than the threshold or more than key_share_max_count, or "holder N" for an
/// invalid name); randomness_failed; too_large if the memory can't be allocated.
[[nodiscard]] Result<std::vector<KeyShare>> split_key(const RecipientSecretKey& key, unsigned threshold,
                                                      std::span<const std::string> holders, RandomSource& random);

/// `share` as the text of its file. Secret: the caller wipes it.
[[nodiscard]] std::string write_key_share(const KeyShare& share);

/// Reads one share. Error: key_share_invalid; `where` is the line ("line 3"), "size", "lines",
/// "spelling", or "check" when a character was mistyped.
[[nodiscard]] Result<KeyShare> read_key_share(std::string_view text);

/// Restores the key from shares. Duplicates count once. Errors, in the order in which they are checked:
/// key_shares_differ (`where` is the first share of another set, as "share 2"); key_shares_too_few (`where` is
/// "HAVE of NEED"); key_share_invalid (`where` is "key": the restored key is not the one that the shares name);
/// too_large if the memory can't be allocated.
[[nodiscard]] Result<RecipientSecretKey> join_key_shares(std::span<const KeyShare> shares);

}  // namespace sealwell::sealing
