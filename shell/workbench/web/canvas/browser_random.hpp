#pragma once

#include "core/base/random.hpp"

namespace sealwell::canvas {

/// The browser's random numbers (Web Crypto's getRandomValues, through Emscripten's getentropy).
class BrowserRandom final : public RandomSource {
 public:
  [[nodiscard]] bool fill(std::span<std::uint8_t> out) override;
};

}  // namespace sealwell::canvas
