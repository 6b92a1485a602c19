#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sealwell {

/// A fixed number of bits in which the next one that is set is found a word at a time.
class Bits {
 public:
  /// `none` of a search that found nothing.
  static constexpr std::size_t none = SIZE_MAX;

  Bits() = default;
  explicit Bits(std::size_t size) : size_(size), words_((size + 63) / 64) {}

  [[nodiscard]] bool operator==(const Bits&) const = default;
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool test(std::size_t at) const { return (words_[at / 64] >> (at % 64) & 1) != 0; }
  void set(std::size_t at, bool value);
  /// The first set bit at `from` or behind it, or `none`.
  [[nodiscard]] std::size_t next(std::size_t from) const;
  /// The last set bit before `end`, or `none`.
  [[nodiscard]] std::size_t before(std::size_t end) const;

 private:
  std::size_t size_ = 0;
  std::vector<std::uint64_t> words_;
};

}  // namespace sealwell
