#include "core/session/flow.hpp"

#include <algorithm>

namespace sealwell::session {
namespace {

using pack::Item;
using pack::ItemControl;
using pack::ItemType;
using pack::Step;

// Adds the stops of one questions step: one for each question, one for a group marked as a page,
// one for a display text that no question follows.
class Questions {
 public:
  Questions(const pack::ServicePack& pack, const State& state, const Enablement& enablement, std::vector<Stop>& stops)
      : pack_(pack), state_(state), enablement_(enablement), stops_(stops) {}

  void add(int top) {
    std::vector<int> waiting{top};
    std::vector<int> notes;
    while (!waiting.empty()) {
      const int index = waiting.back();
      waiting.pop_back();
      if (!enablement_.enabled(index)) continue;
      const Item& item = pack_.questionnaire.item(index);
      if (item.hidden) continue;
      if (item.type == ItemType::display) {
        notes.push_back(index);
        continue;
      }
      if (item.is_question() && item.read_only) notes.push_back(index);
      const bool page = item.type == ItemType::group && item.control == ItemControl::page;
      if (page) add_page(index, notes, waiting);
      else if (item.is_question() && is_asked(pack_.questionnaire, item, state_.answers)) {
        add_stop(Stop::Kind::question, index, {index}, notes);
      }
      if (page) continue;
      for (auto child = item.children.rbegin(); child != item.children.rend(); ++child) waiting.push_back(*child);
    }
    if (!notes.empty()) add_stop(Stop::Kind::information, notes.front(), {}, notes);
  }

 private:
  // What further instances of a group on the page are goes to `later`: they have screens of their own.
  void add_page(int group, std::vector<int>& notes, std::vector<int>& later) {
    std::vector<int> questions;
    std::vector<int> waiting{group};
    const std::size_t behind = later.size();
    while (!waiting.empty()) {
      const int index = waiting.back();
      waiting.pop_back();
      if (!enablement_.enabled(index)) continue;
      const Item& item = pack_.questionnaire.item(index);
      if (item.hidden) continue;
      if (item.instance > pack_.questionnaire.item(group).instance) {
        later.insert(later.begin() + static_cast<std::ptrdiff_t>(behind), index);
        continue;
      }
      if (item.type == ItemType::display || (item.is_question() && item.read_only)) notes.push_back(index);
      if (item.is_question() && is_asked(pack_.questionnaire, item, state_.answers)) questions.push_back(index);
      for (auto child = item.children.rbegin(); child != item.children.rend(); ++child) waiting.push_back(*child);
    }
    if (!questions.empty() || !notes.empty()) add_stop(Stop::Kind::page, group, std::move(questions), notes);
  }

  void add_stop(Stop::Kind kind, int item, std::vector<int> questions, std::vector<int>& notes) {
    Stop stop;
    stop.kind = kind;
    stop.id = "item/" + pack_.questionnaire.item(item).link_id;
    stop.item = item;
    stop.questions = std::move(questions);
    stop.notes = std::move(notes);
    notes.clear();
    stops_.push_back(std::move(stop));
  }

