#pragma once

#include "core/base/civil_time.hpp"
#include "core/fhirpath/item.hpp"

#include <optional>

namespace sealwell::fhirpath {

/// A date, dateTime or time as far as it was written: `parts` says how many of the fields count.
struct Moment {
  /// Year, month, day, hour, minute, and seconds in thousandths. A time has no first three.
  int field[6] = {1, 1, 1, 0, 0, 0};
  int first = 0;  ///< 3 for a time
  int parts = 0;  ///< Fields from `first` that were written
  bool zoned = false;
  int zone = 0;  ///< Minutes east of UTC
};

/// Reads what FHIR and FHIRPath write: `2026`, `2026-11`, `2026-11-22`, `2026-11-22T07:30:15.250+01:00`,
/// `07:30`; a real day and time only. A date may be read as a date_time. Nothing otherwise.
[[nodiscard]] std::optional<Moment> parse_moment(Kind kind, std::string_view text);

/// A day, or a moment of it, which has a zone then.
[[nodiscard]] Moment moment_of(const CivilDateTime& civil);

/// Its text: as many parts as it has.
[[nodiscard]] std::string to_text(const Moment& moment);

enum class Order : std::uint8_t { less, equal, greater, unknown };

/// How two lie to each other; unknown when one says less than would decide. `zone_here`: minutes east
/// of UTC for one without a zone that meets one with a zone; nothing makes that unknown.
[[nodiscard]] Order compare(Moment a, Moment b, std::optional<int> zone_here);

/// `moment` later by `amount` calendar units ("year", "month", "week", "day", "hour", "minute",
/// "second"); the day is brought back to the month's last. Nothing when it leaves years 1 to 9999,
/// or when the unit is finer than the moment, or is none of these.
[[nodiscard]] std::optional<Moment> later(Moment moment, std::int64_t amount, std::string_view unit);

}  // namespace sealwell::fhirpath
