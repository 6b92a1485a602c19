#pragma once

#include "core/journey/journey.hpp"

#include <string_view>

namespace sealwell::build {

/// Reads a pack's document (canonical JSON), and checks the hashes of its wordings. Errors: those of json::parse,
/// pack_invalid, wording_hash_mismatch.
[[nodiscard]] Result<pack::PreparedPack> read_document(ByteView payload, std::string_view language);

/// What staff's and makers' programs run a journey with: documents in all their languages, expressions, and screens as
/// data. Nothing that a resident downloads links it.
[[nodiscard]] journey::Dependencies document_dependencies();

}  // namespace sealwell::build
