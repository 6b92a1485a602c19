#include "core/fhirpath/moment.hpp"

#include "core/base/civil_date.hpp"

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
  bool digits(std::size_t count, int& value) {
    if (text.size() < count) return false;
    value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (text[i] < '0' || text[i] > '9') return false;
      value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return true;
  }
};

bool read_date(Reader& reader, Moment& moment) {
  if (!reader.digits(4, moment.field[0])) return false;
  moment.parts = 1;
  for (int i = 1; i < 3 && reader.take('-'); ++i) {
    if (!reader.digits(2, moment.field[i])) return false;
    moment.parts = i + 1;
  }
  return civil_date(moment.field[0], moment.field[1], moment.field[2]).has_value();
}

bool read_time(Reader& reader, Moment& moment) {
  const int most[] = {23, 59, 59};
  for (int i = 0; i < 3; ++i) {
    int value = 0;
    if (!reader.digits(2, value) || value > most[i]) return false;
    moment.field[3 + i] = i == 2 ? value * 1000 : value;
    moment.parts = 4 + i - moment.first;
    if (i < 2 && !reader.take(':')) return true;
  }
  if (!reader.take('.')) return true;
  int weight = 100;
  int any = 0;
  int digit = 0;
  for (; reader.digits(1, digit); ++any) {
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
  if (!reader.digits(2, hours) || !reader.take(':') || !reader.digits(2, minutes)) return false;
  if (hours > 14 || minutes > 59) return false;
  moment.zone = (hours * 60 + minutes) * (west ? -1 : 1);
  return true;
}

void append(std::string& text, int value, std::size_t width) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) text.append(width - digits.size(), '0');
  text.append(digits);
}

// The same instant in UTC. The fields that were not written are at their least, and stay unwritten.
bool to_utc(Moment& moment, int zone) {
  if (zone == 0) return true;
  Moment whole = moment;
  whole.parts = 6;
  whole.zoned = false;
  std::string text = to_text(whole).substr(0, 19) + "Z";
  const auto instant = parse_instant(text);
  if (!instant) return false;
  const auto moved = parse_moment(Kind::date_time, instant_to_iso(*instant - zone * 60'000LL));
  if (!moved) return false;
  for (int i = 0; i < 5; ++i) moment.field[i] = moved->field[i];
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

std::string to_text(const Moment& moment) {
  std::string text;
  const char before[] = {0, '-', '-', 'T', ':', ':'};
  for (int i = moment.first; i < moment.first + moment.parts; ++i) {
    if (i > moment.first) text.push_back(before[i]);
    append(text, i == 5 ? moment.field[i] / 1000 : moment.field[i], i == 0 ? 4 : 2);
  }
  if (const int thousandths = moment.field[5] % 1000; thousandths != 0 && moment.first + moment.parts == 6) {
    text.push_back('.');
    append(text, thousandths, 3);
  }
  if (moment.zoned) {
    const int minutes = moment.zone < 0 ? -moment.zone : moment.zone;
    if (minutes == 0) return text + "Z";
    text.push_back(moment.zone < 0 ? '-' : '+');
    append(text, minutes / 60, 2);
    text.push_back(':');
    append(text, minutes % 60, 2);
  }
  return text;
}

Order compare(Moment a, Moment b, std::optional<int> zone_here) {
  if (a.first != b.first) return Order::unknown;
  if (a.zoned || b.zoned) {
    if (a.zoned != b.zoned && !zone_here && a.parts > 3 && b.parts > 3) return Order::unknown;
    const int here = zone_here.value_or(0);
    // A day without a time has no zone to be moved by.
    if (a.parts > 3 && !to_utc(a, a.zoned ? a.zone : here)) return Order::unknown;
    if (b.parts > 3 && !to_utc(b, b.zoned ? b.zone : here)) return Order::unknown;
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
    const std::int64_t months = (unit == "year" ? amount * 12 : amount) + moment.field[0] * 12 + moment.field[1] - 1;
    if (months < 12 || months >= 120'000) return std::nullopt;
    moment.field[0] = static_cast<int>(months / 12);
    moment.field[1] = static_cast<int>(months % 12) + 1;
    while (!civil_date(moment.field[0], moment.field[1], moment.field[2])) --moment.field[2];
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
  Moment whole = moment;
  whole.parts = 6;
  whole.zoned = false;
  const auto instant = parse_instant(to_text(whole).substr(0, 19) + "Z");
  if (!instant || amount > furthest / seconds || amount < -furthest / seconds) return std::nullopt;
  const std::int64_t moved_to = *instant + amount * seconds * 1000;
  // Years 1 to 9999, as the reader has them.
  if (moved_to < -62'135'596'800'000 || moved_to > 253'402'300'799'999) return std::nullopt;
  const auto moved = parse_moment(Kind::date_time, instant_to_iso(moved_to));
  if (!moved) return std::nullopt;
  for (int i = 0; i < 5; ++i) moment.field[i] = moved->field[i];
  moment.field[5] = moved->field[5] + moment.field[5] % 1000;
  return moment;
}

}  // namespace sealwell::fhirpath
