#pragma once

#include "core/base/random.hpp"
#include "core/base/result.hpp"
#include "core/sealing/keys.hpp"

#include <cstdint>
#include <string>
#include <string_view>

// Secret keys at rest: under a passphrase with Argon2id and XChaCha20-Poly1305.
// docs/sealed-envelope.md, section "Key files". Native programs only.
namespace sealwell::sealing {

/// The first line of every key file.
inline constexpr std::string_view key_file_format = "sealwell-key-file/1";

/// Maximum length of a key file and of a passphrase in bytes.
inline constexpr std::size_t key_file_max_bytes = 1024;
inline constexpr std::size_t passphrase_max_bytes = 1024;

/// The cost parameters of Argon2id (RFC 9106, one lane). The defaults are libsodium's "moderate".
struct KeyFileCost {
  std::uint32_t passes = 3;               ///< 1 to 16.
  std::uint32_t memory_kib = 256 * 1024;  ///< 8192 (8 MiB) to 1048576 (1 GiB).
};

/// The highest cost that a reader accepts from a key file. Ours.
inline constexpr KeyFileCost key_file_max_cost{16, 1024 * 1024};

/// The parts of a key file that are readable without its passphrase. Not authenticated until the file is opened.
struct KeyFileSummary {
  KeyKind kind = KeyKind::recipient;
  std::string public_key;  ///< The public key's one line.
  KeyId id;
  KeyFileCost cost;
};

/// Encrypts `key` as a key file. Errors: randomness_failed; out_of_range (`where` is "cost" or
/// "passphrase": the passphrase is empty or too long); too_large if the memory can't be allocated.
template <KeyKind kind>
[[nodiscard]] Result<std::string> write_key_file(const SecretKey<kind>& key, std::string_view passphrase,
                                                 RandomSource& random, const KeyFileCost& cost = {});

/// Decrypts a key file. Errors: key_file_invalid (not in its single spelling, or its cost is above `most`),
/// key_wrong_kind (a key file of another kind), key_wrong_passphrase (or the file was altered), too_large if the memory
/// can't be allocated.
template <KeyKind kind>
[[nodiscard]] Result<SecretKey<kind>> read_key_file(std::string_view text, std::string_view passphrase,
                                                    const KeyFileCost& most = key_file_max_cost);

/// Reads the summary of a key file. Error: key_file_invalid.
[[nodiscard]] Result<KeyFileSummary> read_key_file_summary(std::string_view text);

}  // namespace sealwell::sealing
