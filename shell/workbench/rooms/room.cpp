#include "shell/workbench/rooms/room.hpp"

#include "core/engine/screen.hpp"

namespace sealwell::workbench {

std::optional<engine::Screen> Room::screen() const { return std::nullopt; }

}  // namespace sealwell::workbench