  const pack::ServicePack& pack_;
  const State& state_;
  const Enablement& enablement_;
  std::vector<Stop>& stops_;
};

// Whether the resident's "no" to a statement ends the journey: it asks for what is going to be
// sent, or for what may be, as long as the answers do not yet say which that is.
bool is_required(const pack::ServicePack& pack, const Step* sends, const std::string& statement_id) {
  const pack::Statement* statement = pack.statement(statement_id);
  if (!statement || statement->required_for.empty()) return false;
  if (sends) return sends->record_kind == statement->required_for;
  return std::any_of(pack.journey.begin(), pack.journey.end(), [&](const Step& step) {
    return step.kind == Step::Kind::send && step.record_kind == statement->required_for;
  });
}

const Step* enabled_send_step(const pack::ServicePack& pack, const Enablement& enablement) {
  for (const Step& step : pack.journey) {
    if (step.kind == Step::Kind::send && enablement.holds(step.enabling)) return &step;
  }
  return nullptr;
}

// The last stop that asks something that the ending is about; nothing while none is asked.
std::optional<std::size_t> decided_at(const pack::ServicePack& pack, const std::vector<Stop>& stops,
                                      const pack::Ending& ending) {
  std::optional<std::size_t> last;
  for (std::size_t i = 0; i < stops.size(); ++i) {
    for (const int question : stops[i].questions) {
      for (const pack::Condition& condition : ending.enabling.conditions) {
        if (condition.question == pack.questionnaire.item(question).written_id()) last = i;
      }
    }
  }
  return last;
}

}  // namespace

std::vector<Stop> flow(const pack::ServicePack& pack, const State& state) {
  const Enablement enablement(pack.questionnaire, state.answers);
  std::vector<Stop> stops;
  Stop start;
  start.id = "start";
  stops.push_back(start);
  const Step* sends = enabled_send_step(pack, enablement);
  std::vector<std::uint8_t> placed(pack.questionnaire.items.size(), false);
  const auto add = [&stops](Stop stop) {
    if (!find_stop(stops, stop.id)) stops.push_back(std::move(stop));
  };
  for (const Step& step : pack.journey) {
    if (!enablement.holds(step.enabling)) continue;
    Stop stop;
    stop.step = &step;
    switch (step.kind) {
      case Step::Kind::questions: {
        Questions questions(pack, state, enablement, stops);
        for (const std::string& link_id : step.items) {
          const int item = pack.questionnaire.find(link_id);
          if (item < 0 || placed[static_cast<std::size_t>(item)]) continue;
          placed[static_cast<std::size_t>(item)] = true;
          questions.add(item);
        }
        continue;
      }
      case Step::Kind::results:
        stop.kind = Stop::Kind::results;
        stop.id = "results";
        break;
      case Step::Kind::consent:
        stop.kind = Stop::Kind::consent;
        stop.id = "consent/" + step.statement;
        stop.required = is_required(pack, sends, step.statement);
        break;
      case Step::Kind::check:
        stop.kind = Stop::Kind::check;
        stop.id = "check";
        break;
      case Step::Kind::send:
        continue;
    }
    add(std::move(stop));
  }
  if (sends) {  // nothing is sent unseen
    Stop check;
    check.kind = Stop::Kind::check;
    check.id = "check";
    add(std::move(check));
  }
  return stops;
}

bool done(const pack::ServicePack& pack, const State& state, const Stop& stop) {
  for (const int question : stop.questions) {
    const Answer* answer = state.answers.find(pack.questionnaire.item(question).link_id);
    if (!answer || !answer->settled) return false;
  }
  if (stop.kind != Stop::Kind::consent) return true;
  const consent::Decision* decision = consent::latest(state.decisions, stop.step->statement);
  return decision && (!stop.required || decision->event == consent::Decision::Event::given);
}

const Stop* find_stop(const std::vector<Stop>& stops, std::string_view id) {
  for (const Stop& stop : stops) {
    if (stop.id == id) return &stop;
  }
  return nullptr;
}

std::string screen_for(const pack::ServicePack& pack, const State& state, const std::vector<Stop>& stops,
                       std::size_t index) {
  std::size_t shown = 0;
  while (shown < index && shown < stops.size() && done(pack, state, stops[shown])) ++shown;
  const Enablement enablement(pack.questionnaire, state.answers);
  for (const pack::Ending& ending : pack.endings) {
    if (!enablement.holds(ending.enabling)) continue;
    const auto decided = decided_at(pack, stops, ending);
    if (decided && *decided < shown) return "ended/" + ending.id;
  }
  return shown < stops.size() ? stops[shown].id : std::string();
}

const pack::Step* send_step(const pack::ServicePack& pack, const State& state) {
  return enabled_send_step(pack, Enablement(pack.questionnaire, state.answers));
}

}  // namespace sealwell::session
