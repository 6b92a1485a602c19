#include "core/engine/answers.hpp"

#include <algorithm>

namespace sealwell::engine {
namespace {

using pack::AnswerValue;
using pack::Operator;

// How two answers lie to each other; nothing where FHIR knows no order between them.
std::optional<std::strong_ordering> order(const AnswerValue& answer, const AnswerValue& expected) {
  if (answer.is_number() && expected.is_number()) {
    // A kilogram and a pound have no order until somebody converts them.
    if (!answer.coding.code.empty() && !expected.coding.code.empty() && !answer.coding.means(expected.coding)) {
      return std::nullopt;
    }
  }
  if (answer.is_number() && expected.is_number()) return answer.number <=> expected.number;
  if (answer.is_text() && expected.is_text()) return answer.text.compare(expected.text) <=> 0;
  const auto day_of = [](const AnswerValue& value) {
    return value.kind == AnswerValue::Kind::date ? CivilDateTime{value.date, -1, 0} : value.moment;
  };
  const auto is_day = [](const AnswerValue& value) {
    return value.kind == AnswerValue::Kind::date || value.kind == AnswerValue::Kind::date_time;
  };
  if (is_day(answer) && is_day(expected)) return sealwell::order(day_of(answer), day_of(expected));
  if (answer.kind != expected.kind || answer.kind != AnswerValue::Kind::time) return std::nullopt;
  return answer.moment.second <=> expected.moment.second;
}

bool compares(const AnswerValue& answer, Operator comparison, const AnswerValue& expected) {
  // A free text given to an open choice equals no code, so that "=" is false and "!=" true.
  if (comparison == Operator::equal) return same_answer(answer, expected);
  if (comparison == Operator::not_equal) return !same_answer(answer, expected);
  const auto ordering = order(answer, expected);
  if (!ordering) return false;
  switch (comparison) {
    case Operator::greater: return *ordering > 0;
    case Operator::less: return *ordering < 0;
    case Operator::greater_or_equal: return *ordering >= 0;
    case Operator::less_or_equal: return *ordering <= 0;
    default: return false;
  }
}

// The answer that a condition asks about, of those instances of a group that repeats which it asks about.
const Answer* asked_answer(const pack::Questionnaire& questionnaire, const Answers& answers,
                           const std::vector<std::uint8_t>& enabled, const pack::Condition& condition) {
  using Instance = pack::Condition::Instance;
  const Answer* found = nullptr;
  for (int item = condition.item; item >= 0; item = questionnaire.item(item).next_instance) {
    const bool asked = enabled[static_cast<std::size_t>(item)] != 0;
    const Answer* answer = asked ? answers.find(questionnaire.item(item).link_id) : nullptr;
    if (answer && !answer->values.empty()) found = answer;
    if (condition.instance == Instance::own || (condition.instance == Instance::first && found)) break;
  }
  return found;
}

bool condition_holds(const pack::Questionnaire& questionnaire, const Answers& answers,
                     const std::vector<std::uint8_t>& enabled, const pack::Condition& condition) {
  const Answer* answer = asked_answer(questionnaire, answers, enabled, condition);
  const bool exists = answer != nullptr;
  if (condition.comparison == Operator::exists) return exists == condition.expected.boolean;
  // By FHIR's words "!=" is true when no answer is equal, so also when there is none, and every
  // other operator when at least one answer fits.
  if (!exists) return condition.comparison == Operator::not_equal;
  const std::vector<AnswerValue>& values = answer->values;
  const auto fits = [&](const AnswerValue& value) { return compares(value, condition.comparison, condition.expected); };
  return condition.comparison == Operator::not_equal ? std::all_of(values.begin(), values.end(), fits)
                                                     : std::any_of(values.begin(), values.end(), fits);
}

}  // namespace

bool applies(const pack::Questionnaire& questionnaire, const Answers& answers, const std::vector<std::uint8_t>& enabled,
             int index) {
  const pack::Item& item = questionnaire.item(index);
  if (item.in_condition_cycle || !item.asked) return false;
  if (!item.enabled_by.empty() && !answers.holds(index)) return false;
  if (item.parent >= 0) {
    if (!enabled[static_cast<std::size_t>(item.parent)]) return false;
    const pack::Item& above = questionnaire.item(item.parent);
    const Answer* answer = above.is_question() ? answers.find(above.link_id) : nullptr;
    if (above.is_question() && (!answer || answer->values.empty())) return false;
  }
  const auto holds_now = [&](const pack::EnableRule& enable_rule) {
    return holds(questionnaire, answers, enabled, enable_rule);
  };
  if (!item.asked_when.empty() && std::none_of(item.asked_when.begin(), item.asked_when.end(), holds_now)) return false;
  return holds_now(item.enable_rule);
}

bool holds(const pack::Questionnaire& questionnaire, const Answers& answers, const std::vector<std::uint8_t>& enabled,
           const pack::EnableRule& enable_rule) {
  if (enable_rule.conditions.empty()) return true;
  for (const pack::Condition& condition : enable_rule.conditions) {
    if (condition_holds(questionnaire, answers, enabled, condition) == enable_rule.any) return enable_rule.any;
  }
  return !enable_rule.any;
}

Enablement::Enablement(const pack::Questionnaire& questionnaire, const Answers& answers)
    : questionnaire_(questionnaire), answers_(answers), enabled_(questionnaire.items.size()) {
  // In this order everything that an item asks about is known before the item.
  for (const int index : questionnaire.order) {
    enabled_[static_cast<std::size_t>(index)] = applies(questionnaire, answers, enabled_, index);
  }
}

bool Enablement::holds(const pack::EnableRule& enable_rule) const {
  return engine::holds(questionnaire_, answers_, enabled_, enable_rule);
}

}  // namespace sealwell::engine
