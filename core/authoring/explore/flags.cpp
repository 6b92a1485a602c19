#include "core/authoring/explore/explorer.hpp"
#include "core/authoring/explore/triggers.hpp"
#include "core/engine/answers.hpp"

#include <algorithm>

namespace sealwell::explore {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

void Explorer::flags() {
  const auto accept = [this](const std::string& flag, const std::vector<std::pair<int, Values>>& answers) {
    Goal goal;
    goal.given = Decisions(space_.variable_count(), -1);
    int position = 0;
    for (const auto& [item, values] : answers) {
      goal.asked.push_back(item);
      position = std::max(position, screens_.position(item));
      decide(item, values, goal.given);
    }
    require_reaching(screens_, space_, position, -1, goal);
    SimulatedJourney passage;
    const auto confirms = [&](const Decisions& decisions) {
      SimulatedJourney walked = walk_with(space_, decisions, answers, budget_, true);
      if (std::find(walked.flags.begin(), walked.flags.end(), flag) == walked.flags.end()) return false;
      passage = std::move(walked);
      return true;
    };
    const Found found = search(space_, goal, confirms, budget_);
    if (found.reachable != Truth::yes) return false;
    json::Value needs = needs_of(found.needs);
    for (const auto& [item, values] : answers) {
      const pack::Item& question = pack_.questionnaire.item(item);
      needs.set(question.link_id, as_typed(question, values));
    }
    flag_reachability_[flag] = {Truth::yes, std::move(needs), found.fewest, passage.answers, passage.decisions};
    return true;
  };
  for (const Trigger& trigger : triggers(space_, accept, budget_)) {
    FlagReachability reachability{trigger.flag, {}};
    if (trigger.raised == Truth::yes) reachability.reachability = flag_reachability_[trigger.flag];
    else unknown("whether a journey comes to raise " + trigger.flag);
    explored_.flags.push_back(std::move(reachability));
  }
}

void Explorer::decide(int item, const Values& values, Decisions& decisions) const {
  const auto about = conditions_about(pack_)[at(item)];
  const pack::Item& question = pack_.questionnaire.item(item);
  for (const int index : space_.kinds().of_item[at(item)]) {
    const Variable& what = space_.variable(index);
    for (std::size_t kind = 0; kind < what.kinds.size(); ++kind) {
      const Values& candidate = what.kinds[kind];
      bool same = candidate.empty() == values.empty();
      if (what.option >= 0) {
        const bool chosen = std::any_of(values.begin(), values.end(), [&](const pack::AnswerValue& value) {
          return engine::same_answer(value, what.kinds[1].front());
        });
        same = chosen == (kind == 1);
      } else if (same && !values.empty() && !question.options_chosen_in.empty()) {
        same = engine::same_answer(candidate.front(), values.front());
      } else {
        for (const pack::Condition* condition : about) {
          same = same && holds_for(*condition, question, candidate) == holds_for(*condition, question, values);
        }
      }
      if (same) decisions[at(index)] = static_cast<std::int16_t>(kind);
    }
  }
}

}  // namespace sealwell::explore
