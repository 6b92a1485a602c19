#include "core/base/civil_date.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;

TEST_CASE("only real days are dates") {
  CHECK(civil_date(2024, 2, 29));
  CHECK(civil_date(2000, 2, 29));
  CHECK(civil_date(1, 1, 1));
  CHECK(civil_date(9999, 12, 31));
  CHECK_FALSE(civil_date(2023, 2, 29));
  CHECK_FALSE(civil_date(1900, 2, 29));
  CHECK_FALSE(civil_date(2024, 4, 31));
  CHECK_FALSE(civil_date(2024, 13, 1));
  CHECK_FALSE(civil_date(2024, 0, 1));
  CHECK_FALSE(civil_date(2024, 1, 0));
  CHECK_FALSE(civil_date(0, 1, 1));
  CHECK_FALSE(civil_date(10000, 1, 1));
  CHECK_FALSE(civil_date(2024, -1, -1));
}

TEST_CASE("an ISO date has exactly one spelling") {
  CHECK(parse_iso_date("1984-03-15") == CivilDate{1984, 3, 15});
  CHECK(to_iso({33, 4, 3}) == "0033-04-03");
  for (const char* bad : {"", "1984-3-15", "84-03-15", "1984/03/15", "1984-03-15T", " 1984-03-15", "1984-02-30",
                          "+984-03-15", "1984-03-1x"}) {
    INFO(bad);
    CHECK_FALSE(parse_iso_date(bad));
  }
}

TEST_CASE("age counts birthdays, and 29 February comes of age on 1 March") {
  const CivilDate birth{1984, 3, 15};
  CHECK(age_on(birth, {2002, 3, 14}) == 17);
  CHECK(age_on(birth, {2002, 3, 15}) == 18);
  CHECK(age_on(birth, birth) == 0);
  CHECK(age_on(birth, {1984, 3, 14}) == -1);
  const CivilDate leapling{2004, 2, 29};
  CHECK(age_on(leapling, {2022, 2, 28}) == 17);
  CHECK(age_on(leapling, {2022, 3, 1}) == 18);
  CHECK(age_on(leapling, {2024, 2, 29}) == 20);
}

TEST_CASE("an instant becomes the UTC day and text, and back, on both sides of 1970") {
  CHECK(instant_to_iso(0) == "1970-01-01T00:00:00Z");
  CHECK(instant_to_iso(-1) == "1969-12-31T23:59:59Z");
  CHECK(instant_to_iso(1'709'251'199'999) == "2024-02-29T23:59:59Z");
  CHECK(instant_to_iso(951'782'400'000) == "2000-02-29T00:00:00Z");
  CHECK(date_of_instant(-86'400'001) == CivilDate{1969, 12, 30});
  CHECK(parse_instant("2024-02-29T23:59:59Z") == 1'709'251'199'000);
  for (const char* bad :
       {"2024-02-29", "2024-02-29T24:00:00Z", "2024-02-29T23:60:00Z", "2024-02-29T23:59:60Z", "2024-02-29 23:59:59Z",
        "2024-02-29T23:59:59", "2023-02-29T00:00:00Z", "2024-02-29T23:59:59+00:00"}) {
    INFO(bad);
    CHECK_FALSE(parse_instant(bad));
  }
}

TEST_CASE("every day of four centuries counts on by exactly one") {
  // A day's noon, so that rounding toward either midnight would show.
  std::int64_t instant = *parse_instant("1799-12-31T12:00:00Z");
  CivilDate previous = date_of_instant(instant);
  for (int day = 0; day < 146'097; ++day) {
    instant += 86'400'000;
    const CivilDate next = date_of_instant(instant);
    const bool same_month = next == CivilDate{previous.year, previous.month, previous.day + 1};
    const bool next_month = next == CivilDate{previous.year, previous.month + 1, 1};
    const bool next_year = next == CivilDate{previous.year + 1, 1, 1} && previous.month == 12;
    if (!(same_month || next_month || next_year) || !civil_date(next.year, next.month, next.day)) {
      FAIL(to_iso(previous) << " is followed by " << to_iso(next));
    }
    previous = next;
  }
  CHECK(previous == CivilDate{2199, 12, 31});
}
