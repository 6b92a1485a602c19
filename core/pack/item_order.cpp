#include "core/pack/item_order.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace sealwell::pack {
namespace {

// Orders items by Tarjan's algorithm (1972): it gives each group of items that depend on each other
// after every group that these depend on, and a group of more than one is a ring. The walk's stack
// lies in a list, so that a long chain of conditions can't exhaust the program's own.
class Ordering {
 public:
  explicit Ordering(Questionnaire& questionnaire) : questionnaire_(questionnaire), marks_(questionnaire.items.size()) {}

  void run() {
    const std::size_t count = marks_.size();
    questionnaire_.order.clear();
    questionnaire_.rank.assign(count, 0);
    questionnaire_.dependents.assign(count, {});
    for (std::size_t i = 0; i < count; ++i) {
      if (marks_[i].number < 0) walk(static_cast<int>(i));
    }
    for (std::size_t i = 0; i < count; ++i)
      questionnaire_.rank[static_cast<std::size_t>(questionnaire_.order[i])] = static_cast<int>(i);
    for (std::size_t i = 0; i < count; ++i) {
      for (const int needed : needs_of(static_cast<int>(i))) {
        std::vector<int>& known = questionnaire_.dependents[static_cast<std::size_t>(needed)];
        if (known.empty() || known.back() != static_cast<int>(i)) known.push_back(static_cast<int>(i));
      }
    }
  }

 private:
  struct Mark {
    int number = -1;  // in the order of meeting
    int lowest = -1;  // the first met of those that it leads back to
    bool open = false;
  };
  struct Visit {
    int item;
    std::vector<int> needs;
    std::size_t next = 0;
  };

  Mark& mark(int item) { return marks_[static_cast<std::size_t>(item)]; }

  // The parent, the questions of every condition, and the one whose chosen options are offered.
  std::vector<int> needs_of(int index) const {
    const Item& item = questionnaire_.item(index);
    std::vector<int> needs;
    const auto need = [&needs](int other) {
      if (other >= 0) needs.push_back(other);
    };
    need(item.parent);
    const auto need_all = [&](const EnableRule& enable_rule) {
      for (const Condition& condition : enable_rule.conditions) {
        need(condition.item);
        if (condition.instance == Condition::Instance::own) continue;
        for (int other = condition.item; other >= 0; other = questionnaire_.item(other).next_instance) need(other);
      }
    };
    need_all(item.enable_rule);
    for (const EnableRule& enable_rule : item.asked_when) need_all(enable_rule);
    if (!item.options_chosen_in.empty()) need(questionnaire_.find(item.options_chosen_in));
    return needs;
  }

  void enter(int item) {
    mark(item) = {met_, met_, true};
    ++met_;
    open_.push_back(item);
    visits_.push_back({item, needs_of(item)});
  }

  void walk(int start) {
    enter(start);
    while (!visits_.empty()) {
      Visit& visit = visits_.back();
      const int item = visit.item;
      if (visit.next < visit.needs.size()) {
        const int other = visit.needs[visit.next++];
        if (mark(other).number < 0) enter(other);
        else if (mark(other).open) mark(item).lowest = std::min(mark(item).lowest, mark(other).number);
        continue;
      }
      const bool needs_itself = std::find(visit.needs.begin(), visit.needs.end(), item) != visit.needs.end();
      visits_.pop_back();
      if (!visits_.empty()) {
        Mark& above = mark(visits_.back().item);
        above.lowest = std::min(above.lowest, mark(item).lowest);
      }
      if (mark(item).lowest == mark(item).number) close(item, needs_itself);
    }
  }

  // Takes the group that begins with `first` from the open items.
  void close(int first, bool needs_itself) {
    const bool ring = needs_itself || open_.back() != first;
    for (bool last = false; !last;) {
      const int item = open_.back();
      open_.pop_back();
      mark(item).open = false;
      questionnaire_.items[static_cast<std::size_t>(item)].in_condition_cycle = ring;
      questionnaire_.order.push_back(item);
      last = item == first;
    }
  }

  Questionnaire& questionnaire_;
  std::vector<Mark> marks_;
  std::vector<int> open_;
  std::vector<Visit> visits_;
  int met_ = 0;
};

}  // namespace

void resolve_conditions(const Questionnaire& questionnaire, EnableRule& enable_rule, int asking) {
  for (Condition& condition : enable_rule.conditions) {
    condition.item = questionnaire.find(condition.question);
    if (condition.item < 0) continue;
    const Item& asked = questionnaire.item(condition.item);
    const bool own =
        asked.next_instance < 0 || (asking >= 0 && questionnaire.item(asking).in_instance == asked.in_instance);
    // R4: the nearest occurrence, looking back first.
    condition.instance = own                                      ? Condition::Instance::own
                         : asking >= 0 && asking < condition.item ? Condition::Instance::first
                                                                  : Condition::Instance::last;
  }
}

void order_items(Questionnaire& questionnaire) {
  for (std::size_t i = 0; i < questionnaire.items.size(); ++i) {
    Item& item = questionnaire.items[i];
    resolve_conditions(questionnaire, item.enable_rule, static_cast<int>(i));
    for (EnableRule& asked : item.asked_when) resolve_conditions(questionnaire, asked);
  }
  questionnaire.feeding.clear();
  for (std::size_t i = 0; i < questionnaire.items.size(); ++i) {
    for (const InstrumentInput& feed : questionnaire.items[i].feeds) {
      std::vector<int>& items = questionnaire.feeding[feed.instrument];
      if (items.empty() || items.back() != static_cast<int>(i)) items.push_back(static_cast<int>(i));
    }
  }
  Ordering(questionnaire).run();
}

}  // namespace sealwell::pack
