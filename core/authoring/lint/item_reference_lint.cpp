// Native programs only, like the checker that calls it.
#include "core/authoring/lint/item_reference_lint.hpp"

#include <algorithm>
#include <array>

namespace sealwell::lint {

using namespace pack;

namespace {

constexpr std::array<std::string_view, 5> who_may_fill_in{"self", "carer", "professional", "staff", "other"};

bool may_fill_in(const AnswerOption& option) {
  return std::find(who_may_fill_in.begin(), who_may_fill_in.end(), option.submitted) != who_may_fill_in.end();
}

void check_completed_by(const ServicePack& pack, Problems& problems) {
  if (pack.completed_by.empty()) return;
  const auto error = [&](std::string problem, std::string fix) {
    problems.error("/pack/completedBy", std::move(problem), std::move(fix));
  };
  const int index = pack.questionnaire.find(pack.completed_by);
  if (index < 0) {
    error("No question has the linkId " + pack.completed_by + ".", "Name the question who is filling this in.");
    return;
  }
  const Item& item = pack.questionnaire.item(index);
  if (!item.is_choice() || item.repeats || item.in_instance >= 0) {
    error("The question is not a choice of one answer that is asked once.", "Use a choice without repeats.");
  }
  if (!std::all_of(item.options.begin(), item.options.end(), may_fill_in)) {
    error("It has an option that no record can say.", "Use the codes self, carer, professional, staff and other.");
  }
  if (std::none_of(item.options.begin(), item.options.end(),
                   [](const AnswerOption& option) { return option.submitted == "self"; })) {
    error("Nobody can say that they fill it in for themselves.", "Add an option with the code self.");
  }
}

// It has the decision as its answer and nothing else: nobody is asked it, and it always applies.
bool can_hold_a_decision(const Item& item) {
  return item.type == ItemType::boolean && item.hidden && !item.repeats && item.in_instance < 0 &&
         item.initial.empty() && item.initially.empty() && item.calculated.empty() && item.enabled_by.empty() &&
         item.enable_rule.conditions.empty() && item.parent < 0 && item.asked && item.asked_when.empty();
}

void check_decision_items(const ServicePack& pack, Problems& problems) {
  for (const Statement& statement : pack.statements) {
    if (statement.item.empty()) continue;
    const auto error = [&](std::string problem, std::string fix) {
      problems.error("/consent/statements/" + statement.id + "/item", std::move(problem), std::move(fix));
    };
    const int index = pack.questionnaire.find(statement.item);
    if (index < 0) {
      error("No question has the linkId " + statement.item + ".", "Add a hidden boolean question of that linkId.");
      continue;
    }
    if (!can_hold_a_decision(pack.questionnaire.item(index))) {
      error("The question can't have a decision as its answer.",
            "Make it a hidden boolean at the top level, without initial value, calculation or condition, in a step "
            "without one.");
    }
    const auto uses = std::count_if(pack.statements.begin(), pack.statements.end(),
                                    [&](const Statement& other) { return other.item == statement.item; });
    if (uses > 1) error("Another statement names this question too.", "Give each statement a question of its own.");
  }
}

}  // namespace

void check_item_references(const ServicePack& pack, Problems& problems) {
  check_completed_by(pack, problems);
  check_decision_items(pack, problems);
}

}  // namespace sealwell::lint
