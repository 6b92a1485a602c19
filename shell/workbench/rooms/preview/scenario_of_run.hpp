#pragma once

#include "shell/packs/scenario_differences.hpp"
#include "shell/packs/walk.hpp"
#include "shell/workbench/rooms/preview/run.hpp"

#include <string>
#include <vector>

namespace sealwell::workbench {

/// A run as a scenario of docs/pack-format.md, or why it can't be one.
struct ScenarioDraft {
  json::Value scenario;
  std::string problem;  ///< Empty when there is one
  std::string note;     ///< Where a walk of it comes to another end than the run did; may be empty
};

/// Makes a scenario of what was answered and decided in a run. It expects what a walk with these answers comes to.
[[nodiscard]] ScenarioDraft scenario_of(const Run& run, const shell::LoadedPack& pack, const std::string& title,
                                        std::int64_t now_ms);

/// A scenario that was run.
struct ScenarioRun {
  std::string title;
  std::vector<shell::Difference> differences;
  std::vector<std::string> actions;  ///< What the walk did, as actions for a run
  std::string problem;               ///< Why it could not be run; empty when it was
};

/// Walks a scenario's text through a pack and says where it differs.
[[nodiscard]] ScenarioRun run_scenario(const shell::LoadedPack& pack, const std::string& name, const std::string& text,
                                       std::int64_t now_ms);

}  // namespace sealwell::workbench
