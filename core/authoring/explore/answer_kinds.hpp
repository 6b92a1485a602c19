#pragma once

#include "core/pack/service_pack.hpp"

#include <cstdint>
#include <vector>

namespace sealwell::explore {

/// The values of one answer; empty: the question is left out.
using Values = std::vector<pack::AnswerValue>;

/// A variable of the search: for a question with a single answer the kind of its answer, for a question with several
/// answers whether one of its options is chosen.
struct Variable {
  int item = -1;
  int option = -1;  ///< Index of the option for a question with several answers; else -1
  /// Its possible values. For an option two: not chosen, chosen.
  std::vector<Values> kinds;
};

/// Equivalence classes of answers of a pack: answers of one kind are not distinguished by any condition.
struct AnswerKinds {
  std::vector<Variable> variables;        ///< In the order of the questionnaire
  std::vector<std::vector<int>> of_item;  ///< The variables of each item
  std::vector<std::vector<Values>> all;  ///< Of each question: every answer that was tried and fits, finer than `kinds`
  std::vector<std::uint8_t> impossible;  ///< Questions that must be answered and that no answer fits
  std::vector<std::uint8_t> without_candidates;  ///< Questions for which no answer could be made up here
};

/// The kinds of answers of every question. `now_ms` is the upper bound of a date of birth.
[[nodiscard]] AnswerKinds answer_kinds(const pack::ServicePack& pack, std::int64_t now_ms);

/// By item: all conditions of items, steps and endings that compare its answer.
[[nodiscard]] std::vector<std::vector<const pack::Condition*>> conditions_about(const pack::ServicePack& pack);

/// The items whose answers a condition depends on: for a condition outside of a repeating group, the question in all of
/// its instances. Empty if there is no such question.
[[nodiscard]] std::vector<int> asked_by(const pack::Questionnaire& questionnaire, const pack::Condition& condition);

/// True if a condition holds when its question applies and has these values, by the engine's rules.
[[nodiscard]] bool holds_for(const pack::Condition& condition, const pack::Item& item, const Values& values);

}  // namespace sealwell::explore
