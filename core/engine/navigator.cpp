#include "core/engine/navigator.hpp"

#include <algorithm>

namespace sealwell::engine {

using Id = ScreenId::Kind;
using pack::JourneyStep;
using pack::Place;

Navigator::Navigator(const pack::ServicePack& pack, const State& state) : pack_(pack), state_(state) {
  for (const JourneyStep& step : pack.journey) {
    if (!sends_ && step.kind == JourneyStep::Kind::send && holds(step.enable_rule)) sends_ = &step;
  }
  std::vector<ScreenId> seen;
  for (const std::size_t place : pack.places.landmarks) {
    const Place& here = pack.places.list[place];
    const JourneyStep* step = here.step < pack.journey.size() ? &pack.journey[here.step] : nullptr;
    const bool stands = !step                                   ? here.kind == Place::Kind::start || sends_
                        : step->kind == JourneyStep::Kind::send ? step == sends_
                                                                : holds(step->enable_rule);
    ScreenId id = id_at(place);
    // Nothing is asked twice; what is sent is seen once.
    if (!stands || std::find(seen.begin(), seen.end(), id) != seen.end()) continue;
    seen.push_back(std::move(id));
    landmarks_.push_back(place);
  }
  // Where nothing is asked after the check, that is the screen that sends.
  const auto check = std::find(seen.begin(), seen.end(), ScreenId{Id::check});
  if (check == seen.end() || seen.back().kind != Id::send) return;
  if (next_place(landmarks_[static_cast<std::size_t>(check - seen.begin())] + 1) == landmarks_.back())
    landmarks_.pop_back();
}

bool Navigator::holds(const pack::EnableRule& enable_rule) const {
  // Where the answers were forgotten nothing can be told that depends on them.
  if (state_.derived.enabled.empty()) return enable_rule.conditions.empty();
  return engine::holds(pack_.questionnaire, state_.answers, state_.derived.enabled, enable_rule);
}

ScreenId Navigator::id_at(std::size_t place) const {
  const Place& here = pack_.places.list[place];
  switch (here.kind) {
    case Place::Kind::start: return {Id::start};
    case Place::Kind::results: return {Id::results};
    case Place::Kind::consent: return {Id::consent, pack_.journey[here.step].statement};
    case Place::Kind::check:
      return {here.step < pack_.journey.size() && pack_.journey[here.step].kind == JourneyStep::Kind::send ? Id::send
                                                                                                           : Id::check};
    default: return {Id::item, pack_.questionnaire.item(here.item).link_id};
  }
}

// Notes belong to the next question of their run. Where none follows they are a screen of their own, which stands
// at the first of them.
std::size_t Navigator::next_place(std::size_t from) const {
  const DerivedState& derived = state_.derived;
  std::size_t place = derived.shown.next(from);
  const std::size_t note = derived.noted.next(from);
  if (note < place && pack_.places.list[note].run_end <= place) place = note;
  const auto landmark = std::lower_bound(landmarks_.begin(), landmarks_.end(), from);
  return landmark == landmarks_.end() ? place : std::min(place, *landmark);
}

std::size_t Navigator::place_after(const ScreenSlot& slot) const {
  return next_place(slot.kind == ScreenSlot::Kind::information ? pack_.places.list[slot.place].run_end
                                                               : slot.place + 1);
}

std::optional<ScreenSlot> Navigator::slot_at(std::size_t place) const {
  if (place == end) return std::nullopt;
  ScreenSlot slot;
  slot.place = place;
  slot.id = id_at(place);
  const Place& here = pack_.places.list[place];
  if (here.step < pack_.journey.size()) slot.step = &pack_.journey[here.step];
  switch (here.kind) {
    case Place::Kind::start: break;
    case Place::Kind::results: slot.kind = ScreenSlot::Kind::results; break;
    case Place::Kind::check: slot.kind = ScreenSlot::Kind::check; break;
    case Place::Kind::consent:
      slot.kind = ScreenSlot::Kind::consent;
      slot.required = is_required(slot.step->statement);
      break;
    default: fill(place, slot); break;
  }
  return slot;
}

void Navigator::fill(std::size_t place, ScreenSlot& slot) const {
  const Place& here = pack_.places.list[place];
  const DerivedState& derived = state_.derived;
  slot.item = here.item;
  if (here.kind == Place::Kind::note) {
    slot.kind = ScreenSlot::Kind::information;
    for (std::size_t note = place; note < here.run_end; note = derived.noted.next(note + 1)) {
      slot.notes.push_back(pack_.places.list[note].item);
    }
    return;
  }
  const std::size_t before = derived.shown.before(place);
  const std::size_t begin = before == Bits::none ? here.run_begin : std::max(here.run_begin, before + 1);
  for (std::size_t note = derived.noted.next(begin); note < place; note = derived.noted.next(note + 1)) {
    slot.notes.push_back(pack_.places.list[note].item);
  }
  if (here.kind == Place::Kind::question) {
    slot.kind = ScreenSlot::Kind::question;
    slot.questions.push_back(here.item);
    return;
  }
  slot.kind = ScreenSlot::Kind::page;
  for (const int index : pack::items_on_page(pack_.questionnaire, here.item)) {
    if (!derived.enabled[static_cast<std::size_t>(index)]) continue;
    const pack::Item& item = pack_.questionnaire.item(index);
    if (item.type == pack::ItemType::display || (item.is_question() && item.read_only)) slot.notes.push_back(index);
    else if (item.is_question() && is_asked(pack_.questionnaire, item, state_.answers)) slot.questions.push_back(index);
  }
}

// The first note of the run that no question follows; `end` when one does.
std::size_t Navigator::first_trailing_note(const Place& place) const {
  const DerivedState& derived = state_.derived;
  const std::size_t before = derived.shown.before(place.run_end);
  const bool in_run = before != Bits::none && before >= place.run_begin;
  return derived.noted.next(in_run ? before + 1 : place.run_begin);
}

std::optional<ScreenSlot> Navigator::find(const ScreenId& id) const {
  for (const std::size_t landmark : landmarks_) {
    if (id_at(landmark) == id) return slot_at(landmark);
  }
  const int item = id.kind == Id::item ? pack_.questionnaire.find(id.name) : -1;
  if (item < 0 || state_.derived.enabled.empty()) return std::nullopt;
  for (const std::size_t place : pack_.places.of_item[static_cast<std::size_t>(item)]) {
    const Place& here = pack_.places.list[place];
    if (here.item != item) continue;  // it shares a page's screen
    const bool stands =
        here.kind == Place::Kind::note ? first_trailing_note(here) == place : state_.derived.shown.test(place);
    if (stands) return slot_at(place);
  }
  return std::nullopt;
}

std::vector<ScreenSlot> Navigator::all() const {
  std::vector<ScreenSlot> slots;
  for (auto slot = first(); slot; slot = after(slots.back())) slots.push_back(std::move(*slot));
  return slots;
}

// Whether the resident's "no" to a statement ends the journey: it asks for what is going to be
// sent, or for what may be, as long as the answers do not yet say which that is.
bool Navigator::is_required(const std::string& statement_id) const {
  const pack::Statement* statement = pack_.statement(statement_id);
  if (!statement || statement->required_for.empty()) return false;
  if (sends_) return sends_->record_kind == statement->required_for;
  return std::any_of(pack_.journey.begin(), pack_.journey.end(), [&](const JourneyStep& step) {
    return step.kind == JourneyStep::Kind::send && step.record_kind == statement->required_for;
  });
}

bool Navigator::is_decided(std::size_t landmark) const {
  const Place& here = pack_.places.list[landmark];
  if (here.kind != Place::Kind::consent) return true;
  const std::string& statement = pack_.journey[here.step].statement;
  const consent::Decision* decision = consent::latest(state_.decisions, statement);
  return decision && (decision->event == consent::Decision::Event::given || !is_required(statement));
}

std::size_t Navigator::first_open() const {
  std::size_t place = state_.derived.open.next(0);
  for (const std::size_t landmark : landmarks_) {
    if (!is_decided(landmark)) return std::min(place, landmark);
  }
  return place;
}

// The last place that asks something that the ending is about; nothing while none is asked.
std::optional<std::size_t> Navigator::decided_at(const pack::Ending& ending) const {
  std::optional<std::size_t> last;
  for (const pack::Condition& condition : ending.enable_rule.conditions) {
    for (int index = condition.item; index >= 0; index = pack_.questionnaire.item(index).next_instance) {
      const bool enabled = state_.derived.enabled[static_cast<std::size_t>(index)] != 0;
      if (!enabled || !is_asked(pack_.questionnaire, pack_.questionnaire.item(index), state_.answers)) continue;
      for (const std::size_t place : pack_.places.of_item[static_cast<std::size_t>(index)]) {
        if (state_.derived.shown.test(place)) last = std::max(last.value_or(0), place);
      }
    }
  }
  return last;
}

std::optional<ScreenId> Navigator::screen_for(std::size_t place) const {
  const std::size_t shown = std::min(place, first_open());
  for (const pack::Ending& ending : pack_.endings) {
    if (!holds(ending.enable_rule)) continue;
    const auto decided = decided_at(ending);
    if (decided && *decided < shown) return ScreenId{Id::ended, ending.id};
  }
  return shown == end ? std::optional<ScreenId>() : id_at(shown);
}

}  // namespace sealwell::engine
