#include "core/sealing/secret.hpp"
#include "core/sealing/sodium_ready.hpp"

#include <sodium/utils.h>

#include <cstdlib>

namespace sealwell::sealing {

GuardedSecret::GuardedSecret(std::size_t size) : size_(size) {
  make_sodium_ready();
  bytes_ = static_cast<std::uint8_t*>(sodium_malloc(size));
  if (bytes_ == nullptr) std::abort();  // as any other allocation would end without exceptions
  sodium_memzero(bytes_, size);
}

GuardedSecret::~GuardedSecret() { sodium_free(bytes_); }  // wipes; nothing to do for nullptr

}  // namespace sealwell::sealing
