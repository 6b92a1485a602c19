#pragma once

#include "core/sealing/envelope.hpp"

#include <cstdint>
#include <span>
#include <string_view>

// Constants of the envelope format, shared by sealer and opener. docs/sealed-envelope.md.
namespace sealwell::sealing {

inline constexpr std::string_view envelope_magic = "SEALWELL";
inline constexpr std::uint8_t envelope_version = 1;
inline constexpr std::uint8_t envelope_suite = 1;

inline constexpr std::size_t prefix_size = 16;
inline constexpr std::size_t key_id_size = 8;
inline constexpr std::size_t content_key_size = 32;
inline constexpr std::size_t wrap_size = 80;  ///< A sealed box of a content key.
inline constexpr std::size_t commitment_size = 32;
inline constexpr std::size_t nonce_size = 24;
inline constexpr std::size_t tag_size = 16;    ///< The AEAD's authentication tag after a padded content.
inline constexpr std::size_t length_size = 4;  ///< The u32 before a part's content.

inline constexpr std::size_t recipient_entry_size = key_id_size + wrap_size;
/// A part entry without its recipients: their count, commitment, nonce, body length.
inline constexpr std::size_t part_entry_rest = 1 + commitment_size + nonce_size + 4;
/// A header without pack id and part entries: ids' and hash's bytes and the two counts.
inline constexpr std::size_t header_rest = 16 + 32 + 1 + 1;
inline constexpr std::size_t header_min_size = header_rest + 1 + part_entry_rest + recipient_entry_size;
inline constexpr std::size_t header_max_size =
    header_rest + envelope_max_pack_id +
    envelope_max_parts * (part_entry_rest + envelope_max_recipients * recipient_entry_size);

/// True if `text` is 1 to 64 characters of a-z, 0-9 and '-'.
[[nodiscard]] bool is_pack_id(std::string_view text);

/// The smallest padded size for a content of `size` bytes. Precondition: `size` is at most envelope_max_content.
[[nodiscard]] std::size_t padded_size(std::size_t size);

/// True if `size` is one of the eight padded sizes.
[[nodiscard]] bool is_padded_size(std::size_t size);

/// The keys derived from a part's content key: the commitment in the header, and the key of the body. Wiped on
/// destruction.
struct PartKeys {
  std::array<std::uint8_t, commitment_size> commitment;
  std::array<std::uint8_t, 32> body_key;

  PartKeys(std::span<const std::uint8_t, content_key_size> content_key, const EnvelopeId& id, std::size_t index);
  ~PartKeys();
  PartKeys(const PartKeys&) = delete;
  PartKeys& operator=(const PartKeys&) = delete;
};

}  // namespace sealwell::sealing
