#include "core/receipt/working_days.hpp"

#include "core/base/calendar.hpp"

namespace sealwell::receipt {
namespace {

// A day of March or later: the 32nd of March is the 1st of April.
CivilDate in_spring(int year, int day_of_march) {
  return day_of_march > 31 ? CivilDate{year, 4, day_of_march - 31} : CivilDate{year, 3, day_of_march};
}

int easter_day_of_march(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int sum = h + l - 7 * m + 114;  // month times 31, and the day less one
  return (sum / 31 - 3) * 31 + sum % 31 + 1;
}

bool is_monday(const CivilDate& date) { return weekday(date) == 0; }

}  // namespace

int weekday(const CivilDate& date) {
  return static_cast<int>(std::chrono::weekday(calendar_day(date)).iso_encoding()) - 1;
}

CivilDate easter_sunday(int year) { return in_spring(year, easter_day_of_march(year)); }

bool is_bank_holiday(const CivilDate& date) {
  const int easter = easter_day_of_march(date.year);
  const int day = weekday(date);
  switch (date.month) {
    case 1:  // New Year's Day, or the Monday after
      return (date.day == 1 && day < 5) || (is_monday(date) && (date.day == 2 || date.day == 3));
    case 3:
    case 4:  // Good Friday and Easter Monday
      return date == in_spring(date.year, easter - 2) || date == in_spring(date.year, easter + 1);
    case 5:  // the first Monday and the last
      return is_monday(date) && (date.day <= 7 || date.day > 24);
    case 8: return is_monday(date) && date.day > 24;
    case 12:
      // Christmas Day and Boxing Day, and the next weekdays instead of those on a weekend.
      if (date.day == 25 || date.day == 26) return day < 5;
      if (date.day == 27) return day <= 1;  // Monday: Christmas or Boxing Day was Saturday or Sunday; Tuesday: Sunday
      return date.day == 28 && (day == 0 || day == 1);
    default: return false;
  }
}

bool is_working_day(const CivilDate& date) { return weekday(date) < 5 && !is_bank_holiday(date); }

std::optional<CivilDate> working_day_from(const CivilDate& date) {
  std::optional<CivilDate> day = date;
  while (day && !is_working_day(*day)) day = add_days(*day, 1);
  return day;
}

std::optional<CivilDate> add_working_days(const CivilDate& date, int count) {
  std::optional<CivilDate> day = date;
  for (int left = count; day && left > 0;) {
    day = add_days(*day, 1);
    if (day && is_working_day(*day)) --left;
  }
  return day;
}

}  // namespace sealwell::receipt
