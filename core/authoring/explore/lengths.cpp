#include "core/authoring/explore/lengths.hpp"

#include <algorithm>
#include <numeric>

namespace sealwell::explore {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr int most_nodes = 40'000;

// What some screens come to at best, and with which answers.
struct Best {
  bool found = false;
  int screens = 0;
  Decisions decisions;
};

class Extreme {
 public:
  Extreme(const Space& space, const Screens& screens, const Goal& goal, int last, bool longest, Budget& budget)
      : space_(space), screens_(screens), goal_(goal), last_(last), longest_(longest), budget_(budget),
        applies_(space.questionnaire().items.size(), Truth::open), decisions_(space.variable_count(), -1) {
    std::vector<int> everything = goal.depends_on(space.questionnaire());
    const std::vector<int> decisive = space.closure(everything);
    goal_variables_ = variables_of(decisive);
    for (const ScreenRule& rule : screens.rules()) {
      const std::vector<int> closure = space.closure(rule.depends_on);
      rule_variables_.push_back(variables_of(closure));
      everything.insert(everything.end(), rule.depends_on.begin(), rule.depends_on.end());
    }
    everything_ = space.closure(everything);
  }

  Length run() {
    decide_goal(0);
    Length length;
    length.known = best_.found;
    length.exact = best_.found && !stopped_;
    length.screens = best_.screens;
    length.decisions = std::move(best_.decisions);
    return length;
  }

 private:
  std::vector<int> variables_of(const std::vector<int>& items) const {
    std::vector<int> variables;
    for (const int item : items) {
      const auto& of_item = space_.kinds().of_item[at(item)];
      variables.insert(variables.end(), of_item.begin(), of_item.end());
    }
    return variables;
  }

  bool stop() {
    if (--nodes_left_ < 0 || budget_.gone()) stopped_ = true;
    return stopped_;
  }
  bool better(int a, int b) const { return longest_ ? a > b : a < b; }
  int most(const Count& count) const { return longest_ ? count.perhaps : count.surely; }

  Count look(const std::vector<int>& rules) {
    space_.work_out(everything_, decisions_, applies_, budget_);
    Count sum;
    for (const int rule : rules) {
      const Count count = screens_.count(screens_.rules()[at(rule)], decisions_, applies_, last_);
      sum.surely += count.surely;
      sum.perhaps += count.perhaps;
    }
    budget_.spend(static_cast<std::int64_t>(rules.size()));
    return sum;
  }

  bool possible() const {
    for (std::size_t i = 0; i < decisions_.size(); ++i) {
      if (decisions_[i] >= 0 && space_.can_be(static_cast<int>(i), decisions_, applies_) == Truth::no) {
        return false;
      }
    }
    return true;
  }

  bool open(int variable) const {
    return decisions_[at(variable)] < 0 && applies_[at(space_.variable(variable).item)] != Truth::no;
  }

  // First what the goal asks about, one question after the other.
  void decide_goal(std::size_t from) {
    if (stop()) return;
    std::vector<int> rules(screens_.rules().size());
    std::iota(rules.begin(), rules.end(), 0);
    const Count count = look(rules);
    const Truth met = is_met(space_, goal_, decisions_, applies_);
    if (met == Truth::no || (best_.found && !better(most(count), best_.screens))) return;
    if (met == Truth::yes) {
      Best whole = of_rules(rules);
      if (whole.found && (!best_.found || better(whole.screens, best_.screens))) best_ = std::move(whole);
      return;
    }
    while (from < goal_variables_.size() && !open(goal_variables_[from])) ++from;
    if (from == goal_variables_.size()) return;
    const int variable = goal_variables_[from];
    for (std::size_t kind = 0; kind < space_.variable(variable).kinds.size() && !stopped_; ++kind) {
      decisions_[at(variable)] = static_cast<std::int16_t>(kind);
      decide_goal(from + 1);
    }
    decisions_[at(variable)] = -1;
  }

