// Times of day and FHIR's dateTime: reading, writing, order, and the offset of UK clocks.
#include "core/base/civil_time.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace sealwell;

TEST_CASE("times are read and written back") {
  for (const char* text : {"00:00:00", "09:30:00", "14:05:59", "23:59:59"}) {
    INFO(text);
    const auto second = parse_iso_time(text);
    REQUIRE(second);
    CHECK(iso_time(*second) == text);
  }
  for (const char* text : {"", "14:05", "24:00:00", "14:60:00", "14:05:60", "14:05:00.5", "1:05:00", "14-05-00",
                           "ab:05:00", "14:05:00Z", "+1:05:00"}) {
    INFO(text);
    CHECK_FALSE(parse_iso_time(text));
  }
}

TEST_CASE("dateTimes are read and written back") {
  for (const char* text : {"2026-11-22", "2026-11-22T09:30:00Z", "2026-06-01T00:00:00+01:00",
                           "2026-06-01T23:59:59-05:30", "0001-01-01T00:00:00+14:00"}) {
    INFO(text);
    const auto moment = parse_iso_date_time(text);
    REQUIRE(moment);
    CHECK(to_iso(*moment) == text);
  }
  for (const char* text : {"", "2026", "2026-11", "2026-11-22T09:30:00", "2026-11-22T09:30Z", "2026-02-30",
                           "2026-11-22 09:30:00Z", "2026-11-22T09:30:00+15:00", "2026-11-22T09:30:00+14:01",
                           "2026-11-22T09:30:00+1:00", "2026-11-22T", "2026-11-22T09:30:00z"}) {
    INFO(text);
    CHECK_FALSE(parse_iso_date_time(text));
  }
}

TEST_CASE("dateTimes are put in order by the instant, or by the day where there is no time") {
  const auto between = [](const char* a, const char* b) {
    return order(*parse_iso_date_time(a), *parse_iso_date_time(b));
  };
  CHECK(between("2026-06-01T10:00:00+01:00", "2026-06-01T09:00:00Z") == std::strong_ordering::equal);
  CHECK(between("2026-06-01T10:00:00+01:00", "2026-06-01T09:00:01Z") == std::strong_ordering::less);
  CHECK(between("2026-06-02T00:30:00+01:00", "2026-06-01T23:45:00Z") == std::strong_ordering::less);
  CHECK(between("2026-06-02", "2026-06-01T23:59:00Z") == std::strong_ordering::greater);
  CHECK(between("2026-06-01", "2026-06-01") == std::strong_ordering::equal);
  CHECK_FALSE(between("2026-06-01", "2026-06-01T09:00:00Z"));
}

TEST_CASE("clocks in the UK go forward on the last Sunday of March and back on the last of October") {
  CHECK(offset_in_london({2026, 1, 15}, 43200) == 0);
  CHECK(offset_in_london({2026, 7, 15}, 0) == 60);
  CHECK(offset_in_london({2026, 3, 28}, 86399) == 0);
  CHECK(offset_in_london({2026, 3, 29}, 3599) == 0);
  CHECK(offset_in_london({2026, 3, 29}, 7200) == 60);
  CHECK(offset_in_london({2026, 10, 25}, 7199) == 60);
  CHECK(offset_in_london({2026, 10, 25}, 7200) == 0);
  CHECK(offset_in_london({2024, 3, 31}, 7200) == 60);
  CHECK(offset_in_london({2024, 3, 30}, 7200) == 0);
  CHECK(offset_in_london({1969, 3, 30}, 7200) == 60);
}

TEST_CASE("an instant is told by the clocks of the UK, on both sides of the hour at which they change") {
  const auto in_london = [](const char* instant) { return to_iso(london_time(parse_instant(instant).value())); };
  CHECK(in_london("2026-01-15T12:00:00Z") == "2026-01-15T12:00:00Z");
  CHECK(in_london("2026-06-30T23:30:00Z") == "2026-07-01T00:30:00+01:00");
  CHECK(in_london("2026-03-29T00:59:59Z") == "2026-03-29T00:59:59Z");
  CHECK(in_london("2026-03-29T01:00:00Z") == "2026-03-29T02:00:00+01:00");
  CHECK(in_london("2026-10-25T00:59:59Z") == "2026-10-25T01:59:59+01:00");
  CHECK(in_london("2026-10-25T01:00:00Z") == "2026-10-25T01:00:00Z");
  for (std::int64_t ms = first_instant_ms; ms < last_instant_ms; ms += 40'000'000'003'000) {
    const CivilDateTime moment = london_time(ms);
    INFO(to_iso(moment));
    CHECK(instant_of(moment.date, moment.second) - moment.offset * 60'000 == ms);
    CHECK(offset_in_london(moment.date, moment.second) == moment.offset);
    CHECK(to_iso(utc_time(ms)) == instant_to_iso(ms));
  }
}
