// The page for those who make packs.
#include "shell/workbench/rooms/author/author_room.hpp"
#include "shell/workbench/rooms/preview/preview_room.hpp"
#include "shell/workbench/web/canvas/canvas.hpp"

namespace sealwell::canvas {

std::vector<std::unique_ptr<workbench::Room>> rooms_of_page(RandomSource&, std::int64_t now_ms) {
  std::vector<std::unique_ptr<workbench::Room>> rooms;
  rooms.push_back(std::make_unique<workbench::PreviewRoom>("", now_ms));
  rooms.push_back(std::make_unique<workbench::AuthorRoom>("", now_ms));
  return rooms;
}

}  // namespace sealwell::canvas
