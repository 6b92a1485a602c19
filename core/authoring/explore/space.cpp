#include "core/authoring/explore/space.hpp"

#include "core/base/sorting.hpp"
#include "core/engine/answers.hpp"

#include <algorithm>

namespace sealwell::explore {

using pack::Condition;
using pack::Item;
using pack::Operator;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

bool same_value(const Values& values, const pack::AnswerValue& value) {
  return values.size() == 1 && engine::same_answer(values.front(), value);
}

}  // namespace

Space::Space(const pack::ServicePack& pack, std::int64_t now_ms)
    : pack_(pack), now_ms_(now_ms), kinds_(answer_kinds(pack, now_ms)) {
  const pack::Questionnaire& all = pack.questionnaire;
  sources_.resize(all.items.size(), -1);
  needs_.resize(all.items.size());
  place_in_order_.resize(all.items.size());
  for (std::size_t i = 0; i < all.order.size(); ++i) place_in_order_[at(all.order[i])] = static_cast<int>(i);
  for (std::size_t i = 0; i < all.items.size(); ++i) {
    const Item& item = all.items[i];
    if (!item.options_chosen_in.empty()) sources_[i] = all.find(item.options_chosen_in);
    const auto need = [&](int other) {
      if (other >= 0) needs_[i].push_back(other);
    };
    need(item.parent);
    need(sources_[i]);
    const auto need_all = [&](const pack::EnableRule& enable_rule) {
      for (const Condition& condition : enable_rule.conditions) {
        for (const int other : asked_by(all, condition)) need(other);
      }
    };
    need_all(item.enable_rule);
    for (const pack::EnableRule& asked : item.asked_when) need_all(asked);
  }
  const auto about = conditions_about(pack);
  for (std::size_t i = 0; i < about.size(); ++i) {
    for (const Condition* condition : about[i]) {
      auto& truths = truths_[{condition, static_cast<int>(i)}];
      for (const int variable : kinds_.of_item[i]) {
        std::vector<std::uint8_t> of_kinds;
        for (const Values& values : this->variable(variable).kinds) {
          of_kinds.push_back(holds_for(*condition, all.items[i], values) ? 1 : 0);
        }
        truths.push_back(std::move(of_kinds));
      }
    }
  }
}

std::vector<int> Space::closure(const std::vector<int>& items) const {
  std::vector<std::uint8_t> met(questionnaire().items.size(), 0);
  std::vector<int> waiting = items;
  std::vector<int> found;
  while (!waiting.empty()) {
    const int item = waiting.back();
    waiting.pop_back();
    if (item < 0 || met[at(item)]) continue;
    met[at(item)] = 1;
    found.push_back(item);
    for (const int other : needs_[at(item)]) waiting.push_back(other);
  }
  sort_stably(found, [&](int a, int b) { return place_in_order_[at(a)] < place_in_order_[at(b)]; });
  return found;
}

void Space::work_out(const std::vector<int>& closure, const Decisions& decisions, std::vector<Truth>& applies,
                     Budget& budget) const {
  std::int64_t work = 0;
  for (const int index : closure) {
    const Item& item = questionnaire().item(index);
    work += 1 + static_cast<std::int64_t>(item.enable_rule.conditions.size());
    Truth truth = item.in_condition_cycle || !item.asked ? Truth::no : Truth::yes;
    if (truth == Truth::yes && item.parent >= 0) {
      truth = applies[at(item.parent)];
      if (questionnaire().item(item.parent).is_question()) {
        truth = both(truth, answered(item.parent, decisions));
      }
    }
    if (truth != Truth::no && !item.asked_when.empty()) {
      Truth asked = Truth::no;
      for (const pack::EnableRule& enable_rule : item.asked_when) {
        asked = either(asked, holds(enable_rule, decisions, applies));
      }
      truth = both(truth, asked);
    }
    if (truth != Truth::no) truth = both(truth, holds(item.enable_rule, decisions, applies));
    // Nothing here evaluates expressions.
    if (!item.enabled_by.empty()) truth = both(truth, Truth::open);
    applies[at(index)] = truth;
  }
  budget.spend(work);
}

