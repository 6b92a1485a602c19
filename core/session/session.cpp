#include "core/session/session.hpp"

#include "core/session/flow.hpp"
#include "core/session/scores.hpp"
#include "core/session/screens.hpp"

#include <algorithm>

namespace sealwell::session {
namespace {

using Phase = State::Phase;
using Type = Action::Type;

bool speaks(const pack::ServicePack& pack, std::string_view language) {
  return std::find(pack.languages.begin(), pack.languages.end(), language) != pack.languages.end();
}

State fresh_state(const pack::ServicePack& pack, std::string_view language) {
  State state;
  state.language = speaks(pack, language) ? std::string(language) : pack.languages.front();
  state.trail = {"start"};
  return state;
}

// One action on one state.
class Step {
 public:
  Step(const pack::ServicePack& pack, State state, const Action& action, const Context& context)
      : pack_(pack), action_(action), context_(context) {
    update_.state = std::move(state);
  }

  Update run() {
    act();
    Screens screens(pack_, state(), context_);
    update_.screen = screens.current(errors_);
    // The results can be kept from the moment they are shown, whatever is decided later.
    if (update_.screen.id == "results") offer_results(screens.results_document());
    return std::move(update_);
  }

 private:
  State& state() { return update_.state; }
  const std::string& shown() { return state().trail[state().at]; }

  void act() {
    switch (action_.type) {
      case Type::submit: submit(); return;
      case Type::input: input(); return;
      case Type::back: back(); return;
      case Type::visit: visit(static_cast<std::size_t>(action_.position)); return;
      case Type::change: change(); return;
      case Type::language: language(); return;
      case Type::star: star(); return;
      case Type::disagree: disagree(); return;
      case Type::print: effect(Effect::Type::print); update_.focus = Update::Focus::none; return;
      case Type::clear:
      case Type::restart: start_again(); return;
      case Type::acknowledged: acknowledged(); return;
      case Type::not_sent: not_sent(); return;
      case Type::retry: retry(); return;
      case Type::give_up: give_up(); return;
    }
  }

  void effect(Effect::Type type) {
    Effect done;
    done.type = type;
    update_.effects.push_back(std::move(done));
  }

  void offer_results(Screen document) {
    Effect file;
    file.type = Effect::Type::file;
    file.file_id = "results";
    file.file_name = pack::Messages(pack_, state().language).say("results-file");
    file.document = std::move(document);
    update_.effects.push_back(std::move(file));
  }

  void submit() {
    if (state().phase != Phase::asking || action_.screen != shown()) return;
    const auto stops = flow(pack_, state());
    const Stop* stop = find_stop(stops, shown());
    if (!stop) return;
    switch (stop->kind) {
      case Stop::Kind::question:
      case Stop::Kind::page: answer(*stop); return;
      case Stop::Kind::consent: decide(*stop); return;
      case Stop::Kind::check: send(stops); return;
      default: go_on(); return;
    }
  }

  void answer(const Stop& stop) {
    const std::vector<std::string> flags_before = raised_flags(pack_, state().answers);
    const pack::Messages messages(pack_, state().language);
    std::vector<std::pair<std::string, Checked>> checked;
    for (const int question : stop.questions) {
      const pack::Item& item = pack_.questionnaire.item(question);
      checked.emplace_back(item.link_id, check(pack_, item, state().answers, action_.fields, messages, context_.now_ms));
    }
    for (auto& [link_id, result] : checked) {
      Answer& kept = state().answers.at(link_id);
      const bool fine = result.error.empty();
      // What was right before stands until something right replaces it; what was typed is shown again.
      if (!fine) result.answer.values = kept.values;
      kept = result.answer;
      kept.settled = fine;
      if (!fine) errors_.emplace(link_id, std::move(result));
    }
    if (!errors_.empty()) {
      update_.focus = Update::Focus::errors;
      return;
    }
    settle(pack_.questionnaire, state().answers);
    if (feeds_com_b(stop)) {
      state().own_barrier.clear();
      state().disagreeing = false;
    }
    state().fresh_flags.clear();
    for (const std::string& flag : raised_flags(pack_, state().answers)) {
      if (std::find(flags_before.begin(), flags_before.end(), flag) == flags_before.end()) {
        state().fresh_flags.push_back(flag);
      }
    }
    const Enablement enablement(pack_.questionnaire, state().answers);
    for (const pack::Ending& ending : pack_.endings) {
      if (enablement.holds(ending.enabling)) {
        show("ended/" + ending.id);
        return;
      }
    }
    go_on();
  }

