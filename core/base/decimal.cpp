#include "core/base/decimal.hpp"

#include "core/base/text.hpp"

namespace sealwell {
namespace {

using Wide = __int128;

constexpr std::int64_t largest = 999'999'999'999'999'999;  // 18 nines

constexpr std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  std::size_t at = 0;
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) ++at;
  std::int64_t units = 0;
  int scale = 0;
  bool any_digit = false;
  bool after_point = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '.' && !after_point) {
      if (!any_digit) return std::nullopt;
      after_point = true;
      any_digit = false;
      continue;
    }
    if (!is_digit(c)) break;
    any_digit = true;
    if (units > (largest - (c - '0')) / 10) return std::nullopt;
    units = units * 10 + (c - '0');
    if (after_point && ++scale > 18) return std::nullopt;
  }
  if (!any_digit) return std::nullopt;
  int exponent = 0;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    const bool down = at < text.size() && text[at] == '-';
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    if (at == text.size()) return std::nullopt;
    for (; at < text.size() && is_digit(text[at]); ++at) {
      exponent = exponent * 10 + (text[at] - '0');
      if (exponent > 36) return std::nullopt;
    }
    if (down) exponent = -exponent;
  }
  if (at != text.size()) return std::nullopt;
  scale -= exponent;
  for (; scale < 0; ++scale) {
    if (units > largest / 10) return std::nullopt;
    units *= 10;
  }
  for (; scale > 18; --scale) {
    if (units % 10 != 0) return std::nullopt;
    units /= 10;
  }
  return Decimal(negative ? -units : units, scale);
}

bool Decimal::is_integer() const { return units_ % power_of_ten(scale_) == 0; }

std::optional<std::int64_t> Decimal::scaled(int digits) const {
  if (digits >= scale_) {
    const Wide wide = static_cast<Wide>(units_) * power_of_ten(digits - scale_);
    if (wide > largest || wide < -largest) return std::nullopt;
    return static_cast<std::int64_t>(wide);
  }
  const std::int64_t power = power_of_ten(scale_ - digits);
  if (units_ % power != 0) return std::nullopt;
  return units_ / power;
}

std::string Decimal::to_string() const {
  std::int64_t units = units_;
  int scale = scale_;
  while (scale > 0 && units % 10 == 0) {
    units /= 10;
    --scale;
  }
  const bool negative = units < 0;
  std::string digits = std::to_string(negative ? -units : units);
  if (scale > 0) {
    if (digits.size() <= static_cast<std::size_t>(scale)) {
      digits.insert(0, static_cast<std::size_t>(scale) + 1 - digits.size(), '0');
    }
    digits.insert(digits.size() - static_cast<std::size_t>(scale), 1, '.');
  }
  return negative ? "-" + digits : digits;
}

Decimal Decimal::rounded(int digits) const {
  if (digits >= scale_) return *this;
  const std::int64_t power = power_of_ten(scale_ - digits);
  const std::int64_t half = units_ < 0 ? -(power / 2) : power / 2;
  return {(units_ + half) / power, digits};
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const int scale = a.scale_ > b.scale_ ? a.scale_ : b.scale_;
  const Wide left = static_cast<Wide>(a.units_) * power_of_ten(scale - a.scale_);
  const Wide right = static_cast<Wide>(b.units_) * power_of_ten(scale - b.scale_);
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

Decimal divide_rounded(std::int64_t numerator, std::int64_t denominator, int digits) {
  const Wide scaled = static_cast<Wide>(numerator) * power_of_ten(digits);
  const Wide half = scaled < 0 ? -static_cast<Wide>(denominator / 2) : static_cast<Wide>(denominator / 2);
  return {static_cast<std::int64_t>((scaled + half) / denominator), digits};
}

}  // namespace sealwell
