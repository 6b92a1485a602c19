#include "core/fhirpath/moment.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <iterator>

namespace sealwell::fhirpath {
namespace {

/// Reads text from the left; every reader returns whether it found what it wanted.
struct Reader {
  std::string_view text;

  bool done() const { return text.empty(); }
  bool take(char c) {
    if (text.empty() || text[0] != c) return false;
    text.remove_prefix(1);
    return true;
  }
  bool number(std::size_t digits, int& value) {
    const auto read = text.size() < digits ? std::nullopt : sealwell::digits(text.substr(0, digits));
    if (!read) return false;
    value = *read;
    text.remove_prefix(digits);
    return true;
  }
};

bool read_date(Reader& reader, Moment& moment) {
  if (!reader.number(4, moment.field[0])) return false;
  moment.parts = 1;
  for (int i = 1; i < 3 && reader.take('-'); ++i) {
    if (!reader.number(2, moment.field[i])) return false;
    moment.parts = i + 1;
  }
  return civil_date(moment.field[0], moment.field[1], moment.field[2]).has_value();
}

bool read_time(Reader& reader, Moment& moment) {
  const int most[] = {23, 59, 59};
  for (int i = 0; i < 3; ++i) {
    int value = 0;
    if (!reader.number(2, value) || value > most[i]) return false;
    moment.field[3 + i] = i == 2 ? value * 1000 : value;
    moment.parts = 4 + i - moment.first;
    if (i < 2 && !reader.take(':')) return true;
  }
  if (!reader.take('.')) return true;
  int weight = 100;
  int any = 0;
  int digit = 0;
  for (; reader.number(1, digit); ++any) {
    moment.field[5] += digit * weight;
    weight /= 10;
  }
  return any > 0;
}

bool read_zone(Reader& reader, Moment& moment) {
  moment.zoned = true;
  if (reader.take('Z')) return true;
  const bool west = reader.take('-');
  int hours = 0;
  int minutes = 0;
  if (!west && !reader.take('+')) return false;
  if (!reader.number(2, hours) || !reader.take(':') || !reader.number(2, minutes)) return false;
  if (hours > 14 || minutes > 59) return false;
  moment.zone = (hours * 60 + minutes) * (west ? -1 : 1);
  return true;
}

constexpr int minute_ms = 60'000;

/// The moment in milliseconds since 1970, as if its clock were UTC's. The fields that were not written are at their least.
std::int64_t clock_ms(const Moment& moment) {
  const auto& field = moment.field;
  return instant_of({field[0], field[1], field[2]}, 0) + (field[3] * 60 + field[4]) * minute_ms + field[5];
}

/// Sets the fields to another such instant; which of them were written stays. False outside the years 1 to 9999.
bool set_clock(Moment& moment, std::int64_t ms) {
  if (ms < first_instant_ms || ms > last_instant_ms) return false;
  const CivilDate date = date_of_instant(ms);
  const int second = second_of_instant(ms);
  const int fields[] = {date.year, date.month, date.day, second / 3600, second / 60 % 60};
  std::copy(std::begin(fields), std::end(fields), moment.field);
  moment.field[5] = second % 60 * 1000 + moment.field[5] % 1000;
  return true;
}

}  // namespace

std::optional<Moment> parse_moment(Kind kind, std::string_view text) {
  Reader reader{text};
  Moment moment;
  if (kind == Kind::time) {
    moment.first = 3;
    if (!read_time(reader, moment) || !reader.done()) return std::nullopt;
    return moment;
  }
  if (!read_date(reader, moment)) return std::nullopt;
  if (kind == Kind::date_time && reader.take('T') && !reader.done()) {
    // A literal such as @2015T says by its T alone that it is a dateTime.
    if (moment.parts < 3 || !read_time(reader, moment)) return std::nullopt;
    if (!reader.done() && !read_zone(reader, moment)) return std::nullopt;
  }
  if (!reader.done()) return std::nullopt;
  return moment;
}

Moment moment_of(const CivilDateTime& civil) {
  Moment moment;
  moment.field[0] = civil.date.year;
  moment.field[1] = civil.date.month;
  moment.field[2] = civil.date.day;
  moment.parts = 3;
  if (civil.second < 0) return moment;
  moment.field[3] = civil.second / 3600;
  moment.field[4] = civil.second / 60 % 60;
  moment.field[5] = civil.second % 60 * 1000;
  moment.parts = 6;
  moment.zoned = true;
  moment.zone = civil.offset;
  return moment;
}

std::string to_text(const Moment& moment) {
  std::string text;
  const char before[] = {0, '-', '-', 'T', ':', ':'};
  for (int i = moment.first; i < moment.first + moment.parts; ++i) {
    if (i > moment.first) text.push_back(before[i]);
    text += padded(i == 5 ? moment.field[i] / 1000 : moment.field[i], i == 0 ? 4 : 2);
  }
  if (const int thousandths = moment.field[5] % 1000; thousandths != 0 && moment.first + moment.parts == 6) {
    text += '.' + padded(thousandths, 3);
  }
  if (moment.zoned) {
    const int minutes = moment.zone < 0 ? -moment.zone : moment.zone;
    if (minutes == 0) return text + "Z";
    text.push_back(moment.zone < 0 ? '-' : '+');
    text += padded(minutes / 60, 2) + ':' + padded(minutes % 60, 2);
  }
  return text;
}

Order compare(Moment a, Moment b, std::optional<int> zone_here) {
  if (a.first != b.first) return Order::unknown;
  if (a.zoned || b.zoned) {
    if (a.zoned != b.zoned && !zone_here && a.parts > 3 && b.parts > 3) return Order::unknown;
    const int here = zone_here.value_or(0);
    // A day without a time has no zone to be moved by.
    for (Moment* moment : {&a, &b}) {
      const int zone = moment->zoned ? moment->zone : here;
      if (moment->parts > 3 && !set_clock(*moment, clock_ms(*moment) - zone * minute_ms)) return Order::unknown;
    }
  }
  const int common = a.parts < b.parts ? a.parts : b.parts;
  for (int i = a.first; i < a.first + common; ++i) {
    if (a.field[i] != b.field[i]) return a.field[i] < b.field[i] ? Order::less : Order::greater;
  }
  return a.parts == b.parts ? Order::equal : Order::unknown;
}

std::optional<Moment> later(Moment moment, std::int64_t amount, std::string_view unit) {
  constexpr std::int64_t furthest = 400'000'000'000;  // seconds in more than 9999 years
  if (amount > furthest || amount < -furthest) return std::nullopt;
  const int last = moment.first + moment.parts;  // one past the last field that was written
  if (unit == "year" || unit == "month") {
    if (moment.first != 0 || (unit == "month" && last < 2)) return std::nullopt;
    const std::int64_t months = unit == "year" ? amount * 12 : amount;
    if (months < -120'000 || months > 120'000) return std::nullopt;  // from any year out of 1 to 9999
    const auto date = add_months({moment.field[0], moment.field[1], moment.field[2]}, static_cast<int>(months));
    if (!date) return std::nullopt;
    moment.field[0] = date->year;
    moment.field[1] = date->month;
    moment.field[2] = date->day;
    return moment;
  }
  const std::int64_t seconds = unit == "week"     ? 604'800
                               : unit == "day"    ? 86'400
                               : unit == "hour"   ? 3'600
                               : unit == "minute" ? 60
                               : unit == "second" ? 1
                                                  : 0;
  const int needed = seconds >= 86'400 ? 3 : seconds == 3'600 ? 4 : seconds == 60 ? 5 : 6;
  if (seconds == 0 || last < needed) return std::nullopt;
  if (moment.first == 3) {  // a time of day goes round
    if (needed == 3) return std::nullopt;
    const std::int64_t day = 86'400;
    std::int64_t second =
        (moment.field[3] * 60 + moment.field[4]) * 60 + moment.field[5] / 1000 + amount * seconds % day;
    second = (second % day + day) % day;
    moment.field[3] = static_cast<int>(second / 3600);
    moment.field[4] = static_cast<int>(second / 60 % 60);
    moment.field[5] = static_cast<int>(second % 60) * 1000 + moment.field[5] % 1000;
    return moment;
  }
  if (amount > furthest / seconds || amount < -furthest / seconds) return std::nullopt;
  if (!set_clock(moment, clock_ms(moment) + amount * seconds * 1000)) return std::nullopt;
  return moment;
}

}  // namespace sealwell::fhirpath
