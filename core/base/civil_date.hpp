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

/// The date of year, month and day; nothing unless they name a real day of the years 1 to 9999.
[[nodiscard]] std::optional<CivilDate> civil_date(int year, int month, int day);

/// The day that lies `count` days after `date`, or before it where `count` is negative; nothing outside the years 1 to
/// 9999. `count` is at most a few centuries.
[[nodiscard]] std::optional<CivilDate> add_days(const CivilDate& date, int count);

/// The day `count` months after `date`, or before it where `count` is negative: the same day of the month, or the
/// month's last day where it is shorter. Nothing outside the years 1 to 9999.
[[nodiscard]] std::optional<CivilDate> add_months(const CivilDate& date, int count);

/// Reads `YYYY-MM-DD`; nothing unless it names a real day.
[[nodiscard]] std::optional<CivilDate> parse_iso_date(std::string_view text);

/// `date` as `YYYY-MM-DD`.
[[nodiscard]] std::string to_iso(const CivilDate& date);

/// Whole years from `birth` to `today`; somebody born on 29 February has their birthday on
/// 1 March in other years (as English law counts). Negative when `birth` lies in the future.
[[nodiscard]] int age_on(const CivilDate& birth, const CivilDate& today);

/// First and last millisecond of the years 1 to 9999 in UTC, in milliseconds since 1970-01-01T00:00:00Z.
inline constexpr std::int64_t first_instant_ms = -62'135'596'800'000;
inline constexpr std::int64_t last_instant_ms = 253'402'300'799'999;

/// The day in UTC of an instant given in milliseconds since 1970-01-01T00:00:00Z. Instants
/// outside first_instant_ms to last_instant_ms are clamped to that range.
[[nodiscard]] CivilDate date_of_instant(std::int64_t unix_ms);

/// The second of the UTC day at an instant, 0 to 86399. The instant is clamped as for date_of_instant.
[[nodiscard]] int second_of_instant(std::int64_t unix_ms);

/// The instant at which `second` (0 to 86399) of a day in UTC begins, in milliseconds since 1970-01-01T00:00:00Z.
[[nodiscard]] std::int64_t instant_of(const CivilDate& date, int second);

/// An instant as `YYYY-MM-DDThh:mm:ssZ`, clamped as for date_of_instant.
[[nodiscard]] std::string instant_to_iso(std::int64_t unix_ms);

/// Reads `YYYY-MM-DDThh:mm:ssZ` (UTC only) into milliseconds since 1970-01-01T00:00:00Z; nothing for any other text.
[[nodiscard]] std::optional<std::int64_t> parse_instant(std::string_view text);

}  // namespace sealwell
