#pragma once

#include "core/authoring/explore/search.hpp"

#include <string>
#include <vector>

namespace sealwell::explore {

/// A safety message and a smallest set of answers that raises it.
struct Trigger {
  std::string flag;
  Truth raised = Truth::open;
  std::vector<std::pair<int, Values>> answers;  ///< By item: the fewest, each the mildest that still raises it
  bool confirmed = true;                        ///< False if answers raise it that no simulated journey confirmed
};

/// All safety messages that the pack's questions feed. `accept`: true if a simulated journey reaches these answers and
/// raises the message.
[[nodiscard]] std::vector<Trigger> triggers(
    const Space& space,
    const std::function<bool(const std::string& flag, const std::vector<std::pair<int, Values>>&)>& accept,
    Budget& budget);

}  // namespace sealwell::explore
