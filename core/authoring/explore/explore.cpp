#include "core/authoring/explore/explorer.hpp"
#include "core/engine/answers.hpp"

#include <algorithm>

namespace sealwell::explore {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

ExploreReport Explorer::run() {
  items();
  options();
  outcomes();
  stuck_questions();
  consents();
  flags();
  // Further instances of a group that repeats are walked, and not the Questionnaire's own items.
  std::erase_if(explored_.items,
                [this](const ItemReachability& one) { return pack_.questionnaire.item(one.item).instance > 1; });
  explored_.work = budget_.spent;
  explored_.gave_up = budget_.gone();
  return std::move(explored_);
}

std::vector<DeadEnd> Explorer::only_consents() {
  consents();
  return std::move(explored_.dead_ends);
}

json::Value Explorer::needs_of(const Decisions& decisions) const {
  json::Value needs = json::Value::object();
  for (std::size_t item = 0; item < pack_.questionnaire.items.size(); ++item) {
    const pack::Item& question = pack_.questionnaire.items[item];
    if (question.is_fixed()) continue;
    json::Value chosen = json::Value::array();
    json::Value without = json::Value::array();
    for (const int index : space_.kinds().of_item[item]) {
      const std::int16_t kind = decisions[at(index)];
      if (kind < 0) continue;
      const Variable& what = space_.variable(index);
      if (what.option < 0) needs.set(question.link_id, as_typed(question, what.kinds[at(kind)]));
      else (kind == 1 ? chosen : without).add((*as_typed(question, what.kinds[1]).if_array())[0]);
    }
    if (without.if_array()->empty()) {
      if (!chosen.if_array()->empty()) needs.set(question.link_id, chosen);
      continue;
    }
    json::Value both = json::Value::object();
    if (!chosen.if_array()->empty()) both.set("with", chosen);
    both.set("not", without);
    needs.set(question.link_id, both);
  }
  return needs;
}

Reachability Explorer::look_for(const Goal& goal, const std::function<bool(const SimulatedJourney&)>& confirms,
                                const std::string& refuse) {
  Reachability reachability;
  SimulatedJourney passage;
  const auto accept = [&](const Decisions& decisions) {
    SimulatedJourney walked = walk(space_, decisions, budget_, refuse);
    if (budget_.gone() || !confirms(walked)) return false;
    passage = std::move(walked);
    return true;
  };
  const Found found = search(space_, goal, accept, budget_);
  reachability.reachable = found.reachable;
  if (found.reachable != Truth::yes) return reachability;
  reachability.needs = needs_of(found.needs);
  reachability.fewest = found.fewest;
  // The last walk may have been of a set that was not taken.
  SimulatedJourney walked = walk(space_, found.needs, budget_, refuse);
  reachability.answers = std::move(walked.answers);
  reachability.decisions = std::move(walked.decisions);
  return reachability;
}

void Explorer::unknown(const std::string& what) {
  explored_.unknown.push_back(what +
                              (budget_.gone() ? ": the limit on the work was reached" : ": this search can't tell"));
}

void Explorer::dead_end(std::string pointer, std::string problem, std::string fix, json::Value needs) {
  explored_.dead_ends.push_back({std::move(pointer), std::move(problem), std::move(fix), std::move(needs)});
}

// From the last to the first: a group is there when something in it is.
void Explorer::items() {
  const auto& all = pack_.questionnaire.items;
  explored_.items.resize(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    explored_.items[i].item = static_cast<int>(i);
    explored_.items[i].reachability.reachable = Truth::no;
    if (all[i].instance > 1) continue;
    if (all[i].type == pack::ItemType::group || is_help(i)) continue;
    explored_.items[i].reachability = reach_item(static_cast<int>(i));
    if (space_.kinds().without_candidates[i]) unknown("an answer to " + all[i].link_id);
  }
  for (std::size_t i = all.size(); i-- > 0;) {
    if (all[i].type == pack::ItemType::group) explored_.items[i].reachability = of_children(all[i]);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].instance > 1) continue;
    if (is_help(i)) explored_.items[i].reachability = explored_.items[at(all[i].parent)].reachability;
    const Truth reachable = explored_.items[i].reachability.reachable;
    if (reachable == Truth::open) unknown("whether " + all[i].link_id + " comes up");
    // What is below it has been named when it does not come up itself.
    const bool named = all[i].parent >= 0 && explored_.items[at(all[i].parent)].reachability.reachable == Truth::no;
    if (reachable == Truth::no && !named) {
      const bool empty = all[i].type == pack::ItemType::group && all[i].children.empty();
      dead_end(item_pointer(all[i]), empty ? "The group has nothing in it." : "No answers bring this item up.",
               empty ? "Take it out, or fill it."
                     : "Look at its conditions and those of the questions that they ask about, or take it out.");
    }
  }
}

