#include "core/authoring/explore/search.hpp"

#include <algorithm>

namespace sealwell::explore {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// Nodes of the two searches for one goal, beyond which they stop: the first answers whether, the
// second with how few.
constexpr int most_nodes_whether = 60'000;
constexpr int most_nodes_fewest = 20'000;

class Search {
 public:
  Search(const Space& space, const Goal& goal, const std::function<bool(const Decisions&)>& accept, Budget& budget)
      : space_(space), goal_(goal), accept_(accept), budget_(budget),
        closure_(space.closure(goal.depends_on(space.questionnaire()))),
        applies_(space.questionnaire().items.size(), Truth::open) {
    decisions_ = goal.given.empty() ? Decisions(space.variable_count(), -1) : goal.given;
    for (const int item : closure_) {
      if (space.is_given(item)) continue;
      for (const int variable : space.kinds().of_item[at(item)]) {
        if (decisions_[at(variable)] < 0) variables_.push_back(variable);
      }
    }
  }

  Found run() {
    nodes_left_ = most_nodes_whether;
    const bool found = any(0);
    // What an expression decides is never sure here, so that not to find a way says nothing.
    const bool by_expression = std::any_of(closure_.begin(), closure_.end(), [&](int item) {
      return !space_.questionnaire().item(item).enabled_by.empty() || space_.is_calculated(item);
    });
    if (!found) {
      if (by_expression) found_.confirmed = false;
      found_.reachable = stopped_ || !found_.confirmed ? Truth::open : Truth::no;
      return found_;
    }
    found_.reachable = Truth::yes;
    leave_out();
    const int most = decided_count(found_.needs);
    nodes_left_ = most_nodes_fewest;
    stopped_ = false;
    const int given = decided_count(decisions_);
    for (int few = 0; few + given < most && !stopped_; ++few) {
      if (fewer(0, few)) break;
    }
    found_.fewest = !stopped_;
    return found_;
  }

 private:
  bool stop() {
    if (--nodes_left_ < 0 || budget_.gone()) stopped_ = true;
    return stopped_;
  }

  Truth look() {
    space_.work_out(closure_, decisions_, applies_, budget_);
    budget_.spend(static_cast<std::int64_t>(decisions_.size() / 16 + goal_.forbidden.size() + goal_.not_asked.size()));
    return is_met(space_, goal_, decisions_, applies_);
  }

  bool take() {
    if (!accept_(decisions_)) {
      found_.confirmed = false;
      return false;
    }
    found_.needs = decisions_;
    return true;
  }

  // Decides one question after the other, each only where it is asked.
  bool any(std::size_t from) {
    if (stop()) return false;
    const Truth met = look();
    if (met == Truth::no) return false;
    if (met == Truth::yes && take()) return true;
    while (from < variables_.size() && applies_[at(space_.variable(variables_[from]).item)] == Truth::no) {
      ++from;
    }
    if (from == variables_.size()) return false;
    const int variable = variables_[from];
    const std::size_t kinds = space_.variable(variable).kinds.size();
    for (std::size_t kind = 0; kind < kinds && !stopped_; ++kind) {
      decisions_[at(variable)] = static_cast<std::int16_t>(kind);
      if (any(from + 1)) {
        decisions_[at(variable)] = -1;
        return true;
      }
    }
    decisions_[at(variable)] = -1;
    return false;
  }

  // Leaves out, from the last to the first, what the goal is met without.
  void leave_out() {
    const Decisions before = decisions_;
    decisions_ = found_.needs;
    for (auto variable = variables_.rbegin(); variable != variables_.rend(); ++variable) {
      const std::int16_t kind = decisions_[at(*variable)];
      if (kind < 0) continue;
      decisions_[at(*variable)] = -1;
      if (look() != Truth::yes) decisions_[at(*variable)] = kind;
    }
    if (accept_(decisions_)) found_.needs = decisions_;
    decisions_ = before;
  }

  // Every set of exactly `few` more answers.
  bool fewer(std::size_t from, int few) {
    if (stop()) return false;
    const Truth met = look();
    if (met == Truth::no) return false;
    if (few == 0) return met == Truth::yes && take();
    for (std::size_t i = from; i < variables_.size(); ++i) {
      const int variable = variables_[i];
      const std::size_t kinds = space_.variable(variable).kinds.size();
      for (std::size_t kind = 0; kind < kinds && !stopped_; ++kind) {
        decisions_[at(variable)] = static_cast<std::int16_t>(kind);
        if (fewer(i + 1, few - 1)) {
          decisions_[at(variable)] = -1;
          return true;
        }
      }
      decisions_[at(variable)] = -1;
    }
    return false;
  }

