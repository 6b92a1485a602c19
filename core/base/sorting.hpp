#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace sealwell {

/// The indices 0 to `count` - 1, stably sorted by `before(context, a, b)`.
[[nodiscard]] std::vector<std::uint32_t> stable_order(
    std::size_t count, bool (*before)(const void* context, std::uint32_t a, std::uint32_t b), const void* context);

/// Sorts as std::stable_sort does, with one instantiation for all types: in WebAssembly each further one would cost a
/// kilobyte. Precondition: fewer than 2^32 values.
template <typename T, typename Before> void sort_stably(std::vector<T>& values, const Before& before) {
  struct Compared {
    const std::vector<T>& values;
    const Before& before;
  } const compared{values, before};
  const auto order = stable_order(
      values.size(),
      [](const void* context, std::uint32_t a, std::uint32_t b) {
        const auto& all = *static_cast<const Compared*>(context);
        return static_cast<bool>(all.before(all.values[a], all.values[b]));
      },
      &compared);
  std::vector<T> sorted;
  sorted.reserve(values.size());
  for (const std::uint32_t place : order) sorted.push_back(std::move(values[place]));
  values = std::move(sorted);
}

}  // namespace sealwell
