#pragma once

#include "core/base/civil_date.hpp"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace sealwell {

/// HL7 FHIR's dateTime: a day, with or without a local time and its offset. FHIR's time uses `second` alone.
struct CivilDateTime {
  CivilDate date;
  int second = -1;  ///< Of the day, 0 to 86399; -1 where no time is given
  int offset = 0;   ///< Minutes east of UTC, -840 to 840; 0 without a time
};

/// Reads `hh:mm:ss` into the second of the day, 0 to 86399; nothing for any other text.
[[nodiscard]] std::optional<int> parse_iso_time(std::string_view text);

/// A second of the day (0 to 86399) as `hh:mm:ss`.
[[nodiscard]] std::string iso_time(int second);

/// Reads `YYYY-MM-DD`, alone or followed by `Thh:mm:ss` and `Z`, `+hh:mm` or `-hh:mm`. Nothing for FHIR's years and
/// months without a day, for leap seconds and for fractions of a second.
[[nodiscard]] std::optional<CivilDateTime> parse_iso_date_time(std::string_view text);

/// `moment` in the form that parse_iso_date_time reads; an offset of 0 is written `Z`.
[[nodiscard]] std::string to_iso(const CivilDateTime& moment);

/// The order of two dateTimes by instant. Nothing where one has no time and both are on the same day.
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
