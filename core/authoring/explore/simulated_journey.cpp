#include "core/authoring/explore/simulated_journey.hpp"

#include "core/engine/navigator.hpp"
#include "core/engine/scores.hpp"

#include <algorithm>
#include <map>

namespace sealwell::explore {
namespace {

using Id = engine::ScreenId::Kind;
using engine::Navigator;
using engine::ScreenSlot;
using pack::AnswerValue;
using pack::Item;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

class Walk {
 public:
  Walk(const Space& space, const Decisions& decisions, const std::vector<std::pair<int, Values>>& exact, Budget& budget,
       const std::string& refuse, bool with_flags)
      : space_(space), pack_(space.pack()), decisions_(decisions), exact_(exact.begin(), exact.end()), budget_(budget),
        refuse_(refuse), with_flags_(with_flags) {
    state_.language = pack_.language;
    state_.trail = {engine::ScreenId{Id::start}};
    engine::recompute(pack_, state_.answers, state_.derived);
    passage_.seen.resize(pack_.questionnaire.items.size());
    passage_.answers = json::Value::object();
    for (std::size_t i = 0; i < pack_.questionnaire.items.size(); ++i) {
      if (pack_.questionnaire.items[i].hidden) hidden_.push_back(static_cast<int>(i));
    }
  }

  SimulatedJourney run() {
    engine::ScreenId shown{Id::start};
    // A screen comes again at most as often as it has questions.
    const std::size_t most = 2 * pack_.questionnaire.items.size() + 2 * pack_.journey.size() + 4;
    while (passage_.screens.size() < most && !budget_.gone()) {
      passage_.screens.push_back(shown);
      if (shown.kind != Id::ended && visit(shown)) continue;
      if (passage_.ends.empty()) passage_.ends = shown;
      return std::move(passage_);
    }
    passage_.stuck = true;
    passage_.ends = shown;
    return std::move(passage_);
  }

 private:
  // Does what the screen asks for; false at the end, else `shown` is the next screen.
  bool visit(engine::ScreenId& shown) {
    budget_.spend(static_cast<std::int64_t>(3 * pack_.questionnaire.items.size()));
    const auto slot = Navigator(pack_, state_).find(shown);
    if (!slot) return stuck();
    see(*slot);
    see_hidden();
    for (const int question : slot->questions) {
      if (!answer(question)) return stuck();
    }
    if (!slot->questions.empty()) {
      engine::recompute(pack_, state_.answers, state_.derived, slot->questions);
      see_hidden();
      if (with_flags_) note_flags();
    }
    if (slot->kind == ScreenSlot::Kind::consent) {
      const pack::Statement& statement = *pack_.statement(slot->step->statement);
      const bool agreed = agrees(statement);
      if (!agreed) passage_.decisions.set(statement.id, "no");
      const bool yes = statement.id != refuse_ && agreed;
      state_.decisions.push_back(consent::decide(statement, state_.language, yes, space_.now_ms()));
      if (engine::set_decision_answer(pack_, statement, yes, state_.answers, state_.derived)) see_hidden();
      if (!yes && slot->required) {
        passage_.ends = {Id::refused, statement.id};
        passage_.screens.push_back(passage_.ends);
        return false;
      }
    }
    const Navigator navigator(pack_, state_);
    if (slot->kind == ScreenSlot::Kind::check) {
      const auto sending = navigator.find(Id::send);
      if (const auto open =
              navigator.screen_for(sending && sending->id != slot->id ? sending->place : Navigator::end)) {
        shown = *open;
        return true;
      }
      if (const pack::JourneyStep* sends = navigator.send_step()) {
        passage_.ends = {Id::sent, sends->record_kind};
        passage_.screens.push_back({Id::sending});
        return false;
      }
    }
    const bool at_results = slot->kind == ScreenSlot::Kind::results;
    const auto here = navigator.find(shown);
    if (!here) return stuck();
    const auto next = navigator.screen_for(navigator.place_after(*here));
    if (!next) {
      passage_.ends = {at_results ? Id::results : Id::finished};
      if (!at_results) passage_.screens.push_back(passage_.ends);
      return false;
    }
    shown = *next;
    return true;
  }

  // As the way to be tried has it, where a question has the decision as its answer.
  bool agrees(const pack::Statement& statement) const {
    const int item = pack_.questionnaire.find(statement.item);
    if (item < 0) return true;
    const int variable = space_.kinds().of_item[at(item)].front();
    return decisions_[at(variable)] != 1;
  }

  bool stuck() {
    passage_.stuck = true;
    return false;
  }

  void see(const ScreenSlot& slot) {
    const auto mark = [this](int item) {
      for (; item >= 0; item = pack_.questionnaire.item(item).parent) passage_.seen[at(item)] = 1;
    };
    mark(slot.item);
    for (const int item : slot.questions) mark(item);
    for (const int item : slot.notes) mark(item);
  }

