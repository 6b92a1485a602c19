#include "core/exploring/explore.hpp"

#include "core/exploring/lengths.hpp"
#include "core/exploring/triggers.hpp"
#include "core/session/answers.hpp"

#include <algorithm>
#include <set>

namespace sealwell::exploring {
namespace {

using pack::Step;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

class Explorer {
 public:
  Explorer(const pack::ServicePack& pack, std::int64_t now_ms, std::int64_t work)
      : pack_(pack), budget_{work, 0}, space_(pack, now_ms), screens_(space_) {}

  Explored run() {
    items();
    options();
    outcomes();
    stuck_questions();
    consents();
    flags();
    // Further instances of a group that repeats are walked, and not the Questionnaire's own items.
    std::erase_if(explored_.items, [this](const ItemWay& one) { return pack_.questionnaire.item(one.item).instance > 1; });
    explored_.work = budget_.spent;
    explored_.gave_up = budget_.gone();
    return std::move(explored_);
  }

  std::vector<DeadEnd> only_consents() {
    consents();
    return std::move(explored_.dead_ends);
  }

 private:
  json::Value needs_of(const Decisions& decisions) const {
    json::Value needs = json::Value::object();
    for (std::size_t item = 0; item < pack_.questionnaire.items.size(); ++item) {
      const pack::Item& question = pack_.questionnaire.items[item];
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

  Way look_for(const Goal& goal, const std::function<bool(const Passage&)>& bears_out, const std::string& refuse = {}) {
    Way way;
    Passage passage;
    const auto accept = [&](const Decisions& decisions) {
      Passage walked = walk(space_, decisions, budget_, refuse);
      if (budget_.gone() || !bears_out(walked)) return false;
      passage = std::move(walked);
      return true;
    };
    const Found found = search(space_, goal, accept, budget_);
    way.reachable = found.reachable;
    if (found.reachable != Truth::yes) return way;
    way.needs = needs_of(found.needs);
    way.fewest = found.fewest;
    // The last walk may have been of a set that was not taken.
    way.answers = walk(space_, found.needs, budget_, refuse).answers;
    return way;
  }

  void unknown(const std::string& what) {
    explored_.unknown.push_back(what + (budget_.gone() ? ": the limit on the work was reached" : ": this search can't tell"));
  }

  void dead_end(std::string pointer, std::string problem, std::string mend, json::Value needs = {}) {
    explored_.dead_ends.push_back({std::move(pointer), std::move(problem), std::move(mend), std::move(needs)});
  }

  static std::string item_pointer(const pack::Item& item) { return "/questionnaire/linkId=" + item.link_id; }

  // From the last to the first: a group is there when something in it is.
  void items() {
    const auto& all = pack_.questionnaire.items;
    explored_.items.resize(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      explored_.items[i].item = static_cast<int>(i);
      explored_.items[i].way.reachable = Truth::no;
      if (all[i].instance > 1) continue;
      if (all[i].type == pack::ItemType::group || is_help(i)) continue;
      explored_.items[i].way = way_to(static_cast<int>(i));
      if (space_.kinds().not_made_up[i]) unknown("an answer to " + all[i].link_id);
    }
    for (std::size_t i = all.size(); i-- > 0;) {
      if (all[i].type == pack::ItemType::group) explored_.items[i].way = of_children(all[i]);
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].instance > 1) continue;
      if (is_help(i)) explored_.items[i].way = explored_.items[at(all[i].parent)].way;
      const Truth reachable = explored_.items[i].way.reachable;
      if (reachable == Truth::open) unknown("whether " + all[i].link_id + " comes up");
      // What is below it has been named when it does not come up itself.
      const bool named = all[i].parent >= 0 && explored_.items[at(all[i].parent)].way.reachable == Truth::no;
      if (reachable == Truth::no && !named) {
        const bool empty = all[i].type == pack::ItemType::group && all[i].children.empty();
        dead_end(item_pointer(all[i]), empty ? "The group has nothing in it." : "No answers bring this item up.",
                 empty ? "Take it out, or fill it."
                       : "Look at its conditions and those of the questions that they ask about, or take it out.");
      }
    }
  }

  bool is_help(std::size_t index) const {
    const pack::Item& item = pack_.questionnaire.items[index];
    if (item.parent < 0) return false;
    const auto& siblings = pack_.questionnaire.item(item.parent).children;
    return std::find(siblings.begin(), siblings.end(), static_cast<int>(index)) == siblings.end();
  }

