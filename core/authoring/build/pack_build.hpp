#pragma once

#include "core/authoring/lint/pack_lint.hpp"
#include "core/authoring/reader/pack_files.hpp"
#include "core/json/value.hpp"

#include <string>
#include <vector>

namespace sealwell::build {

/// A pack joined, checked and ready to be signed.
struct BuiltPack {
  std::string payload;                  ///< Canonical JSON; meaningful when no problem is an error
  std::vector<lint::Problem> problems;  ///< Everything that is wrong, errors first
  [[nodiscard]] bool fit() const;       ///< Whether no problem is an error
};

/// Joins the files and their translations, adds the wordings' hashes and the instruments' sources, and checks the
/// whole: the contract, what leads nowhere, instruments that may not be used, keys that are none. `for_sealing`:
/// whether recipients and intake keys must be there, as they must to sign.
[[nodiscard]] BuiltPack build_pack(const pack::PackFiles& files, bool for_sealing);

/// JSON merge patch (RFC 7396): lays `patch` over `target`.
void merge_patch(json::Value& target, const json::Value& patch);

}  // namespace sealwell::build
