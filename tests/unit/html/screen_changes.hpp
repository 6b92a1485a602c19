#pragma once

#include "core/engine/screen.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::html::samples {

/// What a renderer makes of a screen, as anything that can be compared.
using Drawing = std::function<std::string(const engine::Screen&)>;

/// A member that a renderer leaves out: "field.maxLength", and why.
struct LeftOut {
  std::string_view member;
  std::string_view reason;
};

/// Changes each member of each part of the sample screens, one after the other, and looks whether what is drawn changes.
/// One sentence for each member whose change no sample shows and that `left_out` does not name, and for each that
/// `left_out` names although it is drawn or does not exist.
[[nodiscard]] std::vector<std::string> faults_of_renderer(const Drawing& draw, std::span<const LeftOut> left_out);

/// The members that none of `screens` sets to anything but what they begin with: "field.unit". A part that none of them
/// has is named with all of its members.
[[nodiscard]] std::vector<std::string> members_never_set(std::span<const engine::Screen> screens);

/// The parts of a screen whose list in core/engine/screen_members.hpp has not as many members as the struct.
[[nodiscard]] std::vector<std::string> parts_not_listed_whole();

}  // namespace sealwell::html::samples
