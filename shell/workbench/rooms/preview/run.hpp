#pragma once

#include "core/journey/journey.hpp"

#include "shell/packs/packs.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::workbench {

/// One thing that was done in a run.
struct RunStep {
  std::string action;  ///< JSON of docs/session.md
  std::int64_t now_ms = 0;
  engine::ScreenId from, to;  ///< The screens before and after it
  std::string from_title, to_title;
  std::vector<std::string> asked;  ///< Names of the fields of the screen before it
};

/// What was sealed when a run sent something. It is sent nowhere.
struct SealedInRun {
  std::string id, sha256;
  json::Value record;
  Bytes envelope;
};

/// One resident's run through a pack with its history: it can go to any place in it, and go on at the same place when
/// the pack has changed. What was done and could not be done again is kept until somebody goes on.
class Run {
 public:
  /// Refused when the pack can't be run.
  [[nodiscard]] static Result<Run, shell::Message> begun(const shell::LoadedPack& pack, std::int64_t now_ms);

  [[nodiscard]] const journey::Journey& journey() const { return *journey_; }
  [[nodiscard]] const std::vector<RunStep>& steps() const { return steps_; }
  /// How many of the steps have been done: 0 is the start.
  [[nodiscard]] std::size_t at() const { return at_; }
  /// The screen as it stands after the last step.
  [[nodiscard]] const engine::Screen& screen() const { return *screen_; }
  [[nodiscard]] const std::optional<SealedInRun>& sealed() const { return sealed_; }
  /// What the last step asked of a shell, each in words.
  [[nodiscard]] const std::vector<std::string>& effects() const { return effects_; }
  /// Why the steps behind `at` could not be done again; empty when they could, or were stepped back over.
  [[nodiscard]] const std::string& stopped() const { return stopped_; }

  /// Does something, and forgets the steps that were ahead. False when it is no action: then nothing changed. After a
  /// stop the steps ahead are kept, for `resume`.
  bool act(const std::string& action, std::int64_t now_ms);

  /// Goes to the place after that many steps, or as near to it as the pack allows.
  void go_to(std::size_t step);

  /// After a stop: does the steps ahead that fit now, and stops again where one doesn't.
  void resume();

  /// Begins anew, with nothing done.
  void restart(std::int64_t now_ms);

  /// Goes on with another state of the pack at the place that somebody had last chosen. Refused when it can't be
  /// run; then everything is as it was.
  [[nodiscard]] shell::DoneOrMessage reload(const shell::LoadedPack& pack);

 private:
  Run(const shell::LoadedPack& pack, std::int64_t began_ms, std::unique_ptr<journey::Journey> journey);
  void begin();
  void begin(std::unique_ptr<journey::Journey> journey);
  void replay(std::size_t target);
  bool carry_out(RunStep& step);
  [[nodiscard]] std::string misfit(const RunStep& step) const;

  shell::LoadedPack pack_;
  std::int64_t began_ms_;
  std::unique_ptr<RandomSource> random_;
  std::unique_ptr<journey::Journey> journey_;
  std::vector<RunStep> steps_;
  std::size_t at_ = 0;
  std::size_t wanted_ = 0;  ///< Where somebody wants to be: `at_`, or behind it after a stop
  std::shared_ptr<const engine::Screen> screen_;
  std::optional<SealedInRun> sealed_;
  std::vector<std::string> effects_;
  std::string stopped_;
};

/// The names of a screen's fields.
[[nodiscard]] std::vector<std::string> fields_of(const engine::Screen& screen);

}  // namespace sealwell::workbench
