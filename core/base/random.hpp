#pragma once

#include <cstdint>
#include <span>

namespace sealwell {

/// A source of random bytes. The core has none of its own: the browser passes `crypto.getRandomValues`, native
/// programs pass libsodium's, tests a seeded stream.
class RandomSource {
 public:
  virtual ~RandomSource() = default;
  /// Fills `out` with unpredictable bytes. False if the source failed; the caller must then seal nothing.
  [[nodiscard]] virtual bool fill(std::span<std::uint8_t> out) = 0;
};

}  // namespace sealwell