  Way way_to(int item) {
    Goal goal;
    goal.asked = {item};
    const int position = screens_.position(item);
    if (position >= 0) add_way_to(screens_, space_, position, -1, goal);
    // A question that waits for itself, or for one that comes later, has more before it than its place says.
    std::erase(goal.not_asked, item);
    return look_for(goal, [item](const Passage& passage) { return passage.seen[at(item)] != 0; });
  }

  Way of_children(const pack::Item& group) const {
    Way way;
    way.reachable = Truth::no;
    std::size_t least = 0;
    for (const int child : group.children) {
      const Way& other = explored_.items[at(child)].way;
      if (other.reachable == Truth::yes) {
        const std::size_t size = other.needs.if_object()->size();
        if (way.reachable != Truth::yes || size < least) {
          way = other;
          least = size;
        }
      } else if (other.reachable == Truth::open && way.reachable == Truth::no) {
        way.reachable = Truth::open;
      }
    }
    return way;
  }

  void options() {
    for (std::size_t i = 0; i < pack_.questionnaire.items.size(); ++i) {
      const pack::Item& item = pack_.questionnaire.items[i];
      const int source = space_.source_of(static_cast<int>(i));
      if (source < 0 || item.instance > 1) continue;
      for (const pack::AnswerOption& option : item.options) {
        if (session::option_of(pack_.questionnaire.item(source), option.value)) continue;
        dead_end(item_pointer(item), "The option " + option.submitted + " is never offered: " + item.options_chosen_in +
                                         " has no such option to choose.",
                 "Add it there, or take it out here.");
      }
    }
  }

  // What a journey that comes to an end must be like: no ending, nothing that stops it.
  Goal to_the_end() {
    Goal goal;
    add_way_to(screens_, space_, everywhere, -1, goal);
    return goal;
  }

  Goal to_send(std::size_t step) {
    Goal goal = to_the_end();
    goal.hold.push_back(&pack_.journey[step].enabling);
    for (std::size_t i = 0; i < step; ++i) {
      if (pack_.journey[i].kind == Step::Kind::send) goal.not_hold.push_back(&pack_.journey[i].enabling);
    }
    return goal;
  }

  struct Variant {
    Goal goal;
    int last = everywhere;
  };

  void outcomes() {
    for (std::size_t i = 0; i < pack_.endings.size(); ++i) {
      outcome("ended/" + pack_.endings[i].id, to_ending(i), 2, "/pack/endings/" + std::to_string(i));
    }
    for (std::size_t i = 0; i < pack_.journey.size(); ++i) {
      const Step& step = pack_.journey[i];
      const pack::Statement* statement =
          step.kind == Step::Kind::consent ? pack_.statement(step.statement) : nullptr;
      if (!statement || statement->required_for.empty()) continue;
      Variant variant;
      variant.goal.hold.push_back(&step.enabling);
      add_way_to(screens_, space_, screens_.step_position(i), -1, variant.goal);
      variant.last = screens_.step_position(i);
      outcome("refused/" + statement->id, {std::move(variant)}, 2, {}, statement->id);
    }
    std::map<std::string, std::vector<Variant>> sends;
    std::vector<const pack::Enabling*> all_sends;
    for (std::size_t i = 0; i < pack_.journey.size(); ++i) {
      if (pack_.journey[i].kind != Step::Kind::send) continue;
      sends[pack_.journey[i].record_kind].push_back({to_send(i), everywhere});
      all_sends.push_back(&pack_.journey[i].enabling);
    }
    for (const auto& [kind, variants] : sends) outcome("sent/" + kind, variants, 2, "/pack/journey");
    Variant nothing{to_the_end(), everywhere};
    nothing.goal.not_hold = all_sends;
    const std::string last = pack_.journey.back().kind == Step::Kind::results ? "results" : "finished";
    const bool own = all_sends.empty();
    outcome(last, {nothing}, last == "results" ? 1 : 2, own ? "/pack/journey" : "");
    Outcome& unsent = explored_.outcomes.back();
    if (!own && unsent.way.reachable == Truth::no) {
      explored_.outcomes.pop_back();
    } else if (!own && unsent.way.reachable == Truth::yes) {
      dead_end("/pack/journey", "These answers lead to the end without anything sent, and no ending says so.",
               "Add an ending for them, or a send step.", unsent.way.needs);
    }
    for (const Outcome& one : explored_.outcomes) {
      const bool ends = own ? one.id == last : one.id.starts_with("sent/");
      if (!ends) continue;
      const auto better = [](const JourneyLength& a, const JourneyLength& b, bool longer) {
        return a.known && (!b.known || (longer ? a.screens > b.screens : a.screens < b.screens));
      };
      if (better(one.shortest, explored_.shortest, false)) explored_.shortest = one.shortest;
      if (better(one.longest, explored_.longest, true)) explored_.longest = one.longest;
    }
  }

