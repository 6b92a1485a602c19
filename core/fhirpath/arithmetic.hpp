#pragma once

#include "core/base/decimal.hpp"

#include <optional>

namespace sealwell::fhirpath {

// Exact where the result has at most 18 significant digits. A longer product is rounded half away
// from zero to the digits that fit. Nothing when the whole part has more than 18 digits; FHIRPath
// makes an empty collection of that.
[[nodiscard]] std::optional<Decimal> sum(const Decimal& a, const Decimal& b);
[[nodiscard]] std::optional<Decimal> product(const Decimal& a, const Decimal& b);

/// a / b to twelve digits after the point (FHIRPath asks for eight at least) or, when that would be
/// more than 18 digits in all, as many as fit; rounded half away from zero. Nothing when b is zero.
[[nodiscard]] std::optional<Decimal> quotient(const Decimal& a, const Decimal& b);

/// a / b truncated towards zero (FHIRPath `div`). Nothing when b is zero.
[[nodiscard]] std::optional<Decimal> whole_quotient(const Decimal& a, const Decimal& b);

/// a - b * whole_quotient(a, b); has the sign of a. Nothing when b is zero.
[[nodiscard]] std::optional<Decimal> remainder(const Decimal& a, const Decimal& b);

[[nodiscard]] Decimal negated(const Decimal& value);

/// The greatest whole number not above `value`.
[[nodiscard]] Decimal floor_of(const Decimal& value);

/// The square root to eight digits after the point; nothing for values below zero or of 10^9 and more.
[[nodiscard]] std::optional<Decimal> square_root(const Decimal& value);

}  // namespace sealwell::fhirpath
