#pragma once

#include "core/base/civil_time.hpp"
#include "core/fhirpath/item.hpp"

#include <optional>

namespace sealwell::fhirpath {

/// A date, dateTime or time with its precision: `parts` is the number of fields that were written.
struct Moment {
  /// Year, month, day, hour, minute, milliseconds of the minute. A time leaves the first three at their defaults.
  int field[6] = {1, 1, 1, 0, 0, 0};
  int first = 0;  ///< Index of the first field: 0, or 3 for a time
  int parts = 0;  ///< Number of fields from `first` that were written
  bool zoned = false;
  int zone = 0;  ///< Minutes east of UTC
};

/// Reads what FHIR and FHIRPath write: `2026`, `2026-11`, `2026-11-22`, `2026-11-22T07:30:15.250+01:00`,
/// `07:30`; a real day and time only. A date may be read as a date_time. Nothing otherwise.
[[nodiscard]] std::optional<Moment> parse_moment(Kind kind, std::string_view text);

/// `civil` as a moment: a date, or a date and time of day with its zone.
[[nodiscard]] Moment moment_of(const CivilDateTime& civil);

/// `moment` as FHIR writes it, with as many fields as it has.
[[nodiscard]] std::string to_text(const Moment& moment);

enum class Order : std::uint8_t { less, equal, greater, unknown };

/// The order of two moments; `unknown` where the lower precision does not decide. `zone_here`: minutes east of UTC
/// assumed for a moment without a zone that is compared with one that has a zone; nothing: `unknown`.
[[nodiscard]] Order compare(Moment a, Moment b, std::optional<int> zone_here);

/// `moment` plus `amount` (may be negative) of a calendar unit: "year", "month", "week", "day", "hour", "minute" or
/// "second". A day beyond the end of a month becomes its last. Nothing outside the years 1 to 9999, for a unit finer
/// than the precision of `moment`, and for any other unit.
[[nodiscard]] std::optional<Moment> later(Moment moment, std::int64_t amount, std::string_view unit);

}  // namespace sealwell::fhirpath
