#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sealwell {

/// A day of the proleptic Gregorian calendar, without time or zone.
struct CivilDate {
  int year = 1970;  ///< 1 to 9999.
  int month = 1;    ///< 1 to 12.
  int day = 1;      ///< 1 to the month's last.

  friend auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

/// The date, when these three numbers name a real day between years 1 and 9999.
[[nodiscard]] std::optional<CivilDate> civil_date(int year, int month, int day);

/// The day that lies `count` days after `date`, or before it where `count` is negative; nothing outside the years 1 to
/// 9999. `count` is at most a few centuries.
[[nodiscard]] std::optional<CivilDate> add_days(const CivilDate& date, int count);

/// The same for months: the same day of the other month, or its last day where it is too short.
[[nodiscard]] std::optional<CivilDate> add_months(const CivilDate& date, int count);

/// Reads `YYYY-MM-DD`; a real day only.
[[nodiscard]] std::optional<CivilDate> parse_iso_date(std::string_view text);

/// `YYYY-MM-DD`.
[[nodiscard]] std::string to_iso(const CivilDate& date);

/// Whole years from `birth` to `today`; somebody born on 29 February has their birthday on
/// 1 March in other years (as English law counts). Negative when `birth` lies in the future.
[[nodiscard]] int age_on(const CivilDate& birth, const CivilDate& today);

/// The first and the last millisecond of the years 1 to 9999 in UTC, since 1970-01-01T00:00:00Z.
inline constexpr std::int64_t first_instant_ms = -62'135'596'800'000;
inline constexpr std::int64_t last_instant_ms = 253'402'300'799'999;

/// The day in UTC of an instant given in milliseconds since 1970-01-01T00:00:00Z. One that lies before the first instant
/// or after the last counts as that.
[[nodiscard]] CivilDate date_of_instant(std::int64_t unix_ms);

/// The second of that day, 0 to 86399.
[[nodiscard]] int second_of_instant(std::int64_t unix_ms);

/// The instant at which a second (0 to 86399) of a day in UTC begins.
[[nodiscard]] std::int64_t instant_of(const CivilDate& date, int second);

/// `YYYY-MM-DDThh:mm:ssZ` of an instant, as date_of_instant has its day.
[[nodiscard]] std::string instant_to_iso(std::int64_t unix_ms);

/// Reads `YYYY-MM-DDThh:mm:ssZ` (UTC only) into milliseconds since 1970-01-01T00:00:00Z.
[[nodiscard]] std::optional<std::int64_t> parse_instant(std::string_view text);

}  // namespace sealwell