  bool feeds_com_b(const Stop& stop) const {
    for (const int question : stop.questions) {
      for (const pack::InstrumentInput& feed : pack_.questionnaire.item(question).feeds) {
        if (feed.instrument == "comb_keyworth6") return true;
      }
    }
    return false;
  }

  void decide(const Stop& stop) {
    const bool yes = action_.button == "yes";
    if (!yes && action_.button != "no") return;
    const pack::Statement& statement = *pack_.statement(stop.step->statement);
    state().decisions.push_back(consent::decide(statement, state().language, yes, context_.now_ms));
    if (yes || statement.required_for.empty()) {
      go_on();
      return;
    }
    // What is refused is not kept: the results go out as a file, then every answer is forgotten.
    const Screen results = Screens(pack_, state(), context_).results_document();
    const std::string id = "refused/" + statement.id;
    forget_answers(state());
    state().phase = Phase::refused;
    state().trail = {id};
    effect(Effect::Type::wipe);
    offer_results(results);
    effect(Effect::Type::closed);
  }

  void send(const std::vector<Stop>& stops) {
    for (const Stop& stop : stops) {
      if (done(pack_, state(), stop)) continue;
      state().changing = true;
      show(stop.id);
      return;
    }
    const pack::Step* step = send_step(pack_, state());
    if (!step) {  // a pack that only informs ends here
      start_again();
      return;
    }
    state().phase = Phase::sending;
    state().record_kind = step->record_kind;
    show("sending");
    Effect send;
    send.type = Effect::Type::send;
    send.kind = step->record_kind;
    update_.effects.push_back(std::move(send));
  }

  // The next screen: after a change only what has become necessary, else the one that follows.
  void go_on() {
    const auto stops = flow(pack_, state());
    if (state().changing) {
      for (const Stop& stop : stops) {
        if (stop.kind == Stop::Kind::check || !done(pack_, state(), stop)) {
          state().changing = stop.kind != Stop::Kind::check;
          show(stop.id);
          return;
        }
      }
    }
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
      if (stops[i].id != shown()) continue;
      const Stop& next = stops[i + 1];
      show(reachable(pack_, state(), stops, next) ? next.id : first_open(stops).id);
      return;
    }
  }

  const Stop& first_open(const std::vector<Stop>& stops) {
    for (const Stop& stop : stops) {
      if (!done(pack_, state(), stop)) return stop;
    }
    return stops.back();
  }

  void show(const std::string& id) {
    state().trail.resize(state().at + 1);
    state().trail.push_back(id);
    state().at = state().trail.size() - 1;
  }

  // Keeps what was typed on a screen that is left without continuing.
  void keep_typed() {
    if (state().phase != Phase::asking || action_.fields.empty()) return;
    if (!action_.screen.empty() && action_.screen != shown()) return;
    const auto stops = flow(pack_, state());
    const Stop* stop = find_stop(stops, shown());
    if (!stop) return;
    for (const int question : stop->questions) {
      const pack::Item& item = pack_.questionnaire.item(question);
      const Answer typed = take_typed(item, action_.fields);
      const Answer* before = state().answers.find(item.link_id);
      const bool blank = std::all_of(typed.typed.begin(), typed.typed.end(),
                                     [](const std::string& text) { return text.empty(); });
      if (!before && blank && typed.typed_other.empty()) continue;
      if (before && before->typed == typed.typed && before->typed_other == typed.typed_other) continue;
      Answer& kept = state().answers.at(item.link_id);
      kept.typed = typed.typed;
      kept.typed_other = typed.typed_other;
      kept.settled = false;
    }
  }

  void input() {
    update_.alerts_only = true;
    update_.focus = Update::Focus::none;
    if (state().phase != Phase::asking || action_.screen != shown()) return;
    const auto stops = flow(pack_, state());
    const Stop* stop = find_stop(stops, shown());
    if (!stop || stop->questions.empty()) return;
    const pack::Messages messages(pack_, state().language);
    for (const int question : stop->questions) {
      const pack::Item& item = pack_.questionnaire.item(question);
      Checked checked = check(pack_, item, state().answers, action_.fields, messages, context_.now_ms);
      Answer& kept = state().answers.at(item.link_id);
      const bool same = kept.typed == checked.answer.typed && kept.typed_other == checked.answer.typed_other;
      const bool questioned = kept.questioned;
      kept.settled = kept.settled && same;
      kept.typed = checked.answer.typed;
      kept.typed_other = checked.answer.typed_other;
      kept.questioned = questioned;
      if (checked.error.empty()) kept.values = checked.answer.values;
    }
  }