Truth Space::holds(const pack::EnableRule& enable_rule, const Decisions& decisions,
                   const std::vector<Truth>& applies) const {
  if (enable_rule.conditions.empty()) return Truth::yes;
  Truth truth = enable_rule.any ? Truth::no : Truth::yes;
  for (const Condition& one : enable_rule.conditions) {
    const Truth holds = condition(one, decisions, applies);
    truth = enable_rule.any ? either(truth, holds) : both(truth, holds);
  }
  return truth;
}

bool Space::fits(const Condition& condition, int item, int variable, std::int16_t kind) const {
  const auto& variables = kinds_.of_item[at(item)];
  const auto place = std::find(variables.begin(), variables.end(), variable) - variables.begin();
  return truths_.at({&condition, item})[static_cast<std::size_t>(place)][static_cast<std::size_t>(kind)] != 0;
}

std::int16_t Space::kind_of(int index, const Decisions& decisions) const {
  return is_given(variable(index).item) ? std::int16_t{0} : decisions[at(index)];
}

bool Space::is_given(int index) const {
  const Item& item = questionnaire().item(index);
  return item.is_fixed() && !pack().decided_by(item.link_id);
}

bool Space::is_calculated(int index) const {
  const Item& item = questionnaire().item(index);
  return !item.calculated.empty() || (item.is_fixed() && !item.initially.empty());
}

// Whether a question that applies has an answer.
Truth Space::answered(int item, const Decisions& decisions) const {
  if (is_calculated(item)) return Truth::open;
  const auto& variables = kinds_.of_item[at(item)];
  const Item& question = questionnaire().item(item);
  // A question that offers what another left over may have nothing to offer.
  const bool surely = question.required && question.options_chosen_in.empty();
  Truth any = Truth::no;
  for (const int index : variables) {
    const std::int16_t kind = kind_of(index, decisions);
    if (kind < 0) any = either(any, Truth::open);
    else if (!variable(index).kinds[at(kind)].empty()) return Truth::yes;
  }
  return any == Truth::open && surely ? Truth::yes : any;
}

// Of several instances that with an answer counts which comes last, or first.
Truth Space::condition(const Condition& condition, const Decisions& decisions,
                       const std::vector<Truth>& applies) const {
  if (condition.instance == Condition::Instance::own) {
    return condition_at(condition, condition.item, decisions, applies);
  }
  std::vector<int> items = asked_by(questionnaire(), condition);
  if (condition.instance == Condition::Instance::first) std::reverse(items.begin(), items.end());
  Truth truth = condition_at(condition, -1, decisions, applies);
  for (const int item : items) {
    const Truth told = both(applies[at(item)], answered(item, decisions));
    const Truth its = told == Truth::no ? truth : condition_at(condition, item, decisions, applies);
    truth = told == Truth::open && its != truth ? Truth::open : its;
  }
  return truth;
}

