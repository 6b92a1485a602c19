#include "core/sealing/secret.hpp"

#include <sodium/utils.h>

namespace sealwell::sealing {

GuardedSecret::GuardedSecret(std::size_t size) : bytes_(new std::uint8_t[size]()), size_(size) {}

GuardedSecret::~GuardedSecret() {
  if (bytes_ != nullptr) sodium_memzero(bytes_, size_);
  delete[] bytes_;
}

}  // namespace sealwell::sealing
