#pragma once

#include "core/pack/messages.hpp"
#include "core/pack/questionnaire.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sealwell::engine {

/// The answer to one question: the texts as typed, and their values once validated.
struct Answer {
  std::vector<std::string> typed;  ///< As submitted under the item's linkId; three texts for a date: day, month, year
  std::string typed_other;         ///< Free text of an open choice; the unit of a quantity that has several
  std::vector<pack::AnswerValue> values;  ///< Values when its screen was last continued from; empty if left out
  /// The values of what is typed now, if valid; used for safety messages only.
  std::optional<std::vector<pack::AnswerValue>> draft;
  bool accepted = false;  ///< True once its screen was continued from, as long as the answer is valid
  bool warned = false;    ///< True after a warning about a doubtful value; the same value is then accepted
};

/// All answers, by linkId.
class Answers {
 public:
  [[nodiscard]] const Answer* find(std::string_view link_id) const;
  [[nodiscard]] Answer& at(std::string_view link_id);  ///< Inserted if absent
  void erase(std::string_view link_id);
  [[nodiscard]] bool empty() const { return by_link_id_.empty(); }

  // Results of expressions (calculator.hpp). They are not answers: `empty` ignores them.
  /// True if the enableWhenExpression of the item with that index holds; false until evaluated.
  [[nodiscard]] bool holds(int item) const;
  void set_holds(int item, bool holds);
  /// The first values of the initialExpression of the item with that index; nullptr until there are some.
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

/// True if an item applies: FHIR's enableWhen with all operators. An item applies if its parent does, if (under a
/// question) that question has an answer, if a step of the journey asks it, and if its conditions hold. Questions that
/// do not apply count as not answered; items in a cycle of conditions never apply. `enabled`: by item, for all items
/// that this one depends on.
[[nodiscard]] bool applies(const pack::Questionnaire& questionnaire, const Answers& answers,
                           const std::vector<std::uint8_t>& enabled, int item);

/// True if the conditions of an item, a journey step or an ending hold.
[[nodiscard]] bool holds(const pack::Questionnaire& questionnaire, const Answers& answers,
                         const std::vector<std::uint8_t>& enabled, const pack::EnableRule& enable_rule);

/// The enablement of all items of a questionnaire. `answers` must outlive it.
class Enablement {
 public:
  Enablement(const pack::Questionnaire& questionnaire, const Answers& answers);

  [[nodiscard]] bool enabled(int item) const { return enabled_[static_cast<std::size_t>(item)]; }
  [[nodiscard]] bool holds(const pack::EnableRule& enable_rule) const;

 private:
  const pack::Questionnaire& questionnaire_;
  const Answers& answers_;
  std::vector<std::uint8_t> enabled_;
};

/// The options that a choice offers for the present answers.
[[nodiscard]] std::vector<const pack::AnswerOption*> offered_options(const pack::Questionnaire& questionnaire,
                                                                     const pack::Item& item, const Answers& answers);

/// True if an applicable question is asked: it is neither hidden nor read-only, and a choice offers at least two
/// options.
[[nodiscard]] bool is_asked(const pack::Questionnaire& questionnaire, const pack::Item& item, const Answers& answers);

/// The option with that value; nullptr if there is none.
[[nodiscard]] const pack::AnswerOption* option_of(const pack::Item& item, const pack::AnswerValue& value);

/// An answer in words, as "Check your answers" shows it: labels of options, numbers with unit, dates written out.
[[nodiscard]] std::vector<std::string> describe_answer(const pack::Item& item, const Answer& answer,
                                                       const pack::Messages& messages);

using pack::same_answer;

}  // namespace sealwell::engine