// By the answers to `item` alone; -1: as if there were none.
Truth Space::condition_at(const Condition& condition, int item, const Decisions& decisions,
                          const std::vector<Truth>& applies) const {
  const Truth unanswered = condition.comparison == Operator::exists
                               ? (condition.expected.boolean ? Truth::no : Truth::yes)
                           : condition.comparison == Operator::not_equal ? Truth::yes
                                                                         : Truth::no;
  if (item < 0) return unanswered;
  const Truth there = applies[at(item)];
  if (there == Truth::no) return unanswered;
  Truth given = Truth::no;
  if (condition.comparison == Operator::exists) {
    given = answered(item, decisions);
    if (!condition.expected.boolean) given = negated(given);
  } else {
    const auto& variables = kinds_.of_item[at(item)];
    const bool several = !variables.empty() && variable(variables.front()).option >= 0;
    if (variables.empty()) given = Truth::open;
    const bool none = condition.comparison == Operator::not_equal;
    for (const int index : variables) {
      const Variable& what = variable(index);
      const std::int16_t kind = kind_of(index, decisions);
      if (several) {
        // "=" and its like hold when a chosen option fits; "!=" when no chosen option is the one.
        if (fits(condition, item, index, 1) == none) continue;
        const Truth chosen = kind < 0 ? Truth::open : kind == 1 ? Truth::yes : Truth::no;
        given = either(given, chosen);
        continue;
      }
      if (kind >= 0) {
        given = fits(condition, item, index, kind) ? Truth::yes : Truth::no;
        continue;
      }
      bool some = false;
      bool every = true;
      for (std::size_t k = 0; k < what.kinds.size(); ++k) {
        const bool fit = fits(condition, item, index, static_cast<std::int16_t>(k));
        some = some || fit;
        every = every && fit;
      }
      given = every && !what.kinds.empty() && questionnaire().item(item).options_chosen_in.empty() ? Truth::yes
              : some || what.kinds.empty() || unanswered == Truth::yes                             ? Truth::open
                                                                                                   : Truth::no;
    }
    if (several && none) given = negated(given);
  }
  if (there == Truth::yes) return given;
  return given == unanswered ? given : Truth::open;
}

int Space::option_variable(int item, const pack::AnswerValue& option) const {
  for (const int index : kinds_.of_item[at(item)]) {
    if (variable(index).option >= 0 && same_value(variable(index).kinds[1], option)) return index;
  }
  return -1;
}

Truth Space::offers(int source, const pack::AnswerValue& option, const Decisions& decisions,
                    const std::vector<Truth>& applies) const {
  Truth chosen = Truth::no;
  for (const int index : kinds_.of_item[at(source)]) {
    const Variable& what = variable(index);
    const std::int16_t kind = kind_of(index, decisions);
    for (std::size_t k = 0; k < what.kinds.size(); ++k) {
      if (!same_value(what.kinds[k], option)) continue;
      chosen = either(chosen, kind < 0 ? Truth::open : at(kind) == k ? Truth::yes : Truth::no);
    }
  }
  return both(applies[at(source)], chosen);
}

Truth Space::is_asked(int item, const Decisions& decisions, const std::vector<Truth>& applies) const {
  Truth truth = applies[at(item)];
  const int source = source_of(item);
  if (source < 0 || truth == Truth::no || questionnaire().item(item).is_fixed()) return truth;
  int surely = 0;
  int perhaps = 0;
  for (const pack::AnswerOption& option : questionnaire().item(item).options) {
    const Truth offered = offers(source, option.value, decisions, applies);
    surely += offered == Truth::yes ? 1 : 0;
    perhaps += offered != Truth::no ? 1 : 0;
  }
  return both(truth, surely > 1 ? Truth::yes : perhaps > 1 ? Truth::open : Truth::no);
}

Truth Space::can_be(int index, const Decisions& decisions, const std::vector<Truth>& applies) const {
  const Variable& what = variable(index);
  const std::int16_t kind = decisions[at(index)];
  if (kind < 0) return Truth::yes;
  const Item& item = questionnaire().item(what.item);
  Truth truth = Truth::yes;
  const int source = source_of(what.item);
  const Values& values = what.kinds[at(kind)];
  if (source >= 0 && !values.empty()) truth = offers(source, values.front(), decisions, applies);
  if (what.option < 0) return truth;
  const auto exclusive = [&item](int option) {
    return at(option) < item.options.size() && item.options[at(option)].exclusive;
  };
  bool some = false;
  for (const int other : kinds_.of_item[at(what.item)]) {
    const std::int16_t its = decisions[at(other)];
    some = some || its != 0;
    const bool clash =
        kind == 1 && its == 1 && other != index && (exclusive(what.option) || exclusive(variable(other).option));
    if (clash) return Truth::no;
  }
  if (!some && item.required && item.options_chosen_in.empty()) return Truth::no;
  return truth;
}

}  // namespace sealwell::explore