  // The best that these screens can come to with what is decided. Screens that no open question
  // joins are worked out apart, so that their combinations are added and never multiplied.
  Best of_rules(const std::vector<int>& rules) {
    Best sum;
    if (stop()) return sum;
    const Count all = look(rules);
    if (!possible()) return sum;
    sum.found = true;
    sum.decisions = decisions_;
    std::vector<int> open_rules;
    for (const int rule : rules) {
      const Count count = screens_.count(screens_.rules()[at(rule)], decisions_, applies_, last_);
      if (count.surely == count.perhaps) sum.screens += count.surely;
      else open_rules.push_back(rule);
    }
    if (open_rules.empty()) return sum;
    (void)all;
    for (const std::vector<int>& group : joined(open_rules)) {
      const Best part = of_group(group);
      if (!part.found) return {};
      sum.screens += part.screens;
      for (std::size_t i = 0; i < sum.decisions.size(); ++i) {
        if (sum.decisions[i] < 0) sum.decisions[i] = part.decisions[i];
      }
    }
    return sum;
  }

  Best of_group(const std::vector<int>& rules) {
    space_.work_out(everything_, decisions_, applies_, budget_);
    // The question that most of these screens wait for.
    std::map<int, int> waiting;
    for (const int rule : rules) {
      for (const int variable : rule_variables_[at(rule)]) {
        if (open(variable)) ++waiting[variable];
      }
    }
    Best best;
    if (waiting.empty()) return best;
    const int variable = std::max_element(waiting.begin(), waiting.end(), [](const auto& a, const auto& b) {
                           return a.second < b.second;
                         })->first;
    for (std::size_t kind = 0; kind < space_.variable(variable).kinds.size() && !stopped_; ++kind) {
      decisions_[at(variable)] = static_cast<std::int16_t>(kind);
      const Count bound = look(rules);
      if (!best.found || better(most(bound), best.screens)) {
        Best one = of_rules(rules);
        if (one.found && (!best.found || better(one.screens, best.screens))) best = std::move(one);
      }
    }
    decisions_[at(variable)] = -1;
    return best;
  }

  // Rules in groups that share an open question; options of one question count as one.
  std::vector<std::vector<int>> joined(const std::vector<int>& rules) const {
    std::map<int, std::size_t> group_of_item;
    std::vector<std::vector<int>> groups;
    std::vector<std::size_t> leads_to;
    const auto root = [&leads_to](std::size_t group) {
      while (leads_to[group] != group) group = leads_to[group];
      return group;
    };
    for (const int rule : rules) {
      std::size_t mine = groups.size();
      groups.push_back({rule});
      leads_to.push_back(mine);
      for (const int variable : rule_variables_[at(rule)]) {
        if (!open(variable)) continue;
        const auto [known, fresh] = group_of_item.emplace(space_.variable(variable).item, mine);
        if (fresh) continue;
        const std::size_t other = root(known->second);
        mine = root(mine);
        if (other == mine) continue;
        groups[other].insert(groups[other].end(), groups[mine].begin(), groups[mine].end());
        groups[mine].clear();
        leads_to[mine] = other;
        mine = other;
      }
    }
    std::erase_if(groups, [](const std::vector<int>& group) { return group.empty(); });
    return groups;
  }

  const Space& space_;
  const Screens& screens_;
  const Goal& goal_;
  int last_;
  bool longest_;
  Budget& budget_;
  std::vector<Truth> applies_;
  Decisions decisions_;
  std::vector<int> goal_variables_;
  std::vector<std::vector<int>> rule_variables_;
  std::vector<int> everything_;
  Best best_;
  int nodes_left_ = most_nodes;
  bool stopped_ = false;
};

}  // namespace

Length length(const Space& space, const Screens& screens, const Goal& goal, int last, bool longest, Budget& budget) {
  return Extreme(space, screens, goal, last, longest, budget).run();
}

}  // namespace sealwell::explore
