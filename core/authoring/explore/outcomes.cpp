#include "core/authoring/explore/explorer.hpp"
#include "core/authoring/explore/lengths.hpp"

#include <algorithm>
#include <set>

namespace sealwell::explore {

using Id = engine::ScreenId::Kind;
using pack::JourneyStep;

Goal Explorer::to_the_end() {
  Goal goal;
  require_reaching(screens_, space_, everywhere, -1, goal);
  return goal;
}

Goal Explorer::to_send(std::size_t step) {
  Goal goal = to_the_end();
  goal.hold.push_back(&pack_.journey[step].enable_rule);
  for (std::size_t i = 0; i < step; ++i) {
    if (pack_.journey[i].kind == JourneyStep::Kind::send) goal.not_hold.push_back(&pack_.journey[i].enable_rule);
  }
  return goal;
}

void Explorer::outcomes() {
  for (std::size_t i = 0; i < pack_.endings.size(); ++i) {
    outcome({Id::ended, pack_.endings[i].id}, to_ending(i), 2, "/pack/endings/" + std::to_string(i));
  }
  for (std::size_t i = 0; i < pack_.journey.size(); ++i) {
    const JourneyStep& step = pack_.journey[i];
    const pack::Statement* statement =
        step.kind == JourneyStep::Kind::consent ? pack_.statement(step.statement) : nullptr;
    if (!statement || statement->required_for.empty()) continue;
    Variant variant;
    variant.goal.hold.push_back(&step.enable_rule);
    require_reaching(screens_, space_, screens_.step_position(i), -1, variant.goal);
    variant.last = screens_.step_position(i);
    outcome({Id::refused, statement->id}, {std::move(variant)}, 2, {}, statement->id);
  }
  std::map<std::string, std::vector<Variant>> sends;
  std::vector<const pack::EnableRule*> all_sends;
  for (std::size_t i = 0; i < pack_.journey.size(); ++i) {
    if (pack_.journey[i].kind != JourneyStep::Kind::send) continue;
    sends[pack_.journey[i].record_kind].push_back({to_send(i), everywhere});
    all_sends.push_back(&pack_.journey[i].enable_rule);
  }
  for (const auto& [kind, variants] : sends) outcome({Id::sent, kind}, variants, 2, "/pack/journey");
  Variant nothing{to_the_end(), everywhere};
  nothing.goal.not_hold = all_sends;
  const engine::ScreenId last{pack_.journey.back().kind == JourneyStep::Kind::results ? Id::results : Id::finished};
  const bool own = all_sends.empty();
  outcome(last, {nothing}, last.kind == Id::results ? 1 : 2, own ? "/pack/journey" : "");
  Outcome& unsent = explored_.outcomes.back();
  if (!own && unsent.reachability.reachable == Truth::no) {
    explored_.outcomes.pop_back();
  } else if (!own && unsent.reachability.reachable == Truth::yes) {
    dead_end("/pack/journey", "These answers lead to the end without anything sent, and no ending says so.",
             "Add an ending for them, or a send step.", unsent.reachability.needs);
  }
  for (const Outcome& one : explored_.outcomes) {
    const bool ends = own ? one.id == last : one.id.kind == Id::sent;
    if (!ends) continue;
    const auto better = [](const JourneyLength& a, const JourneyLength& b, bool longer) {
      return a.known && (!b.known || (longer ? a.screens > b.screens : a.screens < b.screens));
    };
    if (better(one.shortest, explored_.shortest, false)) explored_.shortest = one.shortest;
    if (better(one.longest, explored_.longest, true)) explored_.longest = one.longest;
  }
}

std::vector<Explorer::Variant> Explorer::to_ending(std::size_t which) {
  const pack::Ending& ending = pack_.endings[which];
  std::vector<Variant> variants;
  std::set<int> met;
  for (const pack::Condition& condition : ending.enable_rule.conditions) {
    for (const int item : asked_by(pack_.questionnaire, condition)) {
      if (!pack_.questionnaire.item(item).is_fixed()) met.insert(item);
    }
  }
  for (const int item : met) {
    Variant variant;
    variant.goal.asked = {item};
    variant.goal.hold.push_back(&ending.enable_rule);
    variant.last = screens_.position(item);
    for (const int other : met) {
      if (screens_.position(other) > variant.last) variant.goal.not_asked.push_back(other);
    }
    require_reaching(screens_, space_, variant.last, static_cast<int>(which), variant.goal);
    if (space_.kinds().impossible[static_cast<std::size_t>(item)]) variant.goal.not_asked.push_back(item);
    variants.push_back(std::move(variant));
  }
  return variants;
}

void Explorer::outcome(const engine::ScreenId& id, const std::vector<Variant>& variants, int around,
                       const std::string& pointer, const std::string& refuse) {
  Outcome found;
  found.id = id;
  found.reachability.reachable = Truth::no;
  for (const Variant& variant : variants) {
    const auto confirms = [&](const SimulatedJourney& passage) { return passage.ends == id; };
    Reachability reachability = look_for(variant.goal, confirms, refuse);
    const bool fewer = found.reachability.reachable != Truth::yes ||
                       (reachability.reachable == Truth::yes &&
                        reachability.needs.if_object()->size() < found.reachability.needs.if_object()->size());
    if (reachability.reachable != Truth::no && fewer &&
        !(reachability.reachable == Truth::open && found.reachability.reachable == Truth::yes)) {
      found.reachability = std::move(reachability);
    }
    for (const bool longest : {false, true}) {
      measure(variant, id, refuse, around, longest, longest ? found.longest : found.shortest);
    }
  }
  if (found.reachability.reachable == Truth::open) {
    unknown("whether a journey comes to " + outcome_text(pack_, id));
  }
  if (found.reachability.reachable == Truth::no && !pointer.empty()) {
    // Only an ending has a list of ways that may be empty.
    dead_end(pointer, "No answers lead to " + outcome_text(pack_, id) + ".",
             variants.empty()
                 ? "It comes after a question that its conditions ask about, and nobody is asked any of them: "
                   "add a condition about one that is asked, or take it out."
                 : "Look at its conditions, or take it out.");
  }
  explored_.outcomes.push_back(std::move(found));
}

void Explorer::measure(const Variant& variant, const engine::ScreenId& id, const std::string& refuse, int around,
                       bool longest, JourneyLength& best) {
  const Length length = explore::length(space_, screens_, variant.goal, variant.last, longest, budget_);
  if (!length.known) return;
  // A journey is as long as its walk says.
  const SimulatedJourney passage = walk(space_, length.decisions, budget_, refuse);
  if (passage.ends != id) return;
  const int screens = static_cast<int>(passage.screens.size());
  if (best.known && (longest ? screens <= best.screens : screens >= best.screens)) return;
  best = {true, length.exact && screens == length.screens + around, screens, passage.answers, passage.decisions};
}

void Explorer::consents() {
  for (std::size_t i = 0; i < pack_.journey.size(); ++i) {
    if (pack_.journey[i].kind != JourneyStep::Kind::send) continue;
    for (const pack::Statement& statement : pack_.statements) {
      if (statement.required_for != pack_.journey[i].record_kind) continue;
      Goal goal = to_send(i);
      bool always = false;
      for (const JourneyStep& step : pack_.journey) {
        if (step.kind != JourneyStep::Kind::consent || step.statement != statement.id) continue;
        always = always || step.enable_rule.conditions.empty();
        goal.not_hold.push_back(&step.enable_rule);
      }
      if (always) continue;
      const engine::ScreenId screen{Id::consent, statement.id};
      const engine::ScreenId sent{Id::sent, pack_.journey[i].record_kind};
      const Reachability reachability = look_for(goal, [&](const SimulatedJourney& passage) {
        return passage.ends == sent &&
               std::find(passage.screens.begin(), passage.screens.end(), screen) == passage.screens.end();
      });
      if (reachability.reachable != Truth::yes) continue;
      dead_end("/pack/journey/" + std::to_string(i),
               "With some answers this sends without having asked the statement " + statement.id +
                   ", which it needs: it could not be locked, and nothing would be sent.",
               "Ask the statement whenever this step sends.", reachability.needs);
    }
  }
}

}  // namespace sealwell::explore
