#pragma once

#include "shell/packs/packs.hpp"
#include "shell/packs/seeded_random.hpp"
#include "shell/workbench/rooms/room.hpp"

#include <memory>
#include <string>

namespace sealwell::driving {

/// A room that is nothing but a pack's journey, and notes what goes in and out as the headless runner's transcript does.
class JourneyRoom final : public workbench::Room {
 public:
  JourneyRoom(const shell::LoadedPack& pack, const std::string& language, const std::string& seed, std::int64_t now_ms);

  [[nodiscard]] std::string_view id() const override { return "journey"; }
  [[nodiscard]] std::string_view title() const override { return "Journey"; }
  [[nodiscard]] std::vector<std::string> panels() const override { return {}; }
  [[nodiscard]] workbench::Panel panel(std::string_view) const override;
  void act(const workbench::Event& event, workbench::Secrets secrets, std::int64_t now_ms) override;
  [[nodiscard]] std::optional<engine::Screen> screen() const override;
  void act_on_screen(std::string_view action, std::int64_t now_ms) override;
  [[nodiscard]] std::uint64_t revision() const override { return revision_; }

  /// Another resident, in the same room.
  void begin_again();

  [[nodiscard]] const std::string& transcript() const { return transcript_; }
  /// Events of the screen that are no actions: files that were asked for.
  [[nodiscard]] const std::vector<workbench::Event>& events() const { return events_; }

 private:
  shell::LoadedPack pack_;
  std::string language_, seed_;
  std::int64_t now_ms_;
  shell::SeededRandom random_;
  std::unique_ptr<journey::Journey> journey_;
  std::string transcript_;
  std::vector<workbench::Event> events_;
  std::uint64_t revision_ = 1;
};

}  // namespace sealwell::driving
