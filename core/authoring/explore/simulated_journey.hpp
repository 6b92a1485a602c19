#pragma once

#include "core/authoring/explore/space.hpp"
#include "core/engine/screen_id.hpp"
#include "core/json/value.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sealwell::explore {

/// A simulated run through a pack by the engine's rules.
struct SimulatedJourney {
  std::vector<engine::ScreenId> screens;  ///< In order, the last being where it ends
  engine::ScreenId ends;  ///< The ending, `results`, `sent` with the kind of record for its name, or where it stopped
  bool stuck = false;     ///< True if it came to a question without any acceptable answer
  std::vector<std::uint8_t> seen;  ///< By item: whether it stood on a screen
  std::vector<std::string> flags;  ///< Safety messages on the way, when they were asked for
  json::Value answers;             ///< linkId -> what to type, as a scenario has it
  json::Value decisions =
      json::Value::object();  ///< Statement -> "no", where a question has the decision as its answer
};

/// Simulates a run from the start with the decided answers; other questions get some acceptable answer, or none where
/// optional. `refuse`: id of the statement to refuse; empty: all are agreed to. `with_flags`: collect safety messages.
[[nodiscard]] SimulatedJourney walk(const Space& space, const Decisions& decisions, Budget& budget,
                                    const std::string& refuse = {}, bool with_flags = false);

/// Simulates a run with exact values for some questions.
[[nodiscard]] SimulatedJourney walk_with(const Space& space, const Decisions& decisions,
                                         const std::vector<std::pair<int, Values>>& exact, Budget& budget,
                                         bool with_flags);

/// An answer as a scenario writes it.
[[nodiscard]] json::Value as_typed(const pack::Item& item, const Values& values);

}  // namespace sealwell::explore
