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

/// A view of the bytes of `text`. Valid as long as `text`.
[[nodiscard]] inline ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// A view of `bytes` as text, which is not checked to be UTF-8. Valid as long as `bytes`.
[[nodiscard]] inline std::string_view as_text(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Lower-case hexadecimal, two digits a byte.
[[nodiscard]] std::string to_hex(ByteView bytes);

/// Decodes an even number of hexadecimal digits of either case; nothing for any other text.
[[nodiscard]] std::optional<Bytes> from_hex(std::string_view text);

/// RFC 4648 base64 with padding.
[[nodiscard]] std::string to_base64(ByteView bytes);

/// Decodes strict RFC 4648 base64: padding required, no white space, unused bits zero; nothing for any other text.
[[nodiscard]] std::optional<Bytes> from_base64(std::string_view text);

}  // namespace sealwell
