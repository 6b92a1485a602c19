#pragma once

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/pack/service_pack.hpp"

#include <array>
#include <string>

// What a receipt says beyond what a journey shows, as a file of its own: docs/prepared-pack.md, "Terms".
namespace sealwell::pack {

/// The file's text, for signing: canonical JSON.
[[nodiscard]] std::string write_terms(const ServicePack& pack, const std::array<std::uint8_t, 32>& document_hash);

/// Gives `pack`, prepared from the document of that hash, its terms and the messages that belong to them. Errors: those
/// of json::parse; pack_invalid where they are another document's, or none, and nothing has changed.
[[nodiscard]] Status apply_terms(ByteView text, const std::array<std::uint8_t, 32>& document_hash, ServicePack& pack);

}  // namespace sealwell::pack
