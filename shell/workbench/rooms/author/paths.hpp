#pragma once

#include "core/authoring/explore/explore.hpp"

#include "shell/workbench/rooms/pieces.hpp"

#include <optional>
#include <string>

namespace sealwell::workbench {

/// A pack's screens and what leads from one to the other, and what the explorer found out about them.
/// `explored` may be absent: then nothing is said about what can be reached.
[[nodiscard]] Graph graph_of(const pack::ServicePack& pack, const std::optional<explore::ExploreReport>& explored);

/// The linkId of the item that a node of that graph stands for; empty for another.
[[nodiscard]] std::string item_of_node(const std::string& node);

}  // namespace sealwell::workbench
