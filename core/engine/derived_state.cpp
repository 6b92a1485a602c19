#include "core/engine/derived_state.hpp"

#include <algorithm>

namespace sealwell::engine {
namespace {

using pack::AnswerOption;
using pack::AnswerValue;
using pack::Item;
using pack::Place;
using pack::Questionnaire;

std::size_t at(int item) { return static_cast<std::size_t>(item); }

// Goes from what changed to what depends on it, in the questionnaire's order: everything that an item asks about
// is final when its turn comes, so each has one turn.
class Recomputation {
 public:
  Recomputation(const Questionnaire& questionnaire, Answers& answers, std::vector<std::uint8_t>& enabled)
      : questionnaire_(questionnaire), answers_(answers), enabled_(enabled) {}

  void everything() {
    enabled_.assign(questionnaire_.items.size(), 0);
    touched.reserve(questionnaire_.items.size());
    for (const int item : questionnaire_.order) {
      enabled_[at(item)] = applies(questionnaire_, answers_, enabled_, item);
      agree(item);
      touched.push_back(item);
    }
  }

  void from(const std::vector<int>& changed) {
    Bits waiting(questionnaire_.items.size());  // by rank: what depends on an item stands behind it
    const auto meet = [&](int item) { waiting.set(at(questionnaire_.rank[at(item)]), true); };
    for (const int item : changed) meet(item);
    for (std::size_t turn = waiting.next(0); turn != Bits::none; turn = waiting.next(turn + 1)) {
      const int item = questionnaire_.order[turn];
      const bool before = enabled_[at(item)] != 0;
      const bool now = applies(questionnaire_, answers_, enabled_, item);
      enabled_[at(item)] = now;
      const bool other_answer = agree(item);
      touched.push_back(item);
      const bool given = std::find(changed.begin(), changed.end(), item) != changed.end();
      if (now == before && !other_answer && !given) continue;
      for (const int dependent : questionnaire_.dependents[at(item)]) meet(dependent);
    }
  }

  std::vector<int> touched;  ///< In order

 private:
  // Whether the answer became another.
  bool agree(int index) {
    const Item& item = questionnaire_.item(index);
    if (!item.is_question()) return false;
    const Answer* answer = answers_.find(item.link_id);
    if (!enabled_[at(index)]) {
      if (answer) answers_.erase(item.link_id);
      return answer != nullptr;
    }
    if (item.is_fixed()) {
      if (answer || item.initial.empty()) return false;
      take(item, item.initial);
      return true;
    }
    return !item.options_chosen_in.empty() && agree_with_options(item);
  }

  bool agree_with_options(const Item& item) {
    const auto offered = offered_options(questionnaire_, item, answers_);
    const Answer* answer = answers_.find(item.link_id);
    bool changed = false;
    if (answer) {
      const auto is_offered = [&](const AnswerValue& value) {
        return std::any_of(offered.begin(), offered.end(),
                           [&](const AnswerOption* option) { return same_answer(option->value, value); });
      };
      if (!std::all_of(answer->values.begin(), answer->values.end(), is_offered)) {
        answers_.erase(item.link_id);
        answer = nullptr;
        changed = true;
      }
    }
    if (offered.size() != 1 || (answer && !answer->values.empty())) return changed;
    take(item, {offered.front()->value}).typed = {offered.front()->submitted};
    return true;
  }

  Answer& take(const Item& item, std::vector<AnswerValue> values) {
    Answer& taken = answers_.at(item.link_id);
    taken.values = std::move(values);
    taken.accepted = true;
    return taken;
  }

  const Questionnaire& questionnaire_;
  Answers& answers_;
  std::vector<std::uint8_t>& enabled_;
};

// Notes what stands at the places of items.
class PlaceIndexer {
 public:
  PlaceIndexer(const pack::ServicePack& pack, const Answers& answers, DerivedState& derived)
      : pack_(pack), answers_(answers), derived_(derived) {
    const std::size_t count = pack.places.list.size();
    if (derived.shown.size() == count) return;
    derived.shown = derived.open = derived.noted = Bits(count);
  }

