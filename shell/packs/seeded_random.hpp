#pragma once

#include "core/base/random.hpp"
#include "core/sealing/hash.hpp"

#include <string>

namespace sealwell::shell {

/// The same bytes for the same seed: block i is SHA-256 of the seed and i as eight bytes, lowest
/// first. For transcripts that two builds must agree on; what it seals is no secret.
class SeededRandom final : public RandomSource {
 public:
  explicit SeededRandom(std::string seed) : seed_(std::move(seed)) {}
  [[nodiscard]] bool fill(std::span<std::uint8_t> out) override;

 private:
  std::string seed_;
  std::uint64_t next_block_ = 0;
  sealing::Hash block_{};
  std::size_t used_ = 32;
};

}  // namespace sealwell::shell
