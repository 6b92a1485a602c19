#pragma once

#include "core/authoring/lint/problem.hpp"
#include "core/authoring/reader/pack_files.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sealwell::translate {

// A pack's catalogues (docs/translations.md): its texts in the languages beyond the first.

/// Joins the catalogues and the engine's sentences into `joined`, the pack without them: its `translations`, and the
/// wordings of consent that are made from a catalogue. Adds what is wrong to `problems`. `for_sealing`: whether
/// residents will use it, so that consent may not be asked in words that nobody approved.
void join_translations(const pack::PackFiles& files, bool for_sealing, json::Value& joined, lint::Problems& problems);

/// A catalogue for a translator to go on with.
struct Catalogue {
  json::Value file;                 ///< What translations/LANGUAGE.json is to hold
  std::size_t texts = 0;            ///< How many there are
  std::size_t missing = 0;          ///< How many of them have no translation and need one
  std::vector<std::string> unused;  ///< Sources that the pack has no more; kept under `unused` with their translations
};

/// Every text of the pack that residents read, in order, with the translations that there are. `language` is one of
/// the pack's, and not its first.
[[nodiscard]] Catalogue catalogue_of(const pack::PackFiles& files, std::string_view language);

/// The languages of a pack beyond the first.
[[nodiscard]] std::vector<std::string> further_languages(const json::Value& pack_json);

/// What is wrong with a catalogue of the engine's sentences (site/translations): ids that it lacks or that there are
/// not, and names in braces that differ. Each begins with the id.
[[nodiscard]] std::vector<std::string> problems_of_sentences(const json::Value& catalogue);

}  // namespace sealwell::translate
