#include "core/base/bits.hpp"

#include <bit>

namespace sealwell {

void Bits::set(std::size_t at, bool value) {
  const std::uint64_t mask = std::uint64_t{1} << (at % 64);
  if (value) words_[at / 64] |= mask;
  else words_[at / 64] &= ~mask;
}

std::size_t Bits::next(std::size_t from) const {
  if (from >= size_) return none;
  std::size_t word = from / 64;
  std::uint64_t rest = words_[word] & (~std::uint64_t{0} << (from % 64));
  while (rest == 0) {
    if (++word == words_.size()) return none;
    rest = words_[word];
  }
  return word * 64 + static_cast<std::size_t>(std::countr_zero(rest));
}

std::size_t Bits::before(std::size_t end) const {
  if (end > size_) end = size_;
  if (end == 0) return none;
  std::size_t word = (end - 1) / 64;
  std::uint64_t rest = words_[word] & (~std::uint64_t{0} >> (63 - (end - 1) % 64));
  while (rest == 0) {
    if (word == 0) return none;
    rest = words_[--word];
  }
  return word * 64 + 63 - static_cast<std::size_t>(std::countl_zero(rest));
}

}  // namespace sealwell
