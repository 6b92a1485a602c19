#pragma once

#include "core/base/result.hpp"
#include "core/pack/object_reader.hpp"
#include "core/pack/service_pack.hpp"
#include "core/pack/translator.hpp"

#include <string_view>

namespace sealwell::pack {

/// The members of a joined pack, and so its JSON pointers: /pack, /questionnaire, /consent, /advice, /sources,
/// /translations. `pack build` joins a folder's files under these names. Reads a joined pack in `language` when the
/// pack has it, else in its first. With any failure noted it must not be run.
[[nodiscard]] ServicePack read_service_pack(const json::Value& joined, Failures& failures,
                                            std::string_view language = {});

/// The same with a translator of the caller's.
[[nodiscard]] ServicePack read_service_pack(const json::Value& joined, Failures& failures,
                                            const Translator& translator);

/// The same from bytes. Errors: those of json::parse, or pack_invalid with the first failure's
/// pointer as `where`.
[[nodiscard]] Result<ServicePack> parse_service_pack(std::string_view joined);

}  // namespace sealwell::pack
