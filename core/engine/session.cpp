#include "core/engine/calculated_answers.hpp"
#include "core/engine/instances.hpp"
#include "core/engine/navigator.hpp"
#include "core/engine/scores.hpp"
#include "core/engine/screens.hpp"
#include "core/engine/update.hpp"

#include <algorithm>

namespace sealwell::engine {
namespace {

using Id = ScreenId::Kind;
using Phase = State::Phase;
using Type = Action::Type;

// What expressions give is worked out as a whole: any answer may count in any of them.
void calculate(const pack::ServicePack& pack, State& state, const Context& context) {
  if (!pack.questionnaire.calculates || !context.calculator) return;
  context.calculator->recompute(pack.questionnaire, state.answers, context.now_ms);
  recompute(pack, state.answers, state.derived);
}

State fresh_state(const pack::ServicePack& pack, const Context& context) {
  State state;
  state.language = pack.language;
  state.trail = {ScreenId{Id::start}};
  recompute(pack, state.answers, state.derived);
  calculate(pack, state, context);
  return state;
}

template <typename T> bool contains(const std::vector<T>& all, const T& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

void keep_shown_only(State& state) {
  const ScreenId shown = state.trail[state.at];
  state.trail = {shown};
  state.at = 0;
}

// State::not_sent_reason where nothing was sealed: every other one says why a sealed envelope was not sent.
constexpr std::string_view not_sealed_message = "not-sealed";

// One action on one state.
class Reducer {
 public:
  Reducer(const pack::ServicePack& pack, State state, const Action& action, const Context& context)
      : pack_(pack), action_(action), context_(context) {
    transition_.state = std::move(state);
    transition_.state.language = pack.language;
  }

  Transition run() {
    act();
    // The results can be kept from the moment they are shown, whatever is decided later.
    if (at_results()) add_results_download(results_document());
    return std::move(transition_);
  }

 private:
  State& state() { return transition_.state; }
  const ScreenId& shown() { return state().trail[state().at]; }
  bool looking_over() { return shown().kind == Id::check || shown().kind == Id::send; }
  Screen results_document() { return Screens(pack_, state(), context_).results_document(); }

  void act() {
    const bool leaving = action_.type == Type::clear || action_.type == Type::restart;
    if (state().results_offered && !leaving) {
      // The answers are gone, so the file on this screen can't be made again: leave the screen alone.
      transition_.alerts_only = true;
      transition_.focus = Transition::Focus::none;
      if (action_.type == Type::print) effect(Effect::Type::print);
      return;
    }
    switch (action_.type) {
      case Type::submit: submit(); return;
      case Type::input: input(); return;
      case Type::back: back(); return;
      case Type::visit: visit(static_cast<std::size_t>(action_.position)); return;
      case Type::change: change(); return;
      case Type::language: language(); return;
      case Type::star: star(); return;
      case Type::disagree: disagree(); return;
      case Type::print:
        effect(Effect::Type::print);
        transition_.focus = Transition::Focus::none;
        return;
      case Type::clear:
      case Type::restart: start_again(); return;
      case Type::acknowledged: acknowledged(); return;
      case Type::not_sent: not_sent(); return;
      case Type::retry: retry(); return;
      case Type::give_up: give_up(); return;
      case Type::again: again(); return;
    }
  }

  void effect(Effect::Type type) {
    Effect done;
    done.type = type;
    transition_.effects.push_back(std::move(done));
  }

  void add_results_download(Screen document) {
    Effect file;
    file.type = Effect::Type::file;
    file.file_id = "results";
    file.file_name = pack::Messages(pack_).say("results-file");
    file.document = std::make_shared<const Screen>(std::move(document));
    transition_.effects.push_back(std::move(file));
  }

  void submit() {
    if (state().phase != Phase::asking || action_.screen != shown()) return;
    const Navigator navigator(pack_, state());
    const auto slot = navigator.find(shown());
    if (!slot) return;
    switch (slot->kind) {
      case ScreenSlot::Kind::question:
      case ScreenSlot::Kind::page:
        if (!take_out_instance(*slot) && !change_places(*slot)) answer(*slot);
        return;
      case ScreenSlot::Kind::consent: decide(navigator, *slot); return;
      case ScreenSlot::Kind::check: finish_looking_over(navigator, *slot); return;
      default: advance(); return;
    }
  }

  void answer(const ScreenSlot& slot) {
    const std::vector<std::string> known_flags = flags_known_before(slot);
    const ComB com_b_before = com_b(pack_, state().answers);
    const pack::Messages messages(pack_);
    std::vector<std::pair<std::string, ValidationResult>> checked;
    for (const int question : slot.questions) {
      const pack::Item& item = pack_.questionnaire.item(question);
      checked.emplace_back(item.link_id,
                           validate_answer(pack_, item, state().answers, action_.fields, messages, context_.now_ms));
    }
    keep(std::move(checked));
    // What is right on a page counts, with all that follows from it, also where something else on it is refused.
    recompute(pack_, state().answers, state().derived, slot.questions);
    calculate(pack_, state(), context_);
    follow_changed_answers(com_b_before);
    drop_errors_of_what_is_not_asked();
    const bool refused = !transition_.notices.errors.empty();
    note_fresh_flags(known_flags, refused);
    if (refused) transition_.focus = Transition::Focus::errors;
    else advance();
  }

  void keep(std::vector<std::pair<std::string, ValidationResult>> checked) {
    for (auto& [link_id, result] : checked) {
      Answer& kept = state().answers.at(link_id);
      if (result.error.empty()) {
        kept = std::move(result.answer);
        kept.accepted = true;
        continue;
      }
      // What was right before stands until something right replaces it; what was typed is shown again.
      kept.typed = result.answer.typed;
      kept.typed_other = result.answer.typed_other;
      kept.warned = result.answer.warned;
      kept.draft.reset();
      transition_.notices.errors.emplace(link_id, std::move(result));
    }
  }

  // What was taken may have taken a refused question off the page.
  void drop_errors_of_what_is_not_asked() {
    Errors& errors = transition_.notices.errors;
    if (errors.empty()) return;
    const auto here = Navigator(pack_, state()).find(shown());
    std::erase_if(errors, [&](const Errors::value_type& error) {
      return !here || !contains(here->questions, pack_.questionnaire.find(error.first));
    });
  }

  // The safety messages that are nothing new once `slot` is continued from. A submit of it that was refused may have
  // raised some already: those are to be read on the next screen too.
  std::vector<std::string> flags_known_before(const ScreenSlot& slot) {
    std::vector<std::string> known = raised_flags(pack_, state().answers);
    const std::vector<std::string>& fresh = state().fresh_flags;
    if (fresh.empty()) return known;
    Answers others = state().answers;
    for (const int question : slot.questions) others.erase(pack_.questionnaire.item(question).link_id);
    const std::vector<std::string> elsewhere = raised_flags(pack_, others);
    std::erase_if(known, [&](const std::string& flag) { return contains(fresh, flag) && !contains(elsewhere, flag); });
    return known;
  }

  // `stays`: the screen does, and so do the messages above it that still hold.
  void note_fresh_flags(const std::vector<std::string>& known, bool stays) {
    std::vector<std::string>& fresh = state().fresh_flags;
    const std::vector<std::string> raised = raised_flags(pack_, state().answers);
    std::erase_if(fresh, [&](const std::string& flag) { return !stays || !contains(raised, flag); });
    for (const std::string& flag : raised) {
      if (!contains(known, flag) && !contains(fresh, flag)) fresh.push_back(flag);
    }
  }

  // What was decided and what the resident said of their barriers, after answers changed; `before` is the profile until then.
  void follow_changed_answers(const ComB& before) {
    lapse_decisions();
    look_at_barriers(before);
  }

  void look_at_barriers(const ComB& before) {
    if (com_b(pack_, state().answers) == before) return;
    // The resident's own view was about a profile that is no longer there.
    state().own_barrier.clear();
    state().disagreeing = false;
  }

  // A decision stands as long as its statement is asked. What lapses takes along the answer that it was, on which other
  // statements may depend; each round ends one decision, so there is a last one.
  void lapse_decisions() {
    for (;;) {
      const std::vector<consent::Decision> standing = consent::standing(state().decisions);
      if (standing.empty()) return;
      const Navigator navigator(pack_, state());
      const auto gone = std::find_if(standing.begin(), standing.end(), [&](const consent::Decision& decision) {
        return !navigator.find({Id::consent, decision.statement});
      });
      if (gone == standing.end()) return;
      state().decisions.push_back(consent::lapse(*gone, context_.now_ms));
      const pack::Statement* statement = pack_.statement(gone->statement);
      if (statement && remove_decision_answer(pack_, *statement, state().answers, state().derived))
        calculate(pack_, state(), context_);
    }
  }

  // "Remove" where further instances of a group are asked for. False for any other button.
  bool take_out_instance(const ScreenSlot& slot) {
    const pack::Item& more = pack_.questionnaire.item(slot.item);
    if (!more.is_add_another_question || !action_.button.starts_with("remove/")) return false;
    const ComB com_b_before = com_b(pack_, state().answers);
    const int asked = remove_instance(pack_.questionnaire, more, action_.button.substr(7), state().answers);
    if (asked < 0) return true;
    recompute(pack_, state().answers, state().derived);
    calculate(pack_, state(), context_);
    follow_changed_answers(com_b_before);
    // This question may have gone with the last instance.
    if (!Navigator(pack_, state()).find(shown())) {
      state().trail[state().at] = {Id::item, pack_.questionnaire.item(asked).link_id};
    }
    return true;
  }

  // "Add another" and "Remove": the screen stays, and so does what was typed. False for any other button.
  bool change_places(const ScreenSlot& slot) {
    const std::string& button = action_.button;
    const bool adds = button.starts_with("add/");
    if (!adds && !button.starts_with("remove/")) return false;
    transition_.focus = Transition::Focus::none;
    const std::string name = button.substr(button.find('/') + 1);
    keep_typed();
    for (const int question : slot.questions) {
      const pack::Item& item = pack_.questionnaire.item(question);
      if (!item.has_repetitions() || !name.starts_with(item.link_id)) continue;
      const std::size_t inputs = inputs_of(item);
      std::vector<std::string> typed = read_typed(item, action_.fields).typed;
      typed.resize(std::max(typed.size(), inputs));
      const auto places = static_cast<int>(typed.size() / inputs);
      bool changed = adds && name == item.link_id && places < item.max_repetitions();
      if (changed) typed.resize(typed.size() + inputs);
      for (int place = 1; !adds && !changed && places > 1 && place <= places; ++place) {
        if (name != repetition_name(item.link_id, place)) continue;
        const auto from = typed.begin() + static_cast<std::ptrdiff_t>(inputs) * (place - 1);
        typed.erase(from, from + static_cast<std::ptrdiff_t>(inputs));
        changed = true;
      }
      if (!changed) continue;
      // What counts is what was continued from; what is typed now is worked out at the next change.
      Answer& kept = state().answers.at(item.link_id);
      kept.typed = std::move(typed);
      kept.draft.reset();
    }
    return true;
  }

  void decide(const Navigator& navigator, const ScreenSlot& slot) {
    const bool yes = action_.button == "yes";
    if (!yes && action_.button != "no") return;
    const pack::Statement& statement = *pack_.statement(slot.step->statement);
    state().decisions.push_back(consent::decide(statement, state().language, yes, context_.now_ms));
    if (yes || !slot.required) {
      const ComB com_b_before = com_b(pack_, state().answers);
      if (set_decision_answer(pack_, statement, yes, state().answers, state().derived))
        calculate(pack_, state(), context_);
      follow_changed_answers(com_b_before);
      advance();
      return;
    }
    // What is refused is not kept.
    end_without_sending(Phase::refused, {Id::refused, statement.id}, navigator, slot);
  }

  // The results, where the resident has seen them by `slot`, go out as a file; then every answer is
  // forgotten.
  void end_without_sending(Phase phase, const ScreenId& id, const Navigator& navigator, const ScreenSlot& slot) {
    const auto results = navigator.find(Id::results);
    const bool seen = results && results->place <= slot.place;
    Screen document;
    if (seen) document = results_document();
    forget_answers(state());
    state().phase = phase;
    state().trail = {id};
    state().results_offered = seen;
    effect(Effect::Type::wipe);
    if (seen) add_results_download(std::move(document));
    effect(Effect::Type::closed);
  }

  // On to what is asked after "check your answers" and then to the screen that sends, or to sending itself.
  void finish_looking_over(const Navigator& navigator, const ScreenSlot& slot) {
    const auto sending = navigator.find(Id::send);
    if (!sending || sending->id == slot.id) {
      leave_for_sending(navigator);
      return;
    }
    const ScreenId id = *navigator.screen_for(sending->place);
    const auto next = navigator.find(id);
    state().changing = next && next->place < slot.place;
    show(id);
  }

  void leave_for_sending(const Navigator& navigator) {
    if (const auto open = navigator.screen_for(Navigator::end)) {
      state().changing = open->kind != Id::ended;
      show(*open);
      return;
    }
    const pack::JourneyStep* step = navigator.send_step();
    if (!step) {  // a pack that only informs
      advance();
      return;
    }
    state().phase = Phase::sending;
    state().record_kind = step->record_kind;
    show({Id::sending});
    ask_to_send();
  }

  // Sealing is the journey's: record_sealed or record_not_sealed says what came of it.
  void ask_to_send() {
    Effect send;
    send.type = Effect::Type::send;
    send.kind = state().record_kind;
    transition_.effects.push_back(std::move(send));
  }

  // The next screen: after a change only what has become necessary, else the one that follows.
  void advance() {
    const Navigator navigator(pack_, state());
    const auto here = navigator.find(shown());
    if (!here) return;
    auto check = state().changing ? navigator.find(Id::check) : std::nullopt;
    if (check && check->place < here->place) check = navigator.find(Id::send);
    const auto id = navigator.screen_for(check ? check->place : navigator.place_after(*here));
    state().changing = check && id != check->id;
    if (id) {
      show(*id);
    } else if (here->kind != ScreenSlot::Kind::results) {
      // Behind the last screen of a pack that sends nothing. Results that come last just stay.
      end_without_sending(Phase::finished, {Id::finished}, navigator, *here);
    }
  }

  void show(const ScreenId& id) {
    state().trail.resize(state().at + 1);
    state().trail.push_back(id);
    state().at = state().trail.size() - 1;
  }

  // Keeps what was typed on the screen, to show it again and for safety messages. An answer that
  // stands goes on standing: it is replaced when its screen is continued from, and not before.
  void keep_typed() {
    const auto slot = Navigator(pack_, state()).find(shown());
    if (!slot) return;
    const pack::Messages messages(pack_);
    for (const int question : slot->questions) {
      const pack::Item& item = pack_.questionnaire.item(question);
      ValidationResult checked =
          validate_answer(pack_, item, state().answers, action_.fields, messages, context_.now_ms);
      const std::vector<std::string>& typed = checked.answer.typed;
      const Answer* before = state().answers.find(item.link_id);
      const bool blank = checked.answer.typed_other.empty() &&
                         std::all_of(typed.begin(), typed.end(), [](const std::string& text) { return text.empty(); });
      // Nothing is kept of nothing; but an initial value that was taken out stays out.
      const bool filled_in = !initial_values(pack_.questionnaire, question, state().answers).empty();
      if (!before && blank && !filled_in) continue;
      Answer& kept = state().answers.at(item.link_id);
      // A doubt was about what was typed then.
      if (kept.typed != typed) kept.warned = false;
      kept.typed = typed;
      kept.typed_other = checked.answer.typed_other;
      kept.draft.reset();
      if (checked.error.empty()) kept.draft = std::move(checked.answer.values);
    }
  }

  void keep_typed_on_leaving() {
    if (action_.fields.empty() || (!action_.screen.empty() && action_.screen != shown())) return;
    keep_typed();
  }

  void input() {
    transition_.alerts_only = true;
    transition_.focus = Transition::Focus::none;
    if (state().phase == Phase::asking && action_.screen == shown()) keep_typed();
  }

  void back() {
    if (state().at > 0) visit(state().at - 1);
  }

  void visit(std::size_t position) {
    if (state().phase != Phase::asking || position >= state().trail.size() || position == state().at) return;
    keep_typed_on_leaving();
    state().fresh_flags.clear();
    state().at = position;
    // A screen that a later change took away, or an ending that no longer holds, shows where the
    // resident really is instead.
    const Navigator navigator(pack_, state());
    const auto slot = navigator.find(shown());
    const auto id = navigator.screen_for(slot ? slot->place : Navigator::end);
    state().trail[state().at] = id ? *id : navigator.all().back().id;
    if (looking_over()) state().changing = false;
  }

  void change() {
    if (state().phase != Phase::asking) return;
    const Navigator navigator(pack_, state());
    const auto slot = navigator.find(ScreenId::parse(action_.target));
    if (!slot || slot->id == shown() || navigator.screen_for(slot->place) != slot->id) return;
    state().changing = looking_over() || state().changing;
    state().fresh_flags.clear();
    show(slot->id);
  }

  void language() {
    if (!can_switch_language(pack_, state(), action_.target)) return;
    keep_typed_on_leaving();
    if (action_.target != pack_.language) transition_.notices.missing_language = action_.target;
  }

  bool at_results() { return state().phase == Phase::asking && shown().kind == Id::results; }

  void star() {
    transition_.focus = Transition::Focus::none;
    if (!at_results()) return;
    std::vector<std::string>& favourites = state().favourites;
    const auto there = std::find(favourites.begin(), favourites.end(), action_.target);
    if (there != favourites.end()) {
      favourites.erase(there);
      return;
    }
    for (const RelevantSuggestion& help : relevant_suggestions(pack_, state())) {
      if (help.advice->id == action_.target) favourites.push_back(action_.target);
    }
  }

  void disagree() {
    transition_.focus = Transition::Focus::none;
    if (!at_results() || !com_b(pack_, state().answers).has_data()) return;
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

  bool not_sealed() { return state().phase == Phase::not_sent && state().not_sent_reason == not_sealed_message; }

  void start_again() {
    // What is sealed is sent or given up, and never forgotten on the way.
    if (state().phase == Phase::sending || (state().phase == Phase::not_sent && !not_sealed())) return;
    const bool told = state().phase != Phase::asking && !not_sealed();
    state() = fresh_state(pack_, context_);
    effect(Effect::Type::wipe);
    if (!told) effect(Effect::Type::closed);
  }

  // The journey around the session gives it the earlier answers.
  void again() {
    if (state().phase != Phase::asking || state().at > 0) return;
    state() = fresh_state(pack_, context_);
    effect(Effect::Type::wipe);
  }

  void acknowledged() {
    if (state().phase != Phase::sending && (state().phase != Phase::not_sent || not_sealed())) return;
    state().phase = Phase::sent;
    state().trail[state().at] = {Id::sent};
    effect(Effect::Type::discard);
    effect(Effect::Type::completed);
  }

  void not_sent() {
    if (state().phase != Phase::sending) return;
    state().phase = Phase::not_sent;
    state().trail[state().at] = {Id::not_sent};
    const bool known = action_.reason == "offline" || action_.reason == "busy";
    state().not_sent_reason = "not-sent-" + (known ? action_.reason : std::string("refused"));
    state().saved = action_.saved;
  }

  void retry() {
    if (state().phase != Phase::not_sent) return;
    const bool again = not_sealed();
    state().phase = Phase::sending;
    state().trail[state().at] = {Id::sending};
    if (again) ask_to_send();
    else effect(Effect::Type::post_again);
  }

  void give_up() {
    if (state().phase != Phase::not_sent) return;
    forget_answers(state());
    state().phase = Phase::given_up;
    state().trail = {ScreenId{Id::given_up}};
    effect(Effect::Type::discard);
    effect(Effect::Type::wipe);
    effect(Effect::Type::closed);
  }

  const pack::ServicePack& pack_;
  const Action& action_;
  const Context& context_;
  Transition transition_;
};

}  // namespace

bool can_switch_language(const pack::ServicePack& pack, const State& state, std::string_view language) {
  return state.phase == Phase::asking &&
         std::find(pack.languages.begin(), pack.languages.end(), language) != pack.languages.end();
}

Transition reduce(const pack::ServicePack& pack, State state, const Action& action, const Context& context) {
  return Reducer(pack, std::move(state), action, context).run();
}

Screen screen_of(const pack::ServicePack& pack, const State& state, const Context& context, const Notices& notices) {
  const Screens screens(pack, state, context);
  Screen screen = screens.current(notices.errors);
  if (!notices.missing_language.empty()) screens.miss(notices.missing_language, screen);
  return screen;
}

Update begin(const pack::ServicePack& pack, const Context& context) {
  Update update;
  update.state = fresh_state(pack, context);
  update.focus = Transition::Focus::none;
  update.screen = screen_of(pack, update.state, context);
  return update;
}

Update update(const pack::ServicePack& pack, State state, const Action& action, const Context& context) {
  Update update{reduce(pack, std::move(state), action, context), {}};
  update.screen = screen_of(pack, update.state, context, update.notices);
  return update;
}

void record_sealed(State& state, std::string reference) {
  state.reference = std::move(reference);
  keep_shown_only(state);
}

void record_not_sealed(State& state) {
  state.phase = Phase::not_sent;
  state.trail[state.at] = {Id::not_sent};
  state.not_sent_reason = not_sealed_message;
  state.saved = false;
}

void forget_answers(State& state) {
  state.answers = Answers();
  state.derived = DerivedState();
  state.decisions.clear();
  state.favourites.clear();
  state.before = {};
  state.own_barrier.clear();
  state.fresh_flags.clear();
  state.disagreeing = false;
  state.changing = false;
  keep_shown_only(state);
}

}  // namespace sealwell::engine
