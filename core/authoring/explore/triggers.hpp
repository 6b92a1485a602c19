#pragma once

#include "core/authoring/explore/search.hpp"

#include <string>
#include <vector>

namespace sealwell::explore {

/// A safety message and the fewest answers that were found to raise it.
struct Trigger {
  std::string flag;
  Truth raised = Truth::open;
  std::vector<std::pair<int, Values>> answers;  ///< By item: the fewest, each the mildest that still raises it
  bool borne_out = true;  ///< False when answers raise it that the journey was not seen to come to
};

/// Each safety message that the pack's questions can feed. `accept` says whether a journey comes to
/// these answers and raises the message.
[[nodiscard]] std::vector<Trigger> triggers(
    const Space& space,
    const std::function<bool(const std::string& flag, const std::vector<std::pair<int, Values>>&)>& accept,
    Budget& budget);

}  // namespace sealwell::explore
