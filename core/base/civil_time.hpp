#pragma once

#include "core/base/civil_date.hpp"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace sealwell {

/// A day, or a moment of it by the clock of some place: HL7 FHIR's dateTime. FHIR's time is `second` alone.
struct CivilDateTime {
  CivilDate date;
  int second = -1;  ///< Of the day, 0 to 86399; -1 where no time is given
  int offset = 0;   ///< Minutes east of UTC, -840 to 840; 0 without a time
};

/// Reads `hh:mm:ss` into the second of the day, 0 to 86399.
[[nodiscard]] std::optional<int> parse_iso_time(std::string_view text);

/// `hh:mm:ss` of a second of the day.
[[nodiscard]] std::string iso_time(int second);

/// Reads `YYYY-MM-DD`, or that with `Thh:mm:ss` and `Z`, `+hh:mm` or `-hh:mm`. FHIR's years and months without
/// a day, leap seconds and fractions of a second are not read.
[[nodiscard]] std::optional<CivilDateTime> parse_iso_date_time(std::string_view text);

/// The same text back; an offset of 0 is written `Z`.
[[nodiscard]] std::string to_iso(const CivilDateTime& moment);

/// Which comes first. Where one has no time, only different days can be told apart: nothing on the same day.
[[nodiscard]] std::optional<std::strong_ordering> order(const CivilDateTime& a, const CivilDateTime& b);

/// The moment of an instant in milliseconds since 1970-01-01T00:00:00Z by UTC's clock, as date_of_instant has its day.
[[nodiscard]] CivilDateTime utc_time(std::int64_t unix_ms);

/// The same by the United Kingdom's clocks, which go forward and back at 1am UTC by the rule of offset_in_london.
[[nodiscard]] CivilDateTime london_time(std::int64_t unix_ms);

/// Minutes east of UTC of the United Kingdom's clocks at a local time: 60 from 1am on the last Sunday of March to
/// 2am (summer time) on the last Sunday of October, else 0 (Summer Time Act 1972 as amended by SI 2002/262). The
/// hour that is skipped counts as summer time, and of the hour that comes twice the first is meant. Older rules
/// differed by some days.
[[nodiscard]] int offset_in_london(const CivilDate& date, int second);

}  // namespace sealwell
