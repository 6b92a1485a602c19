#include "shell/workbench/imgui/drawing/wiped_allocator.hpp"

#include "core/sealing/secret.hpp"

#include <imgui.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace sealwell::drawing {
namespace {

constexpr std::size_t before = alignof(std::max_align_t);  // where the size is kept
static_assert(before >= sizeof(std::size_t));

void* take(std::size_t size, void*) {
  auto* block = static_cast<std::uint8_t*>(std::malloc(size + before));
  if (!block) return nullptr;
  std::memcpy(block, &size, sizeof size);
  return block + before;
}

void give_back(void* bytes, void*) {
  if (!bytes) return;
  std::uint8_t* block = static_cast<std::uint8_t*>(bytes) - before;
  std::size_t size = 0;
  std::memcpy(&size, block, sizeof size);
  sealing::wipe({block + before, size});
  std::free(block);
}

}  // namespace

void use_wiped_allocator() { ImGui::SetAllocatorFunctions(take, give_back); }

}  // namespace sealwell::drawing
