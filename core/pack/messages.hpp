#pragma once

#include "core/pack/sentences.hpp"
#include "core/pack/service_pack.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

namespace sealwell::pack {

/// Which form of a word goes with this number in a language: "zero", "one", "two", "few", "many" or "other", after
/// CLDR's cardinal rules for Welsh; for every other language the rule that English and Urdu share, by which 1 is
/// "one" and the rest "other". `number` is as residents read it: 1.5 and any other text are "other".
[[nodiscard]] std::string_view plural_category(std::string_view language, std::string_view number);

/// Sentences of the catalogue in one language: in the words that somebody has for them, else in English. A pack may have
/// its own for any (docs/pack-format.md, "Messages"); a receipt carries those that it was issued with.
class Messages {
 public:
  /// As `pack` says them; `table` is the part of the catalogue that has their English.
  explicit Messages(const ServicePack& pack, const SentenceTable& table = journey_sentences)
      : messages_(&pack.messages), language_(pack.language), table_(&table) {}

  /// As `words`, an object of texts by id, says them; null where there is none.
  Messages(const json::Value* words, const SentenceTable& table) : words_(words), table_(&table) {}

  using Value = NamedText;

  /// The sentence `id`, filled in. An id that nobody defined comes back as itself, so that a gap is seen and never
  /// hides a screen.
  [[nodiscard]] std::string say(std::string_view id, std::initializer_list<Value> values = {}) const;

  /// Whether `id` is said in words of its own, and not in the catalogue's English.
  [[nodiscard]] bool has_own(std::string_view id) const;

  /// A date as people read it: "15 March 1984".
  [[nodiscard]] std::string date(const CivilDate& date) const;

  /// A second of the day as people read it: "2:05pm", with the seconds where there are some.
  [[nodiscard]] std::string clock_time(int second) const;

  /// "15 March 1984 at 2:05pm", by the clock that it was told by; the date alone where there is no time.
  [[nodiscard]] std::string date_time(const CivilDateTime& moment) const;

  /// A number with its unit: "2 portions". The pack's `unit-one/LINK_ID` (or another of CLDR's categories, see
  /// plural_category) stands for the unit where the number asks for that form. An empty unit: the number alone.
  [[nodiscard]] std::string counted(const std::string& number, const std::string& unit, std::string_view link_id) const;

  /// For an `id` that begins with `required` the pack's `required/LINK_ID`, for any other its
  /// `invalid/LINK_ID`, when it has one; else the sentence `id`, in the form that its first number asks for where
  /// there is one (`too-long-one`). The first of `values` is the label.
  [[nodiscard]] std::string say_for(std::string_view id, std::string_view link_id,
                                    std::initializer_list<Value> values = {}) const;

 private:
  [[nodiscard]] const std::string* own(std::string_view id) const;

  const std::map<std::string, std::string, std::less<>>* messages_ = nullptr;
  const json::Value* words_ = nullptr;
  std::string_view language_;
  const SentenceTable* table_;
};

/// Whether a pack's message of that id is said by a journey's screens, and not only by a receipt or when one is opened.
[[nodiscard]] bool is_journey_sentence(std::string_view id);

}  // namespace sealwell::pack