  // An ending comes after the last of its questions that is asked; each may be that.
  std::vector<Variant> to_ending(std::size_t which) {
    const pack::Ending& ending = pack_.endings[which];
    std::vector<Variant> variants;
    std::set<int> met;
    for (const pack::Condition& condition : ending.enabling.conditions) {
      for (const int item : asked_by(pack_.questionnaire, condition)) met.insert(item);
    }
    for (const int item : met) {
      Variant variant;
      variant.goal.asked = {item};
      variant.goal.hold.push_back(&ending.enabling);
      variant.last = screens_.position(item);
      for (const int other : met) {
        if (screens_.position(other) > variant.last) variant.goal.not_asked.push_back(other);
      }
      add_way_to(screens_, space_, variant.last, static_cast<int>(which), variant.goal);
      if (space_.kinds().impossible[at(item)]) variant.goal.not_asked.push_back(item);
      variants.push_back(std::move(variant));
    }
    return variants;
  }

  // `around`: screens that no rule counts, the start and the end.
  void outcome(const std::string& id, const std::vector<Variant>& variants, int around, const std::string& pointer,
               const std::string& refuse = {}) {
    Outcome found;
    found.id = id;
    found.way.reachable = Truth::no;
    for (const Variant& variant : variants) {
      const auto bears_out = [&](const Passage& passage) { return passage.ends == id; };
      Way way = look_for(variant.goal, bears_out, refuse);
      const bool fewer = found.way.reachable != Truth::yes ||
                         (way.reachable == Truth::yes && way.needs.if_object()->size() < found.way.needs.if_object()->size());
      if (way.reachable != Truth::no && fewer && !(way.reachable == Truth::open && found.way.reachable == Truth::yes)) {
        found.way = std::move(way);
      }
      for (const bool longest : {false, true}) {
        measure(variant, id, refuse, around, longest, longest ? found.longest : found.shortest);
      }
    }
    if (found.way.reachable == Truth::open) unknown("whether a journey comes to " + id);
    if (found.way.reachable == Truth::no && !pointer.empty()) {
      dead_end(pointer, "No answers lead to " + id + ".", "Look at its conditions, or take it out.");
    }
    explored_.outcomes.push_back(std::move(found));
  }

  void measure(const Variant& variant, const std::string& id, const std::string& refuse, int around, bool longest,
               JourneyLength& best) {
    const Length length = exploring::length(space_, screens_, variant.goal, variant.last, longest, budget_);
    if (!length.known) return;
    // A journey is as long as its walk says.
    const Passage passage = walk(space_, length.decisions, budget_, refuse);
    if (passage.ends != id) return;
    const int screens = static_cast<int>(passage.screens.size());
    if (best.known && (longest ? screens <= best.screens : screens >= best.screens)) return;
    best = {true, length.exact && screens == length.screens + around, screens, passage.answers};
  }

  void stuck_questions() {
    for (std::size_t i = 0; i < pack_.questionnaire.items.size(); ++i) {
      const Way& way = explored_.items[i].way;
      if (!space_.kinds().impossible[i] || way.reachable != Truth::yes) continue;
      dead_end(item_pointer(pack_.questionnaire.items[i]),
               "The question must be answered and no answer fits: nobody who comes to it gets further.",
               "Correct its range or options, or make it optional.", way.needs);
    }
  }

