#pragma once

#include "core/base/result.hpp"
#include "core/json/value.hpp"

namespace sealwell::build {

/// Writes every wording's hash into a joined pack, those of the history too; `pack build` does.
void add_wording_hashes(json::Value& joined_pack);

/// Checks every wording's hash in a joined pack. Error: wording_hash_mismatch, at its pointer.
[[nodiscard]] Status check_wording_hashes(const json::Value& joined_pack);

}  // namespace sealwell::build
