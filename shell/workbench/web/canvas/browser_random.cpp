#include "shell/workbench/web/canvas/browser_random.hpp"

#include <unistd.h>

#include <algorithm>

namespace sealwell::canvas {

bool BrowserRandom::fill(std::span<std::uint8_t> out) {
  constexpr std::size_t most = 256;  // that getentropy gives at once
  while (!out.empty()) {
    const std::size_t size = std::min(most, out.size());
    if (getentropy(out.data(), size) != 0) return false;
    out = out.subspan(size);
  }
  return true;
}

}  // namespace sealwell::canvas