  const Space& space_;
  const Goal& goal_;
  const std::function<bool(const Decisions&)>& accept_;
  Budget& budget_;
  std::vector<int> closure_;
  std::vector<Truth> applies_;
  Decisions decisions_;
  std::vector<int> variables_;
  int nodes_left_ = 0;
  bool stopped_ = false;
  Found found_;
};

}  // namespace

std::vector<int> Goal::depends_on(const pack::Questionnaire& questionnaire) const {
  std::vector<int> items = asked;
  items.insert(items.end(), not_asked.begin(), not_asked.end());
  const auto add = [&](const pack::EnableRule& enable_rule) {
    for (const pack::Condition& condition : enable_rule.conditions) {
      for (const int item : asked_by(questionnaire, condition)) items.push_back(item);
    }
  };
  for (const pack::EnableRule* enable_rule : hold) add(*enable_rule);
  for (const pack::EnableRule* enable_rule : not_hold) add(*enable_rule);
  for (const Forbidden& bar : forbidden) {
    add(*bar.enable_rule);
    items.insert(items.end(), bar.any_asked.begin(), bar.any_asked.end());
    items.insert(items.end(), bar.none_asked.begin(), bar.none_asked.end());
  }
  return items;
}

void require_reaching(const Screens& screens, const Space& space, int position, int ending, Goal& goal) {
  const auto& endings = space.pack().endings;
  for (std::size_t i = 0; i < endings.size(); ++i) {
    if (static_cast<int>(i) == ending) continue;
    Forbidden bar{&endings[i].enable_rule, {}, {}};
    bool at_it = false;
    for (const pack::Condition& condition : endings[i].enable_rule.conditions) {
      for (const int item : asked_by(space.questionnaire(), condition)) {
        // An ending comes only after a question that is asked.
        if (space.questionnaire().item(item).is_fixed()) continue;
        const int place = screens.position(item);
        // Of an ending what is asked at its own place counts, as it has been answered by then.
        const bool before = ending >= 0 ? place <= position : place < position;
        at_it = at_it || (ending >= 0 && place == position);
        (before ? bar.any_asked : bar.none_asked).push_back(item);
      }
    }
    // Of two endings that one answer decides the first of the pack counts.
    if (at_it && static_cast<int>(i) > ending) continue;
    if (!bar.any_asked.empty()) goal.forbidden.push_back(std::move(bar));
  }
  for (std::size_t item = 0; item < space.questionnaire().items.size(); ++item) {
    const int place = screens.position(static_cast<int>(item));
    if (space.kinds().impossible[item] && place >= 0 && place < position) {
      goal.not_asked.push_back(static_cast<int>(item));
    }
  }
}

Truth is_met(const Space& space, const Goal& goal, const Decisions& decisions, const std::vector<Truth>& applies) {
  Truth truth = Truth::yes;
  const auto asked = [&](int item) { return space.is_asked(item, decisions, applies); };
  for (const int item : goal.asked) truth = both(truth, asked(item));
  for (const int item : goal.not_asked) truth = both(truth, negated(asked(item)));
  for (const pack::EnableRule* enable_rule : goal.hold) {
    truth = both(truth, space.holds(*enable_rule, decisions, applies));
  }
  for (const pack::EnableRule* enable_rule : goal.not_hold) {
    truth = both(truth, negated(space.holds(*enable_rule, decisions, applies)));
  }
  for (const Forbidden& bar : goal.forbidden) {
    if (truth == Truth::no) return truth;
    Truth any = Truth::no;
    for (const int item : bar.any_asked) any = either(any, asked(item));
    Truth comes = both(any, space.holds(*bar.enable_rule, decisions, applies));
    for (const int item : bar.none_asked) comes = both(comes, negated(asked(item)));
    truth = both(truth, negated(comes));
  }
  for (std::size_t i = 0; i < decisions.size() && truth != Truth::no; ++i) {
    if (decisions[i] >= 0) truth = both(truth, space.can_be(static_cast<int>(i), decisions, applies));
  }
  return truth;
}

int decided_count(const Decisions& decisions) {
  return static_cast<int>(
      std::count_if(decisions.begin(), decisions.end(), [](std::int16_t kind) { return kind >= 0; }));
}

Found search(const Space& space, const Goal& goal, const std::function<bool(const Decisions&)>& accept,
             Budget& budget) {
  return Search(space, goal, accept, budget).run();
}

}  // namespace sealwell::explore
