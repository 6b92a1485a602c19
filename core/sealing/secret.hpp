#pragma once

#include "core/base/bytes.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace sealwell::sealing {

/// Overwrites `bytes` with zeros in a way that a compiler can't leave out.
void wipe(std::span<std::uint8_t> bytes);

/// Overwrites all that `text` holds (its whole capacity) with zeros and empties it.
void wipe(std::string& text);

/// Overwrites all that `bytes` holds (its whole capacity) with zeros and empties it.
void wipe(Bytes& bytes);

/// A run of bytes of fixed length, zero at first, that is wiped when it goes. Movable, never
/// copied. Meant for opened answers, which can be long; keys lie in `GuardedSecret`.
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

  /// From now on only `size` bytes from the `from`-th on are seen. All are wiped in the end. Precondition: they
  /// are there.
  void keep(std::size_t from, std::size_t size) { kept_ = kept_.subspan(from, size); }

 private:
  std::unique_ptr<std::uint8_t[]> bytes_;
  std::size_t allocated_ = 0;
  std::span<std::uint8_t> kept_;
};

/// A few secret bytes of a long-lived key. Natively they lie in memory of libsodium's own
/// (`sodium_malloc`: between guard pages, locked against swapping where the system allows,
/// left out of core dumps); in WebAssembly, which has none of that, in plain memory. Wiped when
/// it goes. Movable, never copied.
class GuardedSecret {
 public:
  /// `size` zero bytes, 1 to 4096. Ends the program when memory has run out.
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
