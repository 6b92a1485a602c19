#pragma once

#include "core/pack/service_pack.hpp"

#include <cstdint>
#include <vector>

namespace sealwell::explore {

/// Values of one answer; none: the question is left out.
using Values = std::vector<pack::AnswerValue>;

/// What can be decided about a question: for one that takes a single answer which kind of answer it
/// gets, for one that takes several whether one of its options is chosen.
struct Variable {
  int item = -1;
  int option = -1;  ///< Of a question that takes several: the option; else -1
  /// What it can be. Of an option two, in this order: not chosen, chosen.
  std::vector<Values> kinds;
};

/// Everything that can be answered in a pack, by kinds of answers that no condition tells apart.
struct AnswerKinds {
  std::vector<Variable> variables;        ///< In the order of the questionnaire
  std::vector<std::vector<int>> of_item;  ///< The variables of each item
  std::vector<std::vector<Values>> all;  ///< Of each question: every answer that was tried and fits, finer than `kinds`
  std::vector<std::uint8_t> impossible;  ///< Questions that must be answered and that no answer fits
  std::vector<std::uint8_t> not_made_up;  ///< Questions for which no answer could be made up here
};

/// The kinds of answers of every question. `now_ms` bounds a date of birth.
[[nodiscard]] AnswerKinds answer_kinds(const pack::ServicePack& pack, std::int64_t now_ms);

/// Every condition of the pack that asks about each item: of items, steps and endings.
[[nodiscard]] std::vector<std::vector<const pack::Condition*>> conditions_about(const pack::ServicePack& pack);

/// The items whose answers can decide about a condition: in a group that repeats all instances of the question,
/// where the condition stands outside. Empty when it asks about none.
[[nodiscard]] std::vector<int> asked_by(const pack::Questionnaire& questionnaire, const pack::Condition& condition);

/// Whether a condition holds for an applying question with these values, by the session's own rules.
[[nodiscard]] bool holds_for(const pack::Condition& condition, const pack::Item& item, const Values& values);

}  // namespace sealwell::explore
