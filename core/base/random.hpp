#pragma once

#include <cstdint>
#include <span>

namespace sealwell {

/// Where random bytes come from. The core has none of its own: the browser hands in
/// `crypto.getRandomValues`, native programs libsodium's, tests a seeded stream.
class RandomSource {
 public:
  virtual ~RandomSource() = default;
  /// Fills `out` with bytes that nobody can predict. False when the source failed;
  /// the caller then seals nothing.
  [[nodiscard]] virtual bool fill(std::span<std::uint8_t> out) = 0;
};

}  // namespace sealwell
