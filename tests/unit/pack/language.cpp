#include "core/pack/language.hpp"

#include "tests/unit/fixtures/pack_fixtures.hpp"

using namespace sealwell;
using namespace sealwell::pack;

TEST_CASE("a language is written in the direction that CLDR says") {
  const json::Value known = json_file("tests/vectors/directions.json");
  for (const char* direction : {"rtl", "ltr"}) {
    CHECK(known.items(direction).size() > 50);
    for (const json::Value& tag : known.items(direction)) {
      INFO(*tag.if_string());
      CHECK(direction_of(*tag.if_string()) == direction);
    }
  }
}

TEST_CASE("a script that a tag names counts, and nothing else in it") {
  CHECK(direction_of("ku") == "ltr");
  CHECK(direction_of("ku-Arab") == "rtl");
  CHECK(direction_of("ur-Latn") == "ltr");
  CHECK(direction_of("ur-PK") == "rtl");
  CHECK(direction_of("en-GB") == "ltr");
  for (const char* other : {"", "-", "-ar", "u", "urd", "arab"}) CHECK(direction_of(other) == "ltr");
}

TEST_CASE("a language is called as it calls itself") {
  CHECK(name_of_language("cy") == "Cymraeg");
  CHECK(name_of_language("pl") == "pl");
  CHECK(primary_language("cy-GB") == "cy");
}
