// The catalogue itself: each sentence once, whichever part it stands in.
#include "core/pack/sentences.hpp"

#include "tests/unit/fixtures/pack_fixtures.hpp"

#include <set>

using namespace sealwell::pack;

TEST_CASE("an id names one sentence, and no sentence is empty") {
  std::set<std::string_view> ids;
  for (const SentenceTable* table : all_sentence_tables()) {
    CHECK_FALSE(table->own.empty());
    for (const Sentence& sentence : table->own) {
      INFO(sentence.id);
      CHECK(ids.insert(sentence.id).second);
      CHECK_FALSE(sentence.english.empty());
      CHECK(english_of_any(sentence.id) == sentence.english);
    }
  }
  CHECK(ids.size() > 300);
  CHECK(english_of_any("nobody-defined-this").empty());
}

TEST_CASE("every part that another is said beside is one of the catalogue") {
  std::set<const SentenceTable*> parts(all_sentence_tables().begin(), all_sentence_tables().end());
  for (const SentenceTable* table : all_sentence_tables()) CHECK((!table->beside || parts.contains(table->beside)));
}

TEST_CASE("a sentence is found in its own part and beside it, and in no other") {
  CHECK(english_of("month-12", date_sentences) == "December");
  CHECK(english_of("month-12", journey_sentences) == "December");
  CHECK(english_of("month-12", changes_sentences) == "December");
  CHECK(english_of("month-12", receipt_sentences) == "December");
  CHECK(english_of("month-12", page_sentences).empty());
  CHECK(english_of("continue", changes_sentences) == "Continue");
  CHECK(english_of("continue", receipt_sentences).empty());
  CHECK(english_of("exit-link", journey_sentences).empty());
}
