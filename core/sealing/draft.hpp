#pragma once

#include "core/base/bytes.hpp"
#include "core/base/random.hpp"
#include "core/base/result.hpp"
#include "core/sealing/secret.hpp"

#include <cstdint>
#include <string>
#include <string_view>

// Answers that rest on a resident's device, under a code that the resident keeps: docs/offline.md, "A saved draft".
namespace sealwell::sealing {

/// The characters of a code: no 0, 1, I, L or O, which are taken for one another. Their number is prime, so that the
/// check character finds every single wrong character and every two that changed places (as ISBN-10 does with 11).
inline constexpr std::string_view draft_code_alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// Characters of a code, the check character among them. The other 17 are drawn: 84 bits. Ours; the aim was at least 80.
inline constexpr std::size_t draft_code_length = 18;

/// The cost of Argon2id with one lane: libsodium's "interactive" passes with half its memory, which an old phone has
/// beside the page. OWASP's Password Storage Cheat Sheet asks for at least 2 passes over 19 MiB where people choose the
/// password; here it is drawn.
inline constexpr std::uint32_t draft_passes = 2;
inline constexpr std::size_t draft_memory_bytes = std::size_t{32} * 1024 * 1024;

/// Maximum length of what is saved in bytes: that of a snapshot (docs/session.md).
inline constexpr std::size_t draft_max_bytes = std::size_t{4} * 1024 * 1024;

/// A saved draft's bytes, and the code that opens them, in groups of three with hyphens. Wipe the code after use.
struct SealedDraft {
  std::string code;
  Bytes bytes;
};

/// Draws a code and encrypts `snapshot` with it. Errors: randomness_failed; too_large (`where` is "snapshot", or "memory"
/// if what Argon2id needs can't be allocated).
[[nodiscard]] Result<SealedDraft> seal_draft(ByteView snapshot, std::string_view service, std::int64_t until_ms,
                                             RandomSource& random);

/// Decrypts a draft with the code as it was typed: case, spaces and hyphens don't count. Errors: unknown_value at "code" if
/// that is no code (mistyped); out_of_range at "until" if `now_ms` is not before its deadline; key_wrong_passphrase if the
/// code is another draft's, or the bytes or the service are others; unsupported for bytes of another format; too_large
/// at "memory".
[[nodiscard]] Result<SecretBytes> open_draft(ByteView bytes, std::string_view typed_code, std::string_view service,
                                             std::int64_t now_ms);

/// `typed` in its one spelling, without hyphens; unknown_value at "code" if its characters, their number or the check
/// character are wrong.
[[nodiscard]] Result<std::string> read_draft_code(std::string_view typed);

}  // namespace sealwell::sealing
