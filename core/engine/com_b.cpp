#include "core/engine/com_b.hpp"

#include "core/engine/scores.hpp"
#include "core/engine/session.hpp"
#include "core/scoring/behaviour_change_wheel.hpp"

#include <algorithm>

namespace sealwell::engine {
namespace {

using scoring::Component;

std::string goal_of(const pack::ServicePack& pack, const Answers& answers) {
  const Answer* goal = pack.goal_item.empty() ? nullptr : answers.find(pack.goal_item);
  return goal && !goal->values.empty() ? goal->values.front().coding.code : std::string();
}

// The list of this goal, else one for any goal, of those that were answered.
const pack::BarrierChecklist* answered_list(const pack::ServicePack& pack, const Answers& answers,
                                            const std::string& goal) {
  const pack::BarrierChecklist* for_any = nullptr;
  for (const pack::BarrierChecklist& checklist : pack.checklists) {
    const Answer* answer = answers.find(checklist.item);
    if (!answer || answer->values.empty()) continue;
    if (checklist.goal == goal && !goal.empty()) return &checklist;
    if (checklist.goal.empty() && !for_any) for_any = &checklist;
  }
  return for_any;
}

std::vector<ComB::Listed> listed_barriers(const pack::ServicePack& pack, const Answers& answers,
                                          const pack::BarrierChecklist& checklist) {
  std::vector<ComB::Listed> listed;
  const int index = pack.questionnaire.find(checklist.item);
  const Answer* answer = answers.find(checklist.item);
  if (index < 0 || !answer) return listed;
  const pack::Item& item = pack.questionnaire.item(index);
  for (const pack::AnswerOption& option : item.options) {
    const auto barrier = std::find_if(checklist.barriers.begin(), checklist.barriers.end(),
                                      [&](const pack::ListedBarrier& one) { return one.option == option.submitted; });
    if (barrier == checklist.barriers.end()) continue;
    const auto component = scoring::component_from_id(barrier->component);
    if (!component) continue;
    const bool picked = std::any_of(answer->values.begin(), answer->values.end(),
                                    [&](const pack::AnswerValue& value) { return option_of(item, value) == &option; });
    listed.push_back({&*barrier, *component, option.label, picked});
  }
  return listed;
}

template <typename Text> bool names(const std::vector<std::string>& list, const Text& name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

// Whether the wheel ticks one of the suggestion's functions for the barrier, and it may be offered.
bool serves(const pack::Advice& advice, const std::string& component) {
  const auto barrier = scoring::component_from_id(component);
  if (!barrier) return false;
  const auto offered = scoring::offered_functions({&*barrier, 1});
  return std::any_of(offered.begin(), offered.end(), [&](scoring::InterventionFunction function) {
    return names(advice.functions, scoring::function_id(function));
  });
}

scoring::ChecklistProfile profile_of(const std::vector<ComB::Listed>& listed) {
  std::vector<Component> picked;
  for (const ComB::Listed& barrier : listed) {
    if (barrier.picked) picked.push_back(barrier.component);
  }
  return scoring::barriers_from_checklist(picked);
}

}  // namespace

std::vector<Component> ComB::barriers() const {
  return ratings ? scoring::com_b_profile(*ratings).barriers : profile_of(listed).barriers;
}

std::vector<scoring::ComponentCount> ComB::counts() const { return profile_of(listed).ranked; }

bool operator==(const ComB& a, const ComB& b) {
  const auto same_pick = [](const ComB::Listed& x, const ComB::Listed& y) {
    return x.barrier == y.barrier && x.picked == y.picked;
  };
  return a.goal == b.goal && a.ratings.has_value() == b.ratings.has_value() && a.checklist == b.checklist &&
         (!a.ratings || a.ratings->rating == b.ratings->rating) &&
         std::equal(a.listed.begin(), a.listed.end(), b.listed.begin(), b.listed.end(), same_pick);
}

ComB com_b(const pack::ServicePack& pack, const Answers& answers) {
  ComB found;
  found.goal = goal_of(pack, answers);
  found.ratings = com_b_ratings(pack, answers);
  if (found.ratings) return found;
  found.checklist = answered_list(pack, answers, found.goal);
  if (found.checklist) found.listed = listed_barriers(pack, answers, *found.checklist);
  return found;
}

std::vector<std::string> barriers(const pack::ServicePack& pack, const State& state) {
  if (!state.own_barrier.empty()) return {state.own_barrier};
  std::vector<std::string> ids;
  for (const Component component : com_b(pack, state.answers).barriers()) {
    ids.emplace_back(scoring::component_id(component));
  }
  return ids;
}

std::vector<RelevantSuggestion> relevant_suggestions(const pack::ServicePack& pack, const State& state) {
  const std::string goal = goal_of(pack, state.answers);
  std::vector<RelevantSuggestion> found;
  for (const std::string& component : barriers(pack, state)) {
    for (const pack::Advice& advice : pack.suggestions) {
      if (!advice.components.empty() && !names(advice.components, component)) continue;
      if (!advice.topics.empty() && !names(advice.topics, goal)) continue;
      const bool already = std::any_of(found.begin(), found.end(),
                                       [&](const RelevantSuggestion& help) { return help.advice == &advice; });
      if (!already && serves(advice, component)) found.push_back({&advice, component});
    }
  }
  return found;
}

}  // namespace sealwell::engine
