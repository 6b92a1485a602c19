#pragma once

#include "shell/packs/walk.hpp"

#include "tests/unit/workbench/imgui/hand.hpp"
#include "tests/unit/workbench/imgui/journey_room.hpp"

#include <string>
#include <vector>

namespace sealwell::driving {

/// Goes through the pack of `room`, which is open in the hand's workbench, as the headless runner would, but by pressing
/// and typing. Ends at a screen without a form. Throws std::runtime_error where it does not go on. Boxes are sent in the
/// order in which they stand, whatever the order in which they were ticked: `resident` has its answers in that order afterwards.
void go_through(Hand& hand, JourneyRoom& room, shell::Resident& resident);

/// A transcript's steps in a form that can be compared: fields by name; without the steps that a hand makes and
/// the runner does not need, which are what is told while somebody still fills in (`input`), places that are added before they are
/// filled (`add/…`), and the opening of the list of barriers.
[[nodiscard]] std::vector<std::string> comparable(const std::string& transcript);

}  // namespace sealwell::driving
