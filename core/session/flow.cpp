#include "core/session/flow.hpp"

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
      if (item.type == ItemType::display) {
        notes.push_back(index);
        continue;
      }
      const bool page = item.type == ItemType::group && item.control == ItemControl::page;
      if (page) add_page(index, notes);
      else if (item.is_question() && is_asked(pack_.questionnaire, item, state_.answers)) {
        add_stop(Stop::Kind::question, index, {index}, notes);
      }
      if (page) continue;
      for (auto child = item.children.rbegin(); child != item.children.rend(); ++child) waiting.push_back(*child);
    }
    if (!notes.empty()) add_stop(Stop::Kind::information, notes.front(), {}, notes);
  }

 private:
  void add_page(int group, std::vector<int>& notes) {
    std::vector<int> questions;
    std::vector<int> waiting{group};
    while (!waiting.empty()) {
      const int index = waiting.back();
      waiting.pop_back();
      if (!enablement_.enabled(index)) continue;
      const Item& item = pack_.questionnaire.item(index);
      if (item.type == ItemType::display) notes.push_back(index);
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

}  // namespace

std::vector<Stop> flow(const pack::ServicePack& pack, const State& state) {
  const Enablement enablement(pack.questionnaire, state.answers);
  std::vector<Stop> stops;
  Stop start;
  start.id = "start";
  stops.push_back(start);
  for (const Step& step : pack.journey) {
    if (!enablement.holds(step.enabling)) continue;
    Stop stop;
    stop.step = &step;
    switch (step.kind) {
      case Step::Kind::questions: {
        Questions questions(pack, state, enablement, stops);
        for (const std::string& link_id : step.items) questions.add(pack.questionnaire.find(link_id));
        continue;
      }
      case Step::Kind::results:
        stop.kind = Stop::Kind::results;
        stop.id = "results";
        break;
      case Step::Kind::consent:
        stop.kind = Stop::Kind::consent;
        stop.id = "consent/" + step.statement;
        break;
      case Step::Kind::check:
        stop.kind = Stop::Kind::check;
        stop.id = "check";
        break;
      case Step::Kind::send:
        continue;
    }
    stops.push_back(std::move(stop));
  }
  return stops;
}

bool done(const pack::ServicePack& pack, const State& state, const Stop& stop) {
  for (const int question : stop.questions) {
    const Answer* answer = state.answers.find(pack.questionnaire.item(question).link_id);
    if (!answer || !answer->settled) return false;
  }
  if (stop.kind == Stop::Kind::consent) return consent::latest(state.decisions, stop.step->statement) != nullptr;
  return true;
}

const Stop* find_stop(const std::vector<Stop>& stops, std::string_view id) {
  for (const Stop& stop : stops) {
    if (stop.id == id) return &stop;
  }
  return nullptr;
}

bool reachable(const pack::ServicePack& pack, const State& state, const std::vector<Stop>& stops, const Stop& target) {
  for (const Stop& stop : stops) {
    if (stop.id == target.id) return true;
    if (!done(pack, state, stop)) return false;
  }
  return false;
}

const pack::Step* send_step(const pack::ServicePack& pack, const State& state) {
  const Enablement enablement(pack.questionnaire, state.answers);
  for (const Step& step : pack.journey) {
    if (step.kind == Step::Kind::send && enablement.holds(step.enabling)) return &step;
  }
  return nullptr;
}

}  // namespace sealwell::session
