// Acts on a running session again and again at one place of its questionnaire, and prints what one action costs.
//
//   bench_engine SECONDS < pack.json      a joined pack; its questions are booleans and texts
//
// As JSON: {"items": N, "begin": ns, "actions": {"continue, first question": ns, …}}. An action is one `update`
// with the screen drawn as HTML. Questions before the place are answered, those behind it are not.

#include "core/authoring/reader/service_pack_reader.hpp"
#include "core/engine/update.hpp"
#include "core/html/render.hpp"
#include "core/json/value.hpp"

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

using namespace sealwell;
using Clock = std::chrono::steady_clock;

namespace {

constexpr engine::Context noon{1'795'348'800'000};

std::size_t drawn = 0;  // added up, so that no compiler can leave the drawing out

std::vector<std::string> typed_for(const pack::Item& item) {
  return {item.type == pack::ItemType::boolean ? "true" : "an answer"};
}

engine::Action filled(const pack::ServicePack& pack, const engine::State& state, engine::Action::Type type) {
  engine::Action action;
  action.type = type;
  action.screen = state.trail[state.at];
  if (action.screen.kind != engine::ScreenId::Kind::item) return action;
  const pack::Item& item = pack.questionnaire.item(pack.questionnaire.find(action.screen.name));
  action.fields[item.link_id] = typed_for(item);
  return action;
}

// A resident who has answered everything before the `number`th question and is looking at that one.
engine::State at_question(const pack::ServicePack& pack, std::size_t number) {
  engine::State state = engine::begin(pack, noon).state;
  std::size_t met = 0;
  for (const pack::Item& item : pack.questionnaire.items) {
    if (!item.is_question()) continue;
    if (met++ == number) {
      state.trail = {engine::ScreenId{engine::ScreenId::Kind::start},
                     engine::ScreenId{engine::ScreenId::Kind::item, item.link_id}};
      state.at = 1;
      break;
    }
    engine::Answer& answer = state.answers.at(item.link_id);
    answer.typed = typed_for(item);
    answer.values.emplace_back();
    if (item.type == pack::ItemType::boolean) {
      answer.values.back().kind = pack::AnswerValue::Kind::boolean;
      answer.values.back().boolean = true;
    } else {
      answer.values.back().text = answer.typed.front();
    }
    answer.accepted = true;
  }
  engine::recompute(pack, state.answers, state.derived);
  return state;
}

// Nanoseconds of one of the actions that `next` gives for a state, in runs of `in_a_row` from `start` on.
template <typename Next>
double cost(const pack::ServicePack& pack, const engine::State& start, int in_a_row, double seconds, const Next& next) {
  std::chrono::duration<double> taken{};
  long done = 0;
  while (taken.count() < seconds) {
    engine::State state = start;
    for (int i = 0; i < in_a_row; ++i) {
      const engine::Action action = next(state, i);
      const auto begin = Clock::now();
      engine::Update update = engine::update(pack, std::move(state), action, noon);
      drawn += html::render_screen(update.screen).size();
      taken += Clock::now() - begin;
      state = std::move(update.state);
      ++done;
    }
  }
  return taken.count() * 1e9 / static_cast<double>(done);
}

json::Value nanoseconds(double value) { return json::Value(static_cast<std::int64_t>(value)); }

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc == 2 ? std::atof(argv[1]) : 0;
  const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
  const auto pack = pack::parse_service_pack(text);
  if (seconds <= 0 || !pack.ok()) {
    std::cerr << "usage: bench_engine SECONDS < pack.json\n" << (pack.ok() ? "" : pack.failure().where + "\n");
    return 2;
  }
  std::size_t questions = 0;
  for (const pack::Item& item : pack.value().questionnaire.items) questions += item.is_question() ? 1 : 0;

  using Type = engine::Action::Type;
  json::Value actions = json::Value::object();
  const auto go_on = [&](const engine::State& state, int) { return filled(pack.value(), state, Type::submit); };
  const auto measure = [&](std::string_view name, std::size_t number, int in_a_row, const auto& next) {
    actions.set(name, nanoseconds(cost(pack.value(), at_question(pack.value(), number), in_a_row, seconds, next)));
  };
  measure("continue, first questions", 0, 4, go_on);
  measure("continue, halfway", questions / 2, 4, go_on);
  measure("continue, last questions", questions - 5, 4, go_on);
  measure("typing, halfway", questions / 2, 4,
          [&](const engine::State& state, int) { return filled(pack.value(), state, Type::input); });
  measure("answer that takes a question away and gives it back", 0, 2, [&](const engine::State& state, int turn) {
    engine::Action action;
    action.screen = state.trail.back();
    const std::string& first = pack.value().questionnaire.items[1].link_id;
    const engine::ScreenId screen{engine::ScreenId::Kind::item, first};
    if (turn > 0 || action.screen != screen) {
      action.type = Type::change;
      action.target = screen.to_text();
    } else {
      action.fields[first] = {"false"};
    }
    return action;
  });

  json::Value report = json::Value::object();
  report.set("items", static_cast<std::int64_t>(pack.value().questionnaire.items.size()));
  report.set("actions", std::move(actions));
  std::cout << json::write(report) << "\n";
  return drawn > 0 ? 0 : 1;
}