  // What is never shown counts as seen where it applies.
  void see_hidden() {
    for (const int item : hidden_) {
      if (state_.derived.enabled[at(item)] != 0) passage_.seen[at(item)] = 1;
    }
  }

  bool answer(int question) {
    const Item& item = pack_.questionnaire.item(question);
    const Values values = chosen(question);
    if (values.empty() && item.required) return false;
    engine::Answer& kept = state_.answers.at(item.link_id);
    kept.values = values;
    kept.accepted = true;
    // What the form shows at first is not there by itself: it is taken out.
    if (!values.empty()) passage_.answers.set(item.link_id, as_typed(item, values));
    else if (!item.initial.empty()) passage_.answers.set(item.link_id, json::Value::array());
    return true;
  }

  Values chosen(int question) const {
    const auto exact = exact_.find(question);
    if (exact != exact_.end()) return exact->second;
    const Item& item = pack_.questionnaire.item(question);
    const auto offered = engine::offered_options(pack_.questionnaire, item, state_.answers);
    const auto is_offered = [&](const Values& values) {
      return item.options_chosen_in.empty() || values.empty() ||
             std::any_of(offered.begin(), offered.end(), [&](const pack::AnswerOption* option) {
               return engine::same_answer(option->value, values.front());
             });
    };
    const auto& variables = space_.kinds().of_item[at(question)];
    if (!item.is_choice() || !item.repeats) {
      for (const int index : variables) {
        const std::int16_t kind = decisions_[at(index)];
        if (kind >= 0 && is_offered(space_.variable(index).kinds[at(kind)])) {
          return space_.variable(index).kinds[at(kind)];
        }
      }
      if (!item.required) return {};
      for (const Values& values : space_.kinds().all[at(question)]) {
        if (is_offered(values)) return values;
      }
      return {};
    }
    Values values;
    bool decided_none = true;
    for (const int index : variables) {
      const Variable& what = space_.variable(index);
      if (decisions_[at(index)] != 0) decided_none = false;
      if (decisions_[at(index)] == 1 && is_offered(what.kinds[1])) values.push_back(what.kinds[1].front());
    }
    if (!values.empty() || decided_none || !item.required) return values;
    for (const int index : variables) {
      const Variable& what = space_.variable(index);
      if (decisions_[at(index)] < 0 && is_offered(what.kinds[1])) return what.kinds[1];
    }
    return {};
  }

  void note_flags() {
    for (std::string& flag : engine::raised_flags(pack_, state_.answers)) {
      if (std::find(passage_.flags.begin(), passage_.flags.end(), flag) == passage_.flags.end()) {
        passage_.flags.push_back(std::move(flag));
      }
    }
  }

  const Space& space_;
  const pack::ServicePack& pack_;
  const Decisions& decisions_;
  std::map<int, Values> exact_;
  Budget& budget_;
  std::string refuse_;
  bool with_flags_;
  engine::State state_;
  std::vector<int> hidden_;
  SimulatedJourney passage_;
};

json::Value typed_value(const Item& item, const AnswerValue& value) {
  if (const pack::AnswerOption* option = item.is_choice() ? engine::option_of(item, value) : nullptr) {
    return option->submitted;
  }
  // In one of several units: "70 kg".
  if (value.is_number() && !item.units.empty()) return value.number.to_string() + " " + value.coding.code;
  if (value.is_number()) return value.number;
  switch (value.kind) {
    case AnswerValue::Kind::boolean: return value.boolean;
    case AnswerValue::Kind::date: return to_iso(value.date);
    case AnswerValue::Kind::time: return iso_time(value.moment.second);
    case AnswerValue::Kind::date_time: {
      const std::string day = to_iso(value.moment.date);
      return value.moment.second < 0 ? day : day + "T" + iso_time(value.moment.second);
    }
    case AnswerValue::Kind::coding: return value.coding.code;
    default: return value.text;
  }
}

}  // namespace

SimulatedJourney walk(const Space& space, const Decisions& decisions, Budget& budget, const std::string& refuse,
                      bool with_flags) {
  return Walk(space, decisions, {}, budget, refuse, with_flags).run();
}

SimulatedJourney walk_with(const Space& space, const Decisions& decisions,
                           const std::vector<std::pair<int, Values>>& exact, Budget& budget, bool with_flags) {
  return Walk(space, decisions, exact, budget, {}, with_flags).run();
}

json::Value as_typed(const Item& item, const Values& values) {
  if (!item.repeats) return values.empty() ? json::Value() : typed_value(item, values.front());
  json::Value list = json::Value::array();
  for (const AnswerValue& value : values) list.add(typed_value(item, value));
  return list;
}

}  // namespace sealwell::explore
