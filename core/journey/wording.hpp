#pragma once

#include "core/base/result.hpp"
#include "core/json/value.hpp"

#include <string>

namespace sealwell::journey {

/// The SHA-256, in hexadecimal, of a statement's wording in one language: of its canonical JSON
/// without the member `sha256`. A decision records it as what was on the screen.
[[nodiscard]] std::string wording_hash(const json::Value& wording);

/// Writes every wording's hash into a joined pack; `pack build` does.
void add_wording_hashes(json::Value& joined_pack);

/// Checks every wording's hash in a joined pack. Error: wording_hash_mismatch, at its pointer.
[[nodiscard]] Status check_wording_hashes(const json::Value& joined_pack);

}  // namespace sealwell::journey