bool Explorer::is_help(std::size_t index) const {
  const pack::Item& item = pack_.questionnaire.items[index];
  if (item.parent < 0) return false;
  const auto& siblings = pack_.questionnaire.item(item.parent).children;
  return std::find(siblings.begin(), siblings.end(), static_cast<int>(index)) == siblings.end();
}

Reachability Explorer::reach_item(int item) {
  Goal goal;
  goal.asked = {item};
  const int position = screens_.position(item);
  if (position >= 0) require_reaching(screens_, space_, position, -1, goal);
  // A question that waits for itself, or for one that comes later, has more before it than its place says.
  std::erase(goal.not_asked, item);
  return look_for(goal, [item](const SimulatedJourney& passage) { return passage.seen[at(item)] != 0; });
}

Reachability Explorer::of_children(const pack::Item& group) const {
  Reachability reachability;
  reachability.reachable = Truth::no;
  std::size_t least = 0;
  for (const int child : group.children) {
    const Reachability& other = explored_.items[at(child)].reachability;
    if (other.reachable == Truth::yes) {
      const std::size_t size = other.needs.if_object()->size();
      if (reachability.reachable != Truth::yes || size < least) {
        reachability = other;
        least = size;
      }
    } else if (other.reachable == Truth::open && reachability.reachable == Truth::no) {
      reachability.reachable = Truth::open;
    }
  }
  return reachability;
}

void Explorer::options() {
  for (std::size_t i = 0; i < pack_.questionnaire.items.size(); ++i) {
    const pack::Item& item = pack_.questionnaire.items[i];
    const int source = space_.source_of(static_cast<int>(i));
    if (source < 0 || item.instance > 1) continue;
    for (const pack::AnswerOption& option : item.options) {
      if (engine::option_of(pack_.questionnaire.item(source), option.value)) continue;
      dead_end(item_pointer(item),
               "The option " + option.submitted + " is never offered: " + item.options_chosen_in +
                   " has no such option to choose.",
               "Add it there, or take it out here.");
    }
  }
}

void Explorer::stuck_questions() {
  for (std::size_t i = 0; i < pack_.questionnaire.items.size(); ++i) {
    const Reachability& reachability = explored_.items[i].reachability;
    if (!space_.kinds().impossible[i] || reachability.reachable != Truth::yes) continue;
    dead_end(item_pointer(pack_.questionnaire.items[i]),
             "The question must be answered and no answer fits: nobody who comes to it gets further.",
             "Correct its range or options, or make it optional.", reachability.needs);
  }
}

ExploreReport explore(const pack::ServicePack& pack, std::int64_t now_ms, std::int64_t work) {
  return Explorer(pack, now_ms, work).run();
}

std::vector<DeadEnd> sends_without_consent(const pack::ServicePack& pack, std::int64_t now_ms, std::int64_t work) {
  return Explorer(pack, now_ms, work).only_consents();
}

}  // namespace sealwell::explore
