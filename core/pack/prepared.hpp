#pragma once

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/pack/service_pack.hpp"

#include <array>

namespace sealwell::pack {

/// A pack as a browser reads it (docs/prepared-pack.md): read and checked once, when it was built.
struct PreparedPack {
  ServicePack pack;
  std::array<std::uint8_t, 32> document_hash{};  ///< SHA-256 of the document that it was made from
};

/// How the bytes begin.
inline constexpr std::string_view prepared_magic = "sealwell-prepared-pack/1\n";

/// The pack again, in the one language that the bytes have, whatever `language` is. Error: pack_invalid, `where` being
/// "byte N".
[[nodiscard]] Result<PreparedPack> read_prepared(ByteView bytes, std::string_view language = {});

}  // namespace sealwell::pack