  void consents() {
    for (std::size_t i = 0; i < pack_.journey.size(); ++i) {
      if (pack_.journey[i].kind != Step::Kind::send) continue;
      for (const pack::Statement& statement : pack_.statements) {
        if (statement.required_for != pack_.journey[i].record_kind) continue;
        Goal goal = to_send(i);
        bool always = false;
        for (const Step& step : pack_.journey) {
          if (step.kind != Step::Kind::consent || step.statement != statement.id) continue;
          always = always || step.enabling.conditions.empty();
          goal.not_hold.push_back(&step.enabling);
        }
        if (always) continue;
        const std::string screen = "consent/" + statement.id;
        const std::string sent = "sent/" + pack_.journey[i].record_kind;
        const Way way = look_for(goal, [&](const Passage& passage) {
          return passage.ends == sent && std::find(passage.screens.begin(), passage.screens.end(), screen) == passage.screens.end();
        });
        if (way.reachable != Truth::yes) continue;
        dead_end("/pack/journey/" + std::to_string(i),
                 "With some answers this sends without having asked the statement " + statement.id +
                     ", which it needs: it could not be locked, and nothing would be sent.",
                 "Ask the statement whenever this step sends.", way.needs);
      }
    }
  }

  void flags() {
    const auto accept = [this](const std::string& flag, const std::vector<std::pair<int, Values>>& answers) {
      Goal goal;
      goal.given = Decisions(space_.variable_count(), -1);
      int position = 0;
      for (const auto& [item, values] : answers) {
        goal.asked.push_back(item);
        position = std::max(position, screens_.position(item));
        decide(item, values, goal.given);
      }
      add_way_to(screens_, space_, position, -1, goal);
      Passage passage;
      const auto bears_out = [&](const Decisions& decisions) {
        Passage walked = walk_with(space_, decisions, answers, budget_, true);
        if (std::find(walked.flags.begin(), walked.flags.end(), flag) == walked.flags.end()) return false;
        passage = std::move(walked);
        return true;
      };
      const Found found = search(space_, goal, bears_out, budget_);
      if (found.reachable != Truth::yes) return false;
      json::Value needs = needs_of(found.needs);
      for (const auto& [item, values] : answers) {
        const pack::Item& question = pack_.questionnaire.item(item);
        needs.set(question.link_id, as_typed(question, values));
      }
      flag_ways_[flag] = {Truth::yes, std::move(needs), found.fewest, passage.answers};
      return true;
    };
    for (const Trigger& trigger : triggers(space_, accept, budget_)) {
      FlagWay way{trigger.flag, {}};
      if (trigger.raised == Truth::yes) way.way = flag_ways_[trigger.flag];
      else unknown("whether a journey comes to raise " + trigger.flag);
      explored_.flags.push_back(std::move(way));
    }
  }

  // The kinds that exact answers are of.
  void decide(int item, const Values& values, Decisions& decisions) const {
    const auto about = conditions_about(pack_)[at(item)];
    const pack::Item& question = pack_.questionnaire.item(item);
    for (const int index : space_.kinds().of_item[at(item)]) {
      const Variable& what = space_.variable(index);
      for (std::size_t kind = 0; kind < what.kinds.size(); ++kind) {
        const Values& candidate = what.kinds[kind];
        bool same = candidate.empty() == values.empty();
        if (what.option >= 0) {
          const bool chosen = std::any_of(values.begin(), values.end(), [&](const pack::AnswerValue& value) {
            return session::same_answer(value, what.kinds[1].front());
          });
          same = chosen == (kind == 1);
        } else if (same && !values.empty() && !question.options_chosen_in.empty()) {
          same = session::same_answer(candidate.front(), values.front());
        } else {
          for (const pack::Condition* condition : about) {
            same = same && holds_for(*condition, question, candidate) == holds_for(*condition, question, values);
          }
        }
        if (same) decisions[at(index)] = static_cast<std::int16_t>(kind);
      }
    }
  }

  const pack::ServicePack& pack_;
  Budget budget_;
  Space space_;
  Screens screens_;
  Explored explored_;
  std::map<std::string, Way> flag_ways_;
};

}  // namespace

Explored explore(const pack::ServicePack& pack, std::int64_t now_ms, std::int64_t work) {
  return Explorer(pack, now_ms, work).run();
}

std::vector<DeadEnd> sends_without_consent(const pack::ServicePack& pack, std::int64_t now_ms, std::int64_t work) {
  return Explorer(pack, now_ms, work).only_consents();
}

}  // namespace sealwell::exploring
