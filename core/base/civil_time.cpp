#include "core/base/civil_time.hpp"

#include "core/base/calendar.hpp"
#include "core/base/text.hpp"

namespace sealwell {
namespace {

constexpr int minutes_per_day = 24 * 60;

std::optional<int> two_digits(std::string_view text, int below) {
  const auto value = text.size() == 2 ? digits(text) : std::nullopt;
  return value && *value < below ? value : std::nullopt;
}

/// Minutes since 1970-01-01T00:00 on the clock that the moment was read from.
std::int64_t local_minutes(const CivilDateTime& moment) {
  return instant_of(moment.date, 0) / 60'000 + moment.second / 60;
}

/// The day of the month on which its last Sunday falls.
int last_sunday(const CivilDate& date) {
  using namespace std::chrono;
  const year_month_day sunday = sys_days(year(date.year) / date.month / Sunday[last]);
  return static_cast<int>(static_cast<unsigned>(sunday.day()));
}

constexpr int summer_offset = 60;

/// Whether summer time holds in London, by a clock that shows `end` minutes of the last Sunday of October when it ends. It
/// begins when the clock of winter time shows 60 of the last Sunday of March.
bool is_summer(const CivilDate& date, int second, int end) {
  const auto at = [&](int day) { return (date.day - day) * minutes_per_day + second / 60; };
  if (date.month == 3) return at(last_sunday(date)) >= 60;
  if (date.month == 10) return at(last_sunday(date)) < end;
  return date.month > 3 && date.month < 10;
}

}  // namespace

std::optional<int> parse_iso_time(std::string_view text) {
  if (text.size() != 8 || text[2] != ':' || text[5] != ':') return std::nullopt;
  const auto hour = two_digits(text.substr(0, 2), 24);
  const auto minute = two_digits(text.substr(3, 2), 60);
  const auto second = two_digits(text.substr(6, 2), 60);
  if (!hour || !minute || !second) return std::nullopt;
  return *hour * 3600 + *minute * 60 + *second;
}

std::string iso_time(int second) {
  return padded(second / 3600, 2) + ":" + padded(second / 60 % 60, 2) + ":" + padded(second % 60, 2);
}

std::optional<CivilDateTime> parse_iso_date_time(std::string_view text) {
  CivilDateTime moment;
  const auto date = parse_iso_date(text.substr(0, 10));
  if (!date) return std::nullopt;
  moment.date = *date;
  if (text.size() == 10) return moment;
  if (text.size() < 20 || text[10] != 'T') return std::nullopt;
  const auto time = parse_iso_time(text.substr(11, 8));
  if (!time) return std::nullopt;
  moment.second = *time;
  const std::string_view zone = text.substr(19);
  if (zone == "Z") return moment;
  if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return std::nullopt;
  const auto hours = two_digits(zone.substr(1, 2), 15);
  const auto minutes = two_digits(zone.substr(4, 2), 60);
  if (!hours || !minutes || *hours * 60 + *minutes > 14 * 60) return std::nullopt;
  moment.offset = (*hours * 60 + *minutes) * (zone[0] == '-' ? -1 : 1);
  return moment;
}

std::string to_iso(const CivilDateTime& moment) {
  std::string text = to_iso(moment.date);
  if (moment.second < 0) return text;
  text += "T" + iso_time(moment.second);
  if (moment.offset == 0) return text + "Z";
  const int offset = moment.offset < 0 ? -moment.offset : moment.offset;
  return text + (moment.offset < 0 ? "-" : "+") + padded(offset / 60, 2) + ":" + padded(offset % 60, 2);
}

std::optional<std::strong_ordering> order(const CivilDateTime& a, const CivilDateTime& b) {
  if (a.second < 0 || b.second < 0) {
    const auto days = a.date <=> b.date;
    if (days == 0 && a.second != b.second) return std::nullopt;
    return days;
  }
  const auto minutes = local_minutes(a) - a.offset <=> local_minutes(b) - b.offset;
  return minutes != 0 ? minutes : a.second % 60 <=> b.second % 60;
}

CivilDateTime utc_time(std::int64_t unix_ms) { return {date_of_instant(unix_ms), second_of_instant(unix_ms), 0}; }

CivilDateTime london_time(std::int64_t unix_ms) {
  const CivilDateTime utc = utc_time(unix_ms);
  if (!is_summer(utc.date, utc.second, 60)) return utc;
  CivilDateTime moment = utc_time(unix_ms + std::int64_t{summer_offset} * 60'000);
  moment.offset = summer_offset;
  return moment;
}

int offset_in_london(const CivilDate& date, int second) { return is_summer(date, second, 120) ? summer_offset : 0; }

}  // namespace sealwell
