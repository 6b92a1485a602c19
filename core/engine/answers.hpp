#pragma once

#include "core/pack/messages.hpp"
#include "core/pack/questionnaire.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sealwell::engine {

/// What one question holds: the texts as they were typed, and what they mean once checked.
struct Answer {
  std::vector<std::string> typed;         ///< As submitted under the item's linkId; a date has day, month, year
  std::string typed_other;                ///< Free text of an open choice; the unit of a quantity that has several
  std::vector<pack::AnswerValue> values;  ///< As its screen was last continued from; empty when left out
  /// What is typed now would mean, where it can be read; for safety messages only.
  std::optional<std::vector<pack::AnswerValue>> draft;
  bool settled = false;     ///< Its screen was continued from and the answer still stands
  bool questioned = false;  ///< A doubtful value was pointed out once; the same again is taken
};

/// All answers, by linkId.
class Answers {
 public:
  [[nodiscard]] const Answer* find(std::string_view link_id) const;
  [[nodiscard]] Answer& at(std::string_view link_id);  ///< Made when it is not there yet
  void erase(std::string_view link_id);
  [[nodiscard]] bool empty() const { return by_link_id_.empty(); }

  // What expressions gave for the answers (calculator.hpp). No answer of its own, so that `empty` doesn't know of it.
  /// Whether the enableWhenExpression of the item at that index holds; false until it was worked out.
  [[nodiscard]] bool holds(int item) const;
  void set_holds(int item, bool holds);
  /// The first values that the initialExpression of the item at that index gave; null until there are some.
  [[nodiscard]] const std::vector<pack::AnswerValue>* suggested(int item) const;
  void suggest(int item, std::vector<pack::AnswerValue> values);
  [[nodiscard]] auto begin() { return by_link_id_.begin(); }
  [[nodiscard]] auto end() { return by_link_id_.end(); }
  [[nodiscard]] auto begin() const { return by_link_id_.begin(); }
  [[nodiscard]] auto end() const { return by_link_id_.end(); }

 private:
  std::map<std::string, Answer, std::less<>> by_link_id_;
  std::map<int, bool> holds_;
  std::map<int, std::vector<pack::AnswerValue>> suggested_;
};

/// Whether an item applies: FHIR's enableWhen with all its operators. An item is enabled when its parent is, when
/// (under a question) that question has an answer, when a step of the journey asks it, and when its conditions
/// hold. Questions that are not enabled count as not answered, and items whose conditions wait for each other in a
/// ring are never enabled. `enabled` says it, by item, of what the item asks about.
[[nodiscard]] bool applies(const pack::Questionnaire& questionnaire, const Answers& answers,
                           const std::vector<std::uint8_t>& enabled, int item);

/// Whether conditions of an item, a journey step or an ending hold.
[[nodiscard]] bool holds(const pack::Questionnaire& questionnaire, const Answers& answers,
                         const std::vector<std::uint8_t>& enabled, const pack::Enabling& enabling);

/// Which items apply, worked out for all of them. The answers must outlive it.
class Enablement {
 public:
  Enablement(const pack::Questionnaire& questionnaire, const Answers& answers);

  [[nodiscard]] bool enabled(int item) const { return enabled_[static_cast<std::size_t>(item)]; }
  [[nodiscard]] bool holds(const pack::Enabling& enabling) const;

 private:
  const pack::Questionnaire& questionnaire_;
  const Answers& answers_;
  std::vector<std::uint8_t> enabled_;
};

/// The options that a choice offers now.
[[nodiscard]] std::vector<const pack::AnswerOption*> offered_options(const pack::Questionnaire& questionnaire,
                                                                     const pack::Item& item, const Answers& answers);

/// Whether the question is asked at all: one that is hidden or read-only is not, nor one whose offered options
/// are fewer than two.
[[nodiscard]] bool is_asked(const pack::Questionnaire& questionnaire, const pack::Item& item, const Answers& answers);

/// The option that `value` is, or nullptr.
[[nodiscard]] const pack::AnswerOption* option_of(const pack::Item& item, const pack::AnswerValue& value);

/// An answer in words, as "check your answers" shows it: labels of options, numbers with their
/// unit, dates written out.
[[nodiscard]] std::vector<std::string> in_words(const pack::Item& item, const Answer& answer,
                                                const pack::Messages& messages);

using pack::same_answer;

}  // namespace sealwell::engine
