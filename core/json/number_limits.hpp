#pragma once

#include <cstddef>

namespace sealwell::json {

// What no double could hold is no number here either; that it could is seen from the length of what was written,
// and a number of ours has far fewer digits.
inline constexpr std::size_t number_max_mantissa = 200;  ///< Characters before the exponent, sign and point among them.
inline constexpr std::size_t number_max_exponent = 2;    ///< Digits of the exponent.

}  // namespace sealwell::json
