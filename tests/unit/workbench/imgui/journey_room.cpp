#include "tests/unit/workbench/imgui/journey_room.hpp"

#include "core/engine/screen.hpp"

#include "shell/files/value_or_throw.hpp"
#include "shell/workbench/rooms/panel.hpp"

namespace sealwell::driving {

JourneyRoom::JourneyRoom(const shell::LoadedPack& pack, const std::string& language, const std::string& seed,
                         std::int64_t now_ms)
    : pack_(pack), language_(language), seed_(seed), now_ms_(now_ms), random_(seed) {
  begin_again();
}

void JourneyRoom::begin_again() {
  random_ = shell::SeededRandom(seed_);
  journey_ = shell::value_or_throw(shell::begin(pack_, language_, now_ms_));
  events_.clear();
  ++revision_;
  transcript_ = "{\"action\":null,\"answer\":" + journey_->current(now_ms_, journey::Format::data) + "}\n";
}

void JourneyRoom::act(const workbench::Event& event, workbench::Secrets, std::int64_t) { events_.push_back(event); }

workbench::Panel JourneyRoom::panel(std::string_view) const { return {}; }

std::optional<engine::Screen> JourneyRoom::screen() const { return journey_->screen(now_ms_); }

void JourneyRoom::act_on_screen(std::string_view action, std::int64_t) {
  const auto answer = journey_->update(action, {now_ms_, random_}, journey::Format::data);
  transcript_ +=
      "{\"action\":" + std::string(action) + ",\"answer\":" + (answer.ok() ? answer.value() : "null") + "}\n";
  ++revision_;
}

}  // namespace sealwell::driving