  void note(const std::vector<int>& touched) {
    Bits places(pack_.places.list.size());  // the items of a page share its place
    for (const int item : touched) {
      for (const std::size_t place : pack_.places.of_item[at(item)]) places.set(place, true);
    }
    // Where an item stands that several steps ask can change without the item.
    for (const int top : pack_.places.moving) {
      for (std::size_t place = 0; place < places.size(); ++place) {
        if (pack_.places.list[place].top == top) places.set(place, true);
      }
    }
    for (std::size_t place = places.next(0); place != Bits::none; place = places.next(place + 1)) note_place(place);
  }

 private:
  void note_place(std::size_t index) {
    const Place& place = pack_.places.list[index];
    bool shown = false;
    bool open = false;
    bool noted = false;
    if (derived_.enabled[at(place.item)] && is_asked_in_step(pack_, answers_, derived_, place)) {
      if (place.kind == Place::Kind::note) noted = true;
      else if (place.kind == Place::Kind::question) look_at(place.item, shown, open);
      else
        for (const int item : pack::items_on_page(pack_.questionnaire, place.item)) look_at(item, shown, open);
    }
    derived_.shown.set(index, shown);
    derived_.open.set(index, open);
    derived_.noted.set(index, noted);
  }

  void look_at(int index, bool& shown, bool& open) const {
    const Item& item = pack_.questionnaire.item(index);
    if (!derived_.enabled[at(index)]) return;
    if (item.type == pack::ItemType::display || (item.is_question() && item.read_only)) shown = true;
    if (!item.is_question() || !is_asked(pack_.questionnaire, item, answers_)) return;
    shown = true;
    const Answer* answer = answers_.find(item.link_id);
    if (!answer || !answer->accepted) open = true;
  }

  const pack::ServicePack& pack_;
  const Answers& answers_;
  DerivedState& derived_;
};

}  // namespace

bool is_asked_in_step(const pack::ServicePack& pack, const Answers& answers, const DerivedState& derived,
                      const Place& place) {
  if (pack.places.moving.empty()) return true;
  const std::string& top = pack.questionnaire.item(place.top).link_id;
  for (std::size_t i = 0; i < pack.journey.size(); ++i) {
    const pack::JourneyStep& step = pack.journey[i];
    if (std::find(step.items.begin(), step.items.end(), top) == step.items.end()) continue;
    if (holds(pack.questionnaire, answers, derived.enabled, step.enable_rule)) return i == place.step;
  }
  return false;
}

void recompute(const pack::ServicePack& pack, Answers& answers, DerivedState& derived,
               const std::vector<int>& changed) {
  Recomputation recomputation(pack.questionnaire, answers, derived.enabled);
  if (derived.enabled.empty()) recomputation.everything();
  else recomputation.from(changed);
  PlaceIndexer(pack, answers, derived).note(recomputation.touched);
}

void recompute(const pack::ServicePack& pack, Answers& answers, DerivedState& derived) {
  derived = DerivedState();
  recompute(pack, answers, derived, {});
}

bool set_decision_answer(const pack::ServicePack& pack, const pack::Statement& statement, bool given, Answers& answers,
                         DerivedState& derived) {
  const int item = pack.questionnaire.find(statement.item);
  if (item < 0) return false;
  AnswerValue decision;
  decision.kind = AnswerValue::Kind::boolean;
  decision.boolean = given;
  answers.at(statement.item).values = {std::move(decision)};
  recompute(pack, answers, derived, {item});
  return true;
}

bool remove_decision_answer(const pack::ServicePack& pack, const pack::Statement& statement, Answers& answers,
                            DerivedState& derived) {
  const int item = pack.questionnaire.find(statement.item);
  if (item < 0) return false;
  answers.erase(statement.item);
  recompute(pack, answers, derived, {item});
  return true;
}

void recompute(const Questionnaire& questionnaire, Answers& answers) {
  std::vector<std::uint8_t> enabled;
  Recomputation(questionnaire, answers, enabled).everything();
}

}  // namespace sealwell::engine
