#pragma once

#include <cstddef>

namespace sealwell::json {

// Limits on the spelling of a number, so that every accepted number fits a double's range. Ours; numbers in packs and
// records have far fewer digits.
inline constexpr std::size_t number_max_mantissa = 200;  ///< Characters before the exponent, sign and point among them.
inline constexpr std::size_t number_max_exponent = 2;    ///< Digits of the exponent.

}  // namespace sealwell::json
