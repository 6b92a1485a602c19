#pragma once

#include <cstdint>

namespace sealwell::intake {

/// The addresses that the program listens on.
enum class Listener : std::uint8_t {
  everybody,  ///< `--listen`
  metrics,    ///< `--metrics-listen`, where there is nothing but the numbers
};

}  // namespace sealwell::intake
