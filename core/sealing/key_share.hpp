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

// A recipient's secret key shared out among people, so that any k of n bring it back and fewer learn
// nothing of it. docs/sealed-envelope.md, section "Key shares". Native programs only.
namespace sealwell::sealing {

/// Limits of the format.
inline constexpr std::size_t key_share_max_bytes = 512;   ///< A share file.
inline constexpr std::size_t key_share_max_holder = 100;  ///< A holder's name in UTF-8, at least 1.
inline constexpr unsigned key_share_max_count = 16;       ///< Shares of one key.
inline constexpr unsigned key_share_min_threshold = 2;    ///< With 1 each share would be the key itself.

/// One person's share of a key.
struct KeyShare {
  RecipientPublicKey public_key;      ///< Of the key that the shares bring back.
  std::array<std::uint8_t, 8> set{};  ///< Random, the same in all shares of one splitting.
  unsigned threshold = 0;             ///< How many different shares bring the key back.
  unsigned count = 0;                 ///< How many shares were made.
  unsigned index = 0;                 ///< 1 to `count`.
  std::string holder;                 ///< Whose it is.
  GuardedSecret value;                ///< 32 bytes.
};

/// Whether a share can carry this name: 1 to key_share_max_holder bytes of UTF-8 without control
/// characters, and without white space at either end.
[[nodiscard]] bool is_holder_name(std::string_view name);

/// One share for each holder, any `threshold` of which bring `key` back. Errors: out_of_range
/// (`where` is "threshold", or "holders" when there are fewer than the threshold or more than
/// key_share_max_count, or "holder N" for a name that can't be carried); randomness_failed;
/// too_large when memory has run out.
[[nodiscard]] Result<std::vector<KeyShare>> split_key(const RecipientSecretKey& key, unsigned threshold,
                                                      std::span<const std::string> holders, RandomSource& random);

/// The share's file. Secret: the caller wipes it.
[[nodiscard]] std::string write_key_share(const KeyShare& share);

/// Reads one share. Error: key_share_invalid; `where` is the line ("line 3"), "size", "lines",
/// "spelling", or "check" when a character was mistyped.
[[nodiscard]] Result<KeyShare> read_key_share(std::string_view text);

/// The key that these shares bring back. The same share twice counts once. Errors, in the order in
/// which they are looked for: key_shares_differ (`where` names the first share that is not of the
/// first one's set, by its place: "share 2"); key_shares_too_few (`where` is "HAVE of NEED");
/// key_share_invalid (`where` is "key": what came out is not the key that they name); too_large
/// when memory has run out.
[[nodiscard]] Result<RecipientSecretKey> join_key_shares(std::span<const KeyShare> shares);

}  // namespace sealwell::sealing
