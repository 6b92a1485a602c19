#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// The bytes of `text`, not copied.
[[nodiscard]] inline ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// `bytes` as text, not copied and not checked to be UTF-8.
[[nodiscard]] inline std::string_view as_text(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Lower-case hexadecimal, two digits a byte.
[[nodiscard]] std::string to_hex(ByteView bytes);

/// The bytes of an even number of hexadecimal digits in either case; nothing else is accepted.
[[nodiscard]] std::optional<Bytes> from_hex(std::string_view text);

/// RFC 4648 base64 with padding.
[[nodiscard]] std::string to_base64(ByteView bytes);

/// Strict RFC 4648 base64: padding required, no white space, unused bits zero.
[[nodiscard]] std::optional<Bytes> from_base64(std::string_view text);

}  // namespace sealwell
