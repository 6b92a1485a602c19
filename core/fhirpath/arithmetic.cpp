#include "core/fhirpath/arithmetic.hpp"

namespace sealwell::fhirpath {
namespace {

using Wide = __int128;

constexpr Wide largest = 999'999'999'999'999'999;  // what a Decimal holds

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

Wide magnitude(Wide value) { return value < 0 ? -value : value; }

Wide divided_half_up(Wide value, Wide by) {
  const Wide half = by / 2;
  return (value < 0 ? value - half : value + half) / by;
}

// `units` x 10^-`scale` as a Decimal, rounded once when it has too many digits.
std::optional<Decimal> fitted(Wide units, int scale) {
  int dropped = 0;
  for (Wide left = magnitude(units); left > largest || scale - dropped > 18; left /= 10) ++dropped;
  if (dropped > 0) {
    if (dropped > scale) return std::nullopt;
    units = divided_half_up(units, power_of_ten(dropped));
    scale -= dropped;
    if (magnitude(units) > largest) {
      if (scale == 0) return std::nullopt;
      units = divided_half_up(units, 10);
      --scale;
    }
  }
  for (; scale > 0 && units % 10 == 0; --scale) units /= 10;
  return Decimal(static_cast<std::int64_t>(units), scale);
}

// Both on one scale. A Decimal times 10^18 fits in 128 bits.
int aligned(const Decimal& a, const Decimal& b, Wide& left, Wide& right) {
  const int scale = a.scale() > b.scale() ? a.scale() : b.scale();
  left = static_cast<Wide>(a.units()) * power_of_ten(scale - a.scale());
  right = static_cast<Wide>(b.units()) * power_of_ten(scale - b.scale());
  return scale;
}

}  // namespace

std::optional<Decimal> sum(const Decimal& a, const Decimal& b) {
  Wide left, right;
  const int scale = aligned(a, b, left, right);
  return fitted(left + right, scale);
}

std::optional<Decimal> product(const Decimal& a, const Decimal& b) {
  return fitted(static_cast<Wide>(a.units()) * b.units(), a.scale() + b.scale());
}

std::optional<Decimal> quotient(const Decimal& a, const Decimal& b) {
  if (b.units() == 0) return std::nullopt;
  Wide left, right;
  aligned(a, b, left, right);
  // Digit by digit, since left x 10^12 may not fit.
  const bool negative = (left < 0) != (right < 0);
  left = magnitude(left);
  right = magnitude(right);
  Wide whole = left / right;
  Wide rest = left % right;
  if (whole > largest) return std::nullopt;
  int scale = 0;
  for (; scale < 12 && whole <= largest / 10 - 1 && rest != 0; ++scale) {
    rest *= 10;
    whole = whole * 10 + rest / right;
    rest %= right;
  }
  if (rest >= right - rest) ++whole;
  return fitted(negative ? -whole : whole, scale);
}

std::optional<Decimal> whole_quotient(const Decimal& a, const Decimal& b) {
  if (b.units() == 0) return std::nullopt;
  Wide left, right;
  aligned(a, b, left, right);
  return fitted(left / right, 0);
}

std::optional<Decimal> remainder(const Decimal& a, const Decimal& b) {
  if (b.units() == 0) return std::nullopt;
  Wide left, right;
  const int scale = aligned(a, b, left, right);
  return fitted(left % right, scale);
}

Decimal negated(const Decimal& value) { return {-value.units(), value.scale()}; }

Decimal floor_of(const Decimal& value) {
  const auto power = static_cast<std::int64_t>(power_of_ten(value.scale()));
  const std::int64_t whole = value.units() / power;
  return value.units() < 0 && value.units() % power != 0 ? whole - 1 : whole;
}

std::optional<Decimal> square_root(const Decimal& value) {
  if (value.units() < 0 || value >= Decimal(1'000'000'000)) return std::nullopt;
  // The root of value x 10^18 has nine digits after the point; the ninth rounds the eighth.
  const Wide square = static_cast<Wide>(value.units()) * power_of_ten(18 - value.scale());
  Wide low = 0;
  Wide high = power_of_ten(14);
  while (high - low > 1) {
    const Wide middle = (low + high) / 2;
    (middle * middle <= square ? low : high) = middle;
  }
  return fitted(divided_half_up(low, 10), 8);
}

}  // namespace sealwell::fhirpath
