// Any bytes as a snapshot: refused by name, or a run that stands on a screen of the journey and can be gone on with.
#include "core/engine/snapshot.hpp"

#include "core/engine/navigator.hpp"
#include "core/engine/update.hpp"
#include "core/html/render.hpp"
#include "core/record/record.hpp"

#include "tests/fuzz/pack_folder.hpp"

#include <cstdio>
#include <cstdlib>
#include <string_view>

using namespace sealwell;

namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

// The screen is one that the journey has with these answers, and what stands is what the answers give.
void require_sound(const pack::ServicePack& pack, const engine::Update& now) {
  const engine::State& state = now.state;
  require(state.at < state.trail.size(), "the position lies outside the trail");
  require(now.screen.id == state.trail[state.at], "the screen is not the one that the trail names");
  if (state.phase != engine::State::Phase::asking) return;
  const bool ended = now.screen.id.kind == engine::ScreenId::Kind::ended;
  require(ended || engine::Navigator(pack, state).find(now.screen.id).has_value(), "the journey has no such screen");
  engine::Answers answers = state.answers;
  engine::DerivedState afresh;
  engine::recompute(pack, answers, afresh);
  require(afresh == state.derived, "what stands is not what the answers give");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const pack::ServicePack pack = pack_of_folder(SEALWELL_PACKS "/livewell-dorset");
  const engine::Context noon{1'795'348'800'000};
  auto restored = engine::restore(pack, {reinterpret_cast<const char*>(data), size}, noon);
  if (!restored.ok()) return 0;
  const auto taken = engine::snapshot(pack, restored.value(), noon);
  require(taken.ok(), "there is no snapshot of what was restored");
  const auto again = engine::restore(pack, taken.value(), noon);
  require(again.ok(), "what was restored can't be restored again");
  const auto same = engine::snapshot(pack, again.value(), noon);
  require(same.ok() && same.value() == taken.value(), "the snapshot of a restored run is another");

  engine::Action action;
  action.type = engine::Action::Type::visit;
  action.position = static_cast<int>(restored.value().at);
  engine::Update now = engine::update(pack, std::move(restored).value(), action, noon);
  for (int step = 0; step < 25; ++step) {
    require_sound(pack, now);
    (void)html::render_screen(now.screen);
    (void)html::render_alerts(now.screen);
    action = {};
    // Backwards through all that the trail names, then on to the end.
    const bool back = step < 8 && now.state.at > 0;
    action.type = back ? engine::Action::Type::back : engine::Action::Type::submit;
    action.screen = now.screen.id;
    action.button = "yes";
    for (const engine::Block& block : now.screen.blocks) {
      const auto* field = back ? nullptr : std::get_if<engine::Field>(&block);
      if (!field) continue;
      if (!field->values.empty()) action.fields[field->name] = field->values;
      else action.fields[field->name] = {field->options.empty() ? "1" : field->options.front().value};
    }
    now = engine::update(pack, std::move(now.state), action, noon);
    for (const engine::Effect& effect : now.effects) {
      if (effect.type != engine::Effect::Type::send) continue;
      const auto problems =
          record::discrepancies(pack, record::build(pack, now.state, {"", effect.kind, "", noon.now_ms}));
      require(problems.empty(), problems.empty() ? "" : problems.front().c_str());
    }
  }
  return 0;
}
