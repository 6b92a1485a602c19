#include "shell/packs/seeded_random.hpp"

#include "core/base/bytes.hpp"

namespace sealwell::shell {

bool SeededRandom::fill(std::span<std::uint8_t> out) {
  for (std::uint8_t& byte : out) {
    if (used_ == block_.size()) {
      std::string input = seed_;
      for (int i = 0; i < 8; ++i) input.push_back(static_cast<char>(next_block_ >> (8 * i) & 0xff));
      ++next_block_;
      block_ = sealing::sha256(as_bytes(input));
      used_ = 0;
    }
    byte = block_[used_++];
  }
  return true;
}

}  // namespace sealwell::shell
