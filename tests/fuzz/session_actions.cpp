// Whatever a shell sends, in whatever order, to a real pack: the screen is always one that the
// journey has, and a record that is about to be sent is one that its own pack agrees with.
#include "core/engine/navigator.hpp"
#include "core/engine/snapshot.hpp"
#include "core/engine/update.hpp"
#include "core/html/render.hpp"
#include "core/record/record.hpp"

#include "tests/fuzz/pack_folder.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

using namespace sealwell;
using engine::Action;
using engine::ScreenId;
using Id = ScreenId::Kind;

namespace {

pack::ServicePack livewell_dorset() {
  pack::ServicePack pack = pack_of_folder(SEALWELL_PACKS "/livewell-dorset");
  pack.languages.push_back("cy");
  for (pack::Statement& statement : pack.statements) statement.wording["cy"] = statement.wording.at("en");
  return pack;
}

// The input's bytes, one decision after the other; zeros when they run out.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : at_(data), end_(data + size) {}
  bool empty() const { return at_ == end_; }
  std::uint8_t next() { return empty() ? 0 : *at_++; }
  std::string text() {
    std::string text;
    for (std::size_t left = next() % 24; left > 0 && !empty(); --left) text.push_back(static_cast<char>(next()));
    return text;
  }

 private:
  const std::uint8_t* at_;
  const std::uint8_t* end_;
};

const char* const values[] = {"",      "0",      "1",       "3",       "12.5", "170",           "70",    "-1",
                              "1,000", "true",   "false",   "29",      "2",    "Feb",           "1984",  "2024",
                              "31",    "#other", "DT1 1XJ", "nowhere", "Ada",  "01305 225 175", "a@b.cd"};

std::string any_value(Bytes& bytes, const engine::Field& field) {
  const std::uint8_t choice = bytes.next();
  if (choice < 160 && !field.options.empty()) return field.options[choice % field.options.size()].value;
  if (choice >= 240) return bytes.text();
  return values[choice % std::size(values)];
}

// Mostly what the field takes, so that walks get far.
void fill(Bytes& bytes, const engine::Field& field, engine::Fields& fields) {
  const std::uint8_t mood = bytes.next();
  if (field.kind == engine::FieldKind::date) {
    const bool good = mood < 200;
    fields[field.name + "-day"] = {good ? "29" : any_value(bytes, field)};
    fields[field.name + "-month"] = {good ? "2" : any_value(bytes, field)};
    fields[field.name + "-year"] = {good ? "1984" : any_value(bytes, field)};
    return;
  }
  std::vector<std::string>& into = fields[field.name];
  if (mood < 180) {
    if (!field.options.empty()) into = {field.options[mood % field.options.size()].value};
    else if (field.kind == engine::FieldKind::number)
      into = {field.name == "height-cm" ? "170" : mood % 2 ? "5" : "30"};
    else if (field.autocomplete == "tel") into = {"01305 225 175"};
    else if (field.autocomplete == "email") into = {"a@b.cd"};
    else into = {mood % 5 ? "DT1 1XJ" : "Ada"};
    return;
  }
  for (int count = mood % 4; count > 0; --count) into.push_back(any_value(bytes, field));
  if (!field.other_name.empty()) fields[field.other_name] = {any_value(bytes, field)};
}

Action any_action(Bytes& bytes, const engine::Update& now, const pack::ServicePack& pack) {
  static constexpr Action::Type rare[] = {Action::Type::input,    Action::Type::back,         Action::Type::visit,
                                          Action::Type::change,   Action::Type::language,     Action::Type::star,
                                          Action::Type::disagree, Action::Type::print,        Action::Type::clear,
                                          Action::Type::restart,  Action::Type::acknowledged, Action::Type::not_sent,
                                          Action::Type::retry,    Action::Type::give_up};
  Action action;
  const std::uint8_t kind = bytes.next();
  action.type = kind < 176 ? Action::Type::submit : rare[kind % std::size(rare)];
  action.screen = kind % 16 == 7 ? ScreenId{Id::check} : now.screen.id;
  action.button = kind % 8 == 3 ? "no" : "yes";
  action.reason = kind % 3 ? "offline" : "not-sealed";
  action.position = bytes.next() % 40;
  const std::uint8_t target = bytes.next();
  if (action.type == Action::Type::language) action.target = target % 2 ? "cy" : "en";
  else if (action.type == Action::Type::star && !pack.suggestions.empty()) {
    action.target = pack.suggestions[target % pack.suggestions.size()].id;
  } else if (action.type == Action::Type::disagree) {
    action.target = target % 4 == 0 ? "" : target % 4 == 1 ? "undo" : "social_opportunity";
  } else if (now.state.phase == engine::State::Phase::asking) {
    const auto slots = engine::Navigator(pack, now.state).all();
    action.target = slots[target % slots.size()].id.to_text();
  }
  for (const engine::Block& block : now.screen.blocks) {
    if (const auto* field = std::get_if<engine::Field>(&block)) fill(bytes, *field, action.fields);
    if (const auto* group = std::get_if<engine::FieldGroup>(&block)) {
      for (const engine::Field& field : group->fields) fill(bytes, field, action.fields);
    }
  }
  return action;
}

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

