#include "core/sealing/secret.hpp"

#include <sodium/utils.h>

#include <utility>

namespace sealwell::sealing {

void wipe(std::span<std::uint8_t> bytes) {
  if (!bytes.empty()) sodium_memzero(bytes.data(), bytes.size());
}

void wipe(std::string& text) {
  // Growing to the capacity moves nothing, and makes the bytes past the end ours to overwrite.
  text.resize(text.capacity());
  if (!text.empty()) sodium_memzero(text.data(), text.size());
  text.clear();
}

void wipe(Bytes& bytes) {
  bytes.resize(bytes.capacity());
  wipe(std::span<std::uint8_t>(bytes));
  bytes.clear();
}

SecretBytes::SecretBytes(std::size_t size)
    : bytes_(new std::uint8_t[size]()), allocated_(size), kept_(bytes_.get(), size) {}

SecretBytes::~SecretBytes() { wipe({bytes_.get(), allocated_}); }

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : bytes_(std::move(other.bytes_)), allocated_(std::exchange(other.allocated_, 0)),
      kept_(std::exchange(other.kept_, {})) {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
  // Swapped, so that what lay here is wiped where `other` goes.
  std::swap(bytes_, other.bytes_);
  std::swap(allocated_, other.allocated_);
  std::swap(kept_, other.kept_);
  return *this;
}

GuardedSecret::GuardedSecret(GuardedSecret&& other) noexcept
    : bytes_(std::exchange(other.bytes_, nullptr)), size_(std::exchange(other.size_, 0)) {}

GuardedSecret& GuardedSecret::operator=(GuardedSecret&& other) noexcept {
  // Swapped, so that what lay here is wiped where `other` goes.
  std::swap(bytes_, other.bytes_);
  std::swap(size_, other.size_);
  return *this;
}

}  // namespace sealwell::sealing
