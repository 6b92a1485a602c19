#include "core/sealing/system_random.hpp"

#include "core/sealing/sodium_ready.hpp"

#include <sodium/core.h>
#include <sodium/randombytes.h>

#include <cstdlib>

namespace sealwell::sealing {

void make_sodium_ready() {
  static const bool ready = sodium_init() >= 0;
  if (!ready) std::abort();
}

bool SystemRandom::fill(std::span<std::uint8_t> out) {
  make_sodium_ready();
  if (!out.empty()) randombytes_buf(out.data(), out.size());
  return true;
}

}  // namespace sealwell::sealing
