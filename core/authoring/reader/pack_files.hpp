#pragma once

#include "core/json/value.hpp"

#include <map>
#include <string>

namespace sealwell::pack {

/// The files of a pack's folder, read; null where there is none.
struct PackFiles {
  json::Value pack, questionnaire, consent, advice;
  std::map<std::string, json::Value> translations = {};  ///< By language: what translations/LANGUAGE.json holds
  std::map<std::string, json::Value> sentences = {};     ///< By language: the engine's own (site/translations)
};

/// The files of a pack under their names (`pack`, `questionnaire`, `consent`, `advice`), those that there are, without
/// translations.
[[nodiscard]] json::Value joined_files(const PackFiles& files);

}  // namespace sealwell::pack
