#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sealwell {

/// A bit set of fixed size. Finding the next or previous set bit costs O(size / 64).
class Bits {
 public:
  /// Result of a search that found nothing.
  static constexpr std::size_t none = SIZE_MAX;

  Bits() = default;
  explicit Bits(std::size_t size) : size_(size), words_((size + 63) / 64) {}

  [[nodiscard]] bool operator==(const Bits&) const = default;
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool test(std::size_t at) const { return (words_[at / 64] >> (at % 64) & 1) != 0; }
  void set(std::size_t at, bool value);
  /// Index of the first set bit at or after `from`; `none` where there is none.
  [[nodiscard]] std::size_t next(std::size_t from) const;
  /// Index of the last set bit before `end`; `none` where there is none.
  [[nodiscard]] std::size_t before(std::size_t end) const;

 private:
  std::size_t size_ = 0;
  std::vector<std::uint64_t> words_;
};

}  // namespace sealwell
