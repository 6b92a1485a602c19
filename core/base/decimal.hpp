#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sealwell {

/// An exact decimal number: `units` times ten to the power of minus `scale`. Used wherever a
/// cut-off is compared, so that a BMI of exactly 25 is 25 on every compiler.
/// Range: 18 significant digits, 0 to 18 of them after the point.
class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr Decimal(std::int64_t whole) : units_(whole) {}
  /// `units` x 10^-`scale`; `scale` from 0 to 18. Decimal(705, 1) is 70.5.
  constexpr Decimal(std::int64_t units, int scale) : units_(units), scale_(scale) {}

  /// Reads `-12`, `70.5`, `1.50`, and JSON exponents such as `1e2`; nothing when it is not a
  /// number or does not fit.
  [[nodiscard]] static std::optional<Decimal> parse(std::string_view text);

  [[nodiscard]] constexpr std::int64_t units() const { return units_; }
  [[nodiscard]] constexpr int scale() const { return scale_; }

  /// True if the value is a whole number (7, 7.0).
  [[nodiscard]] bool is_integer() const;

  /// The value x 10^`digits` as an integer; nothing if the value has more than `digits` digits after the
  /// point, or if the result does not fit 64 bits.
  [[nodiscard]] std::optional<std::int64_t> scaled(int digits) const;

  /// The shortest exact text: "70.5", "7", "-0.25"; no trailing zeros.
  [[nodiscard]] std::string to_string() const;

  /// Rounded half away from zero to `digits` (0 to 9) places after the point. For display only.
  [[nodiscard]] Decimal rounded(int digits) const;

  /// Compares by value: 1.5 equals 1.50.
  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

 private:
  std::int64_t units_ = 0;
  int scale_ = 0;
};

/// `numerator` / `denominator` rounded half away from zero to `digits` (0 to 9) places.
/// Precondition: denominator > 0. For display; comparisons multiply out instead.
[[nodiscard]] Decimal divide_rounded(std::int64_t numerator, std::int64_t denominator, int digits);

}  // namespace sealwell
