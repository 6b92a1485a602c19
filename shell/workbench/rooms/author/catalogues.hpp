#pragma once

#include "core/authoring/translate/translations.hpp"

#include "shell/workbench/rooms/author/draft.hpp"

#include <string>
#include <vector>

namespace sealwell::workbench {

/// One text of a pack beside its translation.
struct TranslatedText {
  std::string source, translation;
  enum class Approval { approved, awaiting_approval, missing } approval = Approval::missing;
};

/// A pack's texts in one of its further languages, in the order of the pack.
struct TranslationTable {
  std::string language;
  std::vector<TranslatedText> texts;
  std::size_t missing = 0;          ///< Texts that need a translation and have none
  std::vector<std::string> unused;  ///< Translations of texts that the pack has no more
  bool approved = false;            ///< The whole catalogue
};
[[nodiscard]] TranslationTable side_by_side(const pack::PackFiles& files, const std::string& language);

/// Gives a text its translation in the draft. A catalogue that was approved awaits approval again: nobody has approved
/// this. False when the catalogue's file has a form that can't be edited here.
[[nodiscard]] bool translate(Draft& draft, const std::string& language, const std::string& source,
                             const std::string& translation);

/// Writes the catalogue anew as `sealwell pack translate` does: every text in order, what is unused put aside.
void refresh_catalogue(Draft& draft, const std::string& language);

}  // namespace sealwell::workbench
