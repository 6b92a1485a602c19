#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

// The one catalogue of what the program says: each sentence by its id, in English here and in other languages under
// site/translations (docs/translations.md). `Messages::say` says one. The catalogue is divided by who says it, so that no
// module of a browser carries what only other programs say.
namespace sealwell::pack {

/// One sentence of the program.
struct Sentence {
  std::string_view id, english;
};

/// One part of the catalogue, and the part that is said beside it.
struct SentenceTable {
  std::span<const Sentence> own;
  const SentenceTable* beside = nullptr;
};

extern const SentenceTable date_sentences;     ///< How a date is written out
extern const SentenceTable journey_sentences;  ///< A journey's screens; beside it the dates
extern const SentenceTable changes_sentences;  ///< The screens of core/amend; beside it those of a journey
extern const SentenceTable receipt_sentences;  ///< A receipt; beside it the dates
extern const SentenceTable device_sentences;   ///< Beside the screen, about the resident's device (docs/offline.md)
extern const SentenceTable page_sentences;     ///< Published pages: leaving in a hurry, the questions on paper

/// Every part once. Only programs that have all of it call this.
[[nodiscard]] std::span<const SentenceTable* const> all_sentence_tables();

/// The English of the sentence `id` in `table` or beside it; empty when it isn't there.
[[nodiscard]] std::string_view english_of(std::string_view id, const SentenceTable& table);

/// The English of any sentence of the catalogue; empty when there is no such id.
[[nodiscard]] std::string_view english_of_any(std::string_view id);

/// A {name} in a sentence, and what stands there.
using NamedText = std::pair<std::string_view, std::string_view>;

/// `sentence` with every `{name}` of these filled in. What is filled in is not looked into again; a brace that opens
/// no such name stands for itself.
[[nodiscard]] std::string fill(std::string_view sentence, std::initializer_list<NamedText> values);

}  // namespace sealwell::pack