  void back() {
    if (state().at > 0) visit(state().at - 1);
  }

  void visit(std::size_t position) {
    if (state().phase != Phase::asking || position >= state().trail.size() || position == state().at) return;
    keep_typed();
    state().fresh_flags.clear();
    state().at = position;
    const auto stops = flow(pack_, state());
    const std::string& id = shown();
    if (id.starts_with("ended/")) return;
    const Stop* stop = find_stop(stops, id);
    // A screen that a later change took away shows where the resident really is instead.
    if (!stop || !reachable(pack_, state(), stops, *stop)) state().trail[state().at] = first_open(stops).id;
    if (shown() == "check") state().changing = false;
  }

  void change() {
    if (state().phase != Phase::asking) return;
    const auto stops = flow(pack_, state());
    const Stop* stop = find_stop(stops, action_.target);
    if (!stop || !reachable(pack_, state(), stops, *stop)) return;
    state().changing = shown() == "check" || state().changing;
    show(stop->id);
  }

  void language() {
    if (state().phase != Phase::asking || !speaks(pack_, action_.target)) return;
    keep_typed();
    state().language = action_.target;
  }

  void star() {
    update_.focus = Update::Focus::none;
    std::vector<std::string>& favourites = state().favourites;
    const auto there = std::find(favourites.begin(), favourites.end(), action_.target);
    if (there != favourites.end()) {
      favourites.erase(there);
      return;
    }
    for (const Help& help : helpful(pack_, state())) {
      if (help.advice->id == action_.target) favourites.push_back(action_.target);
    }
  }

  void disagree() {
    update_.focus = Update::Focus::none;
    if (action_.target.empty()) {
      state().disagreeing = true;
    } else if (action_.target == "undo") {
      state().own_barrier.clear();
      state().disagreeing = false;
    } else if (scoring::component_from_id(action_.target)) {
      state().own_barrier = action_.target;
      state().disagreeing = false;
    }
  }

  void start_again() {
    if (state().phase == Phase::sending) return;
    state() = fresh_state(pack_, state().language);
    effect(Effect::Type::wipe);
    effect(Effect::Type::closed);
  }

  void acknowledged() {
    if (state().phase != Phase::sending && state().phase != Phase::not_sent) return;
    state().phase = Phase::sent;
    state().trail[state().at] = "sent";
    effect(Effect::Type::discard);
    effect(Effect::Type::completed);
  }

  void not_sent() {
    if (state().phase != Phase::sending) return;
    state().phase = Phase::not_sent;
    state().trail[state().at] = "not-sent";
    const bool known = action_.reason == "offline" || action_.reason == "busy" || action_.reason == "not-sealed";
    state().trouble = action_.reason == "not-sealed" ? "not-sealed"
                                                     : "not-sent-" + (known ? action_.reason : std::string("refused"));
    state().saved = action_.saved;
  }

  void retry() {
    if (state().phase != Phase::not_sent || state().trouble == "not-sealed") return;
    state().phase = Phase::sending;
    state().trail[state().at] = "sending";
    effect(Effect::Type::post_again);
  }

  void give_up() {
    if (state().phase != Phase::not_sent) return;
    state().phase = Phase::ended;
    state().trail[state().at] = "given-up";
    effect(Effect::Type::discard);
    effect(Effect::Type::wipe);
    effect(Effect::Type::closed);
  }

  const pack::ServicePack& pack_;
  const Action& action_;
  const Context& context_;
  Update update_;
  Errors errors_;
};

}  // namespace

Update begin(const pack::ServicePack& pack, std::string_view language, const Context& context) {
  Update update;
  update.state = fresh_state(pack, language);
  update.focus = Update::Focus::none;
  update.screen = Screens(pack, update.state, context).current();
  return update;
}

Update update(const pack::ServicePack& pack, State state, const Action& action, const Context& context) {
  return Step(pack, std::move(state), action, context).run();
}

void forget_answers(State& state) {
  state.answers = Answers();
  state.decisions.clear();
  state.favourites.clear();
  state.own_barrier.clear();
  state.fresh_flags.clear();
  state.changing = false;
  const std::string shown = state.trail[state.at];
  state.trail = {shown};
  state.at = 0;
}

}  // namespace sealwell::session
