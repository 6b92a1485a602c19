#pragma once

#include "core/base/random.hpp"

namespace sealwell::sealing {

/// The operating system's random numbers, through libsodium. Native programs only: the
/// WebAssembly build has none and is handed the browser's.
class SystemRandom final : public RandomSource {
 public:
  [[nodiscard]] bool fill(std::span<std::uint8_t> out) override;
};

}  // namespace sealwell::sealing
