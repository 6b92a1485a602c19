#pragma once

#include "core/json/value.hpp"
#include "core/pack/checker.hpp"

#include <map>
#include <string>
#include <vector>

namespace sealwell::journey {

/// The files of a pack's folder, read; null where there is none.
struct PackFiles {
  json::Value pack, questionnaire, consent, advice;
  std::map<std::string, json::Value> translations = {};  ///< By language: what translations/LANGUAGE.json holds
  std::map<std::string, json::Value> sentences = {};     ///< By language: the engine's own (site/translations)
};

/// A pack joined, checked and ready to be signed.
struct BuiltPack {
  std::string payload;                  ///< Canonical JSON; meaningful when no problem is an error
  std::vector<pack::Problem> problems;  ///< Everything that is wrong, errors first
  [[nodiscard]] bool fit() const;       ///< Whether no problem is an error
};

/// Joins the files and their translations, adds the wordings' hashes and the instruments' sources, and checks the whole:
/// the contract, what leads nowhere, instruments that may not be used, keys that are none.
/// `for_sealing`: whether recipients and intake keys must be there, as they must to sign.
[[nodiscard]] BuiltPack build_pack(const PackFiles& files, bool for_sealing);

/// JSON merge patch (RFC 7396): lays `patch` over `target`.
void merge_patch(json::Value& target, const json::Value& patch);

}  // namespace sealwell::journey
