// Every part of the catalogue: a file of its own, because who links it has them all.
#include "core/pack/sentences.hpp"

namespace sealwell::pack {

std::span<const SentenceTable* const> all_sentence_tables() {
  static constexpr const SentenceTable* tables[] = {&journey_sentences, &date_sentences,    &device_sentences,
                                                    &receipt_sentences, &changes_sentences, &page_sentences};
  return tables;
}

std::string_view english_of_any(std::string_view id) {
  for (const SentenceTable* table : all_sentence_tables()) {
    const std::string_view english = english_of(id, *table);
    if (!english.empty()) return english;
  }
  return {};
}

}  // namespace sealwell::pack
