#pragma once

#include "core/authoring/explore/space.hpp"
#include "core/engine/screen_id.hpp"
#include "core/json/value.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sealwell::explore {

/// A way through a pack, walked with the session's own rules.
struct Passage {
  std::vector<engine::ScreenId> screens;  ///< In order, the last being where it ends
  engine::ScreenId ends;  ///< The ending, `results`, `sent` with the kind of record for its name, or where it stopped
  bool stuck = false;     ///< It came to a question that nothing could be answered to
  std::vector<std::uint8_t> seen;  ///< By item: whether it stood on a screen
  std::vector<std::string> flags;  ///< Safety messages on the way, when they were asked for
  json::Value answers;             ///< linkId -> what to type, as a scenario has it
  json::Value decisions =
      json::Value::object();  ///< Statement -> "no", where a question has the decision as its answer
};

/// Walks from the start with what is decided; everything else gets some answer that fits, or is
/// left out where it may be. `refuse`: the statement to say no to; empty: yes to all.
[[nodiscard]] Passage walk(const Space& space, const Decisions& decisions, Budget& budget,
                           const std::string& refuse = {}, bool with_flags = false);

/// The same with exact values for some questions.
[[nodiscard]] Passage walk_with(const Space& space, const Decisions& decisions,
                                const std::vector<std::pair<int, Values>>& exact, Budget& budget, bool with_flags);

/// What to type for an answer, as a scenario has it.
[[nodiscard]] json::Value as_typed(const pack::Item& item, const Values& values);

}  // namespace sealwell::explore
