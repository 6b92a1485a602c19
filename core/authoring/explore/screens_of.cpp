#include "core/authoring/explore/screens_of.hpp"

#include <algorithm>

namespace sealwell::explore {

using Id = engine::ScreenId::Kind;
using pack::Item;
using pack::ItemType;
using Entry = ScreenRule::Entry;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// Every item below one, in document order, without it; on a page without what has screens of its own.
std::vector<int> below(const pack::Questionnaire& questionnaire, int top, bool page = false) {
  std::vector<int> found;
  std::vector<int> waiting{top};
  while (!waiting.empty()) {
    const int index = waiting.back();
    waiting.pop_back();
    if (index != top) found.push_back(index);
    const Item& item = questionnaire.item(index);
    if (page && item.instance > questionnaire.item(top).instance) {
      found.pop_back();
      continue;
    }
    for (auto child = item.children.rbegin(); child != item.children.rend(); ++child) {
      waiting.push_back(*child);
    }
  }
  return found;
}

// Text, or a question that is shown with its answer and not asked.
bool is_only_shown(const Item& item) {
  return item.type == ItemType::display || (item.is_question() && item.read_only);
}

bool is_page(const Item& item) { return item.type == ItemType::group && item.control == pack::ItemControl::page; }

}  // namespace

Screens::Screens(const Space& space) : space_(space), positions_(space.questionnaire().items.size(), -1) {
  const pack::ServicePack& pack = space.pack();
  int position = 0;
  bool sends = false;
  for (const pack::JourneyStep& step : pack.journey) {
    step_positions_.push_back(++position);
    switch (step.kind) {
      case pack::JourneyStep::Kind::questions:
        for (const std::string& link_id : step.items) {
          const int top = pack.questionnaire.find(link_id);
          if (top >= 0 && positions_[at(top)] < 0) add_top(top, position);
        }
        break;
      case pack::JourneyStep::Kind::results: add_step({Id::results}, step.enable_rule, position); break;
      case pack::JourneyStep::Kind::consent: add_step({Id::consent, step.statement}, step.enable_rule, position); break;
      case pack::JourneyStep::Kind::check: add_step({Id::check}, step.enable_rule, position); break;
      case pack::JourneyStep::Kind::send: sends = true; break;
    }
  }
  // A journey that sends has a check screen, be it named or not.
  for (const pack::JourneyStep& step : pack.journey) {
    if (!sends || step.kind != pack::JourneyStep::Kind::send) continue;
    add_step({Id::check}, step.enable_rule, ++position);
    const bool has_screen =
        std::any_of(pack.places.list.begin(), pack.places.list.end(), [&](const pack::Place& place) {
          return place.step < pack.journey.size() && &pack.journey[place.step] == &step;
        });
    if (has_screen) add_step({Id::send}, step.enable_rule, ++position);
  }
}

void Screens::add_step(const engine::ScreenId& id, const pack::EnableRule& enable_rule, int position) {
  const auto [known, fresh] = by_step_id_.emplace(id.to_text(), rules_.size());
  if (fresh) rules_.emplace_back();
  ScreenRule& rule = rules_[known->second];
  rule.steps.push_back(&enable_rule);
  rule.last_position = position;
  for (const pack::Condition& condition : enable_rule.conditions) {
    for (const int item : asked_by(space_.questionnaire(), condition)) rule.depends_on.push_back(item);
  }
}

void Screens::add_top(int top, int& position) {
  const pack::Questionnaire& all = space_.questionnaire();
  std::vector<Entry> entries;
  bool texts = false;
  std::vector<int> items{top};
  for (const int item : below(all, top)) items.push_back(item);
  for (const int index : items) {
    if (positions_[at(index)] >= 0) continue;  // on a page that was met before
    const Item& item = all.item(index);
    positions_[at(index)] = ++position;
    if (item.hidden) continue;
    Entry entry;
    entry.item = index;
    entry.position = position;
    if (is_page(item)) {
      entry.kind = Entry::Kind::page;
      entry.inside = below(all, index, true);
      for (const int inner : entry.inside) positions_[at(inner)] = position;
    } else if (is_only_shown(item)) {
      entry.kind = Entry::Kind::text;
      texts = true;
    } else if (!item.is_question()) {
      continue;
    }
    entries.push_back(std::move(entry));
  }
  const auto add = [&](std::vector<Entry> what) {
    ScreenRule rule;
    rule.last_position = position;
    for (const Entry& entry : what) {
      rule.depends_on.push_back(entry.item);
      for (const int inner : entry.inside) rule.depends_on.push_back(inner);
    }
    rule.entries = std::move(what);
    rules_.push_back(std::move(rule));
  };
  // Texts go onto the screen that comes next, so that all screens here hang together.
  if (texts) add(std::move(entries));
  else
    for (Entry& entry : entries) add({std::move(entry)});
}

Count Screens::count(const ScreenRule& rule, const Decisions& decisions, const std::vector<Truth>& applies,
                     int last) const {
  Count count;
  const auto add = [&count](Truth there) {
    count.surely += there == Truth::yes ? 1 : 0;
    count.perhaps += there != Truth::no ? 1 : 0;
  };
  if (!rule.steps.empty()) {
    if (rule.last_position > last) return count;
    Truth there = Truth::no;
    for (const pack::EnableRule* step : rule.steps) {
      there = either(there, space_.holds(*step, decisions, applies));
    }
    add(there);
    return count;
  }
  Truth waiting = Truth::no;  // whether there are texts that no screen has taken up
  const auto inside = [&](int item) {
    const Item& what = space_.questionnaire().item(item);
    if (what.hidden) return Truth::no;
    if (is_only_shown(what)) return applies[at(item)];
    return what.is_question() ? space_.is_asked(item, decisions, applies) : Truth::no;
  };
  for (const Entry& entry : rule.entries) {
    if (entry.position > last) return count;
    if (entry.kind == Entry::Kind::text) {
      waiting = either(waiting, applies[at(entry.item)]);
      continue;
    }
    Truth there = Truth::no;
    if (entry.kind == Entry::Kind::page) {
      there = waiting;
      for (const int item : entry.inside) there = either(there, inside(item));
      there = both(there, applies[at(entry.item)]);
    } else {
      there = space_.is_asked(entry.item, decisions, applies);
    }
    add(there);
    waiting = both(waiting, negated(there));
  }
  if (last == everywhere || rule.last_position <= last) add(waiting);
  return count;
}

}  // namespace sealwell::explore
