#include "core/base/civil_date.hpp"

#include "core/base/calendar.hpp"
#include "core/base/civil_time.hpp"
#include "core/base/text.hpp"

#include <algorithm>

namespace sealwell {
namespace {

using namespace std::chrono;

sys_time<milliseconds> time_point_of(std::int64_t unix_ms) {
  return sys_time<milliseconds>(milliseconds(std::clamp(unix_ms, first_instant_ms, last_instant_ms)));
}

CivilDate from_calendar(const year_month_day& date) {
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

}  // namespace

std::optional<CivilDate> civil_date(int year, int month, int day) {
  // What <chrono> keeps of a number that is out of range may look like one that is in it.
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  if (!(std::chrono::year(year) / month / day).ok()) return std::nullopt;
  return CivilDate{year, month, day};
}

std::optional<CivilDate> date_of(sys_days day) {
  const year_month_day date = day;
  if (date.year() < year(1) || date.year() > year(9999)) return std::nullopt;
  return from_calendar(date);
}

std::optional<CivilDate> add_days(const CivilDate& date, int count) {
  return date_of(calendar_day(date) + days(count));
}

std::optional<CivilDate> add_months(const CivilDate& date, int count) {
  const year_month month = year(date.year) / date.month + months(count);
  return date_of(month / std::min(day(static_cast<unsigned>(date.day)), (month / last).day()));
}

std::optional<CivilDate> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return civil_date(*year, *month, *day);
}

std::string to_iso(const CivilDate& date) {
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

int age_on(const CivilDate& birth, const CivilDate& today) {
  const bool before_birthday = today.month < birth.month || (today.month == birth.month && today.day < birth.day);
  return today.year - birth.year - (before_birthday ? 1 : 0);
}

CivilDate date_of_instant(std::int64_t unix_ms) { return from_calendar(floor<days>(time_point_of(unix_ms))); }

int second_of_instant(std::int64_t unix_ms) {
  const auto instant = time_point_of(unix_ms);
  return static_cast<int>(floor<seconds>(instant - floor<days>(instant)).count());
}

std::int64_t instant_of(const CivilDate& date, int second) {
  return milliseconds(calendar_day(date).time_since_epoch() + seconds(second)).count();
}

std::string instant_to_iso(std::int64_t unix_ms) {
  return to_iso(date_of_instant(unix_ms)) + "T" + iso_time(second_of_instant(unix_ms)) + "Z";
}

std::optional<std::int64_t> parse_instant(std::string_view text) {
  if (text.size() != 20 || text[10] != 'T' || text[19] != 'Z') return std::nullopt;
  const auto date = parse_iso_date(text.substr(0, 10));
  const auto second = parse_iso_time(text.substr(11, 8));
  if (!date || !second) return std::nullopt;
  return instant_of(*date, *second);
}

}  // namespace sealwell
