// The page for those who help residents, and who read what these have sent.
#include "shell/packs/packs.hpp"
#include "shell/workbench/rooms/assist/assist_room.hpp"
#include "shell/workbench/rooms/open/open_room.hpp"
#include "shell/workbench/web/canvas/canvas.hpp"

namespace sealwell::canvas {

std::vector<std::unique_ptr<workbench::Room>> rooms_of_page(RandomSource& random, std::int64_t) {
  std::vector<std::unique_ptr<workbench::Room>> rooms;
  rooms.push_back(
      std::make_unique<workbench::AssistRoom>("/outbox", random, workbench::Outbox::Durability::when_confirmed));
  // What is collected goes with the page: nothing may be deleted at the intake for it.
  rooms.push_back(std::make_unique<workbench::OpenRoom>(false, shell::load_signed_pack));
  return rooms;
}

}  // namespace sealwell::canvas
