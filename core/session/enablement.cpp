#include "core/session/answers.hpp"

namespace sealwell::session {
namespace {

using pack::AnswerValue;
using pack::Operator;

// How two answers lie to each other; nothing where FHIR knows no order between them.
std::optional<std::strong_ordering> order(const AnswerValue& answer, const AnswerValue& expected) {
  if (answer.is_number() && expected.is_number()) return answer.number <=> expected.number;
  if (answer.kind != expected.kind) return std::nullopt;
  if (answer.kind == AnswerValue::Kind::date) return answer.date <=> expected.date;
  if (answer.kind == AnswerValue::Kind::text) return answer.text <=> expected.text;
  return std::nullopt;
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

}  // namespace

Enablement::Enablement(const pack::Questionnaire& questionnaire, const Answers& answers)
    : questionnaire_(questionnaire),
      answers_(answers),
      state_(questionnaire.items.size(), State::unknown),
      enabled_(questionnaire.items.size(), false) {
  for (std::size_t index = 0; index < questionnaire.items.size(); ++index) {
    (void)work_out(static_cast<int>(index));
  }
}

// Works an item out after everything that it depends on. What waits lies in a list rather than on
// the call stack, so that a long chain of conditions can't exhaust it. Items that wait for each
// other in a ring count as disabled; the pack checker names such rings.
bool Enablement::work_out(int first) {
  std::vector<int> waiting{first};
  while (!waiting.empty()) {
    const int index = waiting.back();
    State& state = state_[static_cast<std::size_t>(index)];
    if (state == State::yes || state == State::no) {
      waiting.pop_back();
      continue;
    }
    const pack::Item& item = questionnaire_.item(index);
    const bool first_visit = state == State::unknown;
    state = State::in_progress;
    bool ready = true;
    const auto need = [&](int other) {
      if (first_visit && other >= 0 && state_[static_cast<std::size_t>(other)] == State::unknown) {
        waiting.push_back(other);
        ready = false;
      }
    };
    need(item.parent);
    for (const pack::Condition& condition : item.enabling.conditions) need(questionnaire_.find(condition.question));
    if (!ready) continue;

    bool yes = item.parent < 0 || enabled_[static_cast<std::size_t>(item.parent)];
    if (yes && item.parent >= 0 && questionnaire_.item(item.parent).is_question()) {
      const Answer* above = answers_.find(questionnaire_.item(item.parent).link_id);
      yes = above && !above->values.empty();
    }
    yes = yes && holds(item.enabling);
    enabled_[static_cast<std::size_t>(index)] = yes;
    state_[static_cast<std::size_t>(index)] = yes ? State::yes : State::no;
    waiting.pop_back();
  }
  return enabled_[static_cast<std::size_t>(first)];
}

bool Enablement::holds(const pack::Enabling& enabling) const {
  if (enabling.conditions.empty()) return true;
  for (const pack::Condition& condition : enabling.conditions) {
    if (condition_holds(condition) == enabling.any) return enabling.any;
  }
  return !enabling.any;
}

bool Enablement::condition_holds(const pack::Condition& condition) const {
  const int question = questionnaire_.find(condition.question);
  const bool applies = question >= 0 && enabled_[static_cast<std::size_t>(question)];
  const Answer* answer = applies ? answers_.find(condition.question) : nullptr;
  const bool exists = answer && !answer->values.empty();
  if (condition.comparison == Operator::exists) return exists == condition.expected.boolean;
  if (!exists) return false;
  // With several answers the condition holds when any of them fits.
  for (const AnswerValue& value : answer->values) {
    if (compares(value, condition.comparison, condition.expected)) return true;
  }
  return false;
}

}  // namespace sealwell::session