// The run can be taken up again from its snapshot.
void require_taken_up(const pack::ServicePack& pack, const engine::State& state, const engine::Context& context) {
  const auto taken = engine::snapshot(pack, state, context);
  if (state.phase != engine::State::Phase::asking) {
    require(!taken.ok(), "there is a snapshot of what is over");
    return;
  }
  const auto restored = taken.ok() ? engine::restore(pack, taken.value(), context) : taken.failure();
  require(restored.ok(), "a snapshot can't be restored");
  const auto again = engine::snapshot(pack, restored.value(), context);
  require(again.ok() && again.value() == taken.value(), "the snapshot of a restored run is another");
  if (!state.decisions.empty()) return;
  require(restored.value().trail == state.trail && restored.value().at == state.at,
          "the restored run stands elsewhere");
  require(restored.value().derived == state.derived, "something else stands in the restored run");
}

// The screen is one that this phase, or the journey with these answers, has.
bool is_known(const pack::ServicePack& pack, const engine::State& state, const ScreenId& id) {
  switch (state.phase) {
    case engine::State::Phase::finished: return id == ScreenId{Id::finished};
    case engine::State::Phase::given_up: return id == ScreenId{Id::given_up};
    case engine::State::Phase::refused: return id.kind == Id::refused && pack.statement(id.name);
    case engine::State::Phase::sending: return id == ScreenId{Id::sending};
    case engine::State::Phase::not_sent: return id == ScreenId{Id::not_sent};
    case engine::State::Phase::sent: return id == ScreenId{Id::sent};
    case engine::State::Phase::asking: break;
  }
  if (id.kind == Id::ended) {
    for (const pack::Ending& ending : pack.endings) {
      if (id.name == ending.id) return true;
    }
    return false;
  }
  return engine::Navigator(pack, state).find(id).has_value();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const pack::ServicePack pack = livewell_dorset();
  const engine::Context context{1'795'348'800'000};
  Bytes bytes(data, size);
  engine::Update now = engine::begin(pack, context);
  for (int step = 0; step < 100 && !bytes.empty(); ++step) {
    const Action action = any_action(bytes, now, pack);
    // What a journey does that can't seal, which no action says.
    const bool sealing_fails = now.state.phase == engine::State::Phase::sending &&
                               action.type == Action::Type::not_sent && action.reason == "not-sealed";
    if (sealing_fails) {
      engine::record_not_sealed(now.state);
      now.screen = engine::screen_of(pack, now.state, context);
      now.effects.clear();
    } else {
      now = engine::update(pack, std::move(now.state), action, context);
    }
    const engine::State& state = now.state;
    require(state.at < state.trail.size(), "the position lies outside the trail");
    require(now.screen.id == state.trail[state.at], "the screen is not the one that the trail names");
    require(is_known(pack, state, now.screen.id), "the screen is not one that the journey has");
    require(now.screen.position == static_cast<int>(state.at), "the screen's position is another");
    if (state.phase == engine::State::Phase::asking) {
      engine::Answers answers = state.answers;
      engine::DerivedState afresh;
      engine::recompute(pack, answers, afresh);
      require(afresh == state.derived, "what stands is not what the answers give");
    }
    (void)html::render_screen(now.screen);
    (void)html::render_alerts(now.screen);
    for (const engine::Effect& effect : now.effects) {
      if (effect.type != engine::Effect::Type::send) continue;
      const auto problems =
          record::discrepancies(pack, record::build(pack, state, {"", effect.kind, "", context.now_ms}));
      require(problems.empty(), problems.empty() ? "" : problems.front().c_str());
    }
    const bool over = state.phase == engine::State::Phase::refused || state.phase == engine::State::Phase::given_up ||
                      state.phase == engine::State::Phase::finished;
    require(!over || (state.answers.empty() && state.decisions.empty()), "answers are left after the end");
    if (step % 8 == 7) require_taken_up(pack, state, context);
  }
  return 0;
}
