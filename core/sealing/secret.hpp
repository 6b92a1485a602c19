#pragma once

#include "core/base/bytes.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace sealwell::sealing {

/// Overwrites `bytes` with zeros; never optimised away (`sodium_memzero`).
void wipe(std::span<std::uint8_t> bytes);

/// Overwrites the whole capacity of `text` with zeros and empties it.
void wipe(std::string& text);

/// Overwrites the whole capacity of `bytes` with zeros and empties it.
void wipe(Bytes& bytes);

/// A buffer of fixed length, zero at first and wiped on destruction. Movable, not copyable. For opened answers, which
/// can be long; keys belong into `GuardedSecret`.
class SecretBytes {
 public:
  SecretBytes() = default;
  explicit SecretBytes(std::size_t size);
  ~SecretBytes();
  SecretBytes(SecretBytes&& other) noexcept;
  SecretBytes& operator=(SecretBytes&& other) noexcept;
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;

  [[nodiscard]] ByteView view() const { return kept_; }
  [[nodiscard]] std::span<std::uint8_t> writable() { return kept_; }
  [[nodiscard]] std::size_t size() const { return kept_.size(); }

  /// Restricts view() and writable() to `size` bytes from offset `from`. The whole buffer is still wiped. Precondition:
  /// from + size <= size().
  void keep(std::size_t from, std::size_t size) { kept_ = kept_.subspan(from, size); }

 private:
  std::unique_ptr<std::uint8_t[]> bytes_;
  std::size_t allocated_ = 0;
  std::span<std::uint8_t> kept_;
};

/// A short secret such as a long-lived key. Native programs keep it in `sodium_malloc` memory (between guard pages,
/// locked against swapping where the system allows, excluded from core dumps), WebAssembly, which has none of these, in
/// plain memory. Wiped on destruction. Movable, not copyable.
class GuardedSecret {
 public:
  /// `size` zero bytes, 1 to 4096. Aborts the program if the memory can't be allocated.
  explicit GuardedSecret(std::size_t size);
  ~GuardedSecret();
  GuardedSecret(GuardedSecret&& other) noexcept;
  GuardedSecret& operator=(GuardedSecret&& other) noexcept;
  GuardedSecret(const GuardedSecret&) = delete;
  GuardedSecret& operator=(const GuardedSecret&) = delete;

  [[nodiscard]] ByteView view() const { return {bytes_, size_}; }
  [[nodiscard]] std::span<std::uint8_t> writable() { return {bytes_, size_}; }

 private:
  std::uint8_t* bytes_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace sealwell::sealing
