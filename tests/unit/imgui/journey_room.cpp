#include "tests/unit/imgui/journey_room.hpp"

namespace sealwell::driving {

JourneyRoom::JourneyRoom(const headless::LoadedPack& pack, const std::string& language, const std::string& seed,
                         std::int64_t now_ms)
    : now_ms_(now_ms), random_(seed), journey_(headless::begin(pack, language, now_ms)) {
  transcript_ = "{\"action\":null,\"answer\":" + journey_->current(now_ms_, journey::Format::data) + "}\n";
}

void JourneyRoom::act(const workbench::Event& event, workbench::Secrets, std::int64_t) { events_.push_back(event); }

std::optional<session::Screen> JourneyRoom::screen() const { return journey_->screen(now_ms_); }

void JourneyRoom::act_on_screen(std::string_view action, std::int64_t) {
  const auto answer = journey_->update(action, {now_ms_, random_}, journey::Format::data);
  transcript_ += "{\"action\":" + std::string(action) + ",\"answer\":" + (answer.ok() ? answer.value() : "null") + "}\n";
  ++revision_;
}

}  // namespace sealwell::driving
