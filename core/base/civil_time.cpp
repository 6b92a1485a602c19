#include "core/base/civil_time.hpp"

namespace sealwell {
namespace {

constexpr int minutes_per_day = 24 * 60;

std::optional<int> two_digits(std::string_view text, int below) {
  if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return std::nullopt;
  const int value = (text[0] - '0') * 10 + (text[1] - '0');
  return value < below ? std::optional<int>(value) : std::nullopt;
}

std::string padded(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

/// Minutes since 1970-01-01T00:00 on the clock that the moment was read from.
std::int64_t local_minutes(const CivilDateTime& moment) {
  // Through the text, which has its own exact reader.
  return *parse_instant(to_iso(moment.date) + "T00:00:00Z") / 60'000 + moment.second / 60;
}

int last_sunday(int year, int month) {
  for (int day = 31;; --day) {
    const auto midnight = parse_instant(to_iso(CivilDate{year, month, day}) + "T00:00:00Z");
    // 1 January 1970 was a Thursday, so every seventh day from the fourth on is a Sunday.
    const std::int64_t days = *midnight / 86'400'000;
    if ((days % 7 + 7) % 7 == 3) return day;
  }
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
  return padded(second / 3600) + ":" + padded(second / 60 % 60) + ":" + padded(second % 60);
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
  return text + (moment.offset < 0 ? "-" : "+") + padded(offset / 60) + ":" + padded(offset % 60);
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

int offset_in_london(const CivilDate& date, int second) {
  const auto at = [&](int day) { return (date.day - day) * minutes_per_day + second / 60; };
  bool summer = date.month > 3 && date.month < 10;
  if (date.month == 3) summer = at(last_sunday(date.year, 3)) >= 60;
  if (date.month == 10) summer = at(last_sunday(date.year, 10)) < 120;
  return summer ? 60 : 0;
}

}  // namespace sealwell
