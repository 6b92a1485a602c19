#include "tests/unit/fhirpath/evaluated.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;
using namespace sealwell::fhirpath;

TEST_CASE("literals are what they say") {
  CHECK(evaluated("true") == "[true]");
  CHECK(evaluated("{}") == "[]");
  CHECK(evaluated("12") == "[12]");
  CHECK(evaluated("1.50") == "[1.5]");
  CHECK(evaluated(R"('a\'b\\c\n\u00e9\ud83d\ude00')") == "[\"a'b\\\\c\\n\xC3\xA9\xF0\x9F\x98\x80\"]");
  CHECK(evaluated("@2026-11-22") == R"(["2026-11-22"])");
  CHECK(evaluated("@2026-11-22T07:30:00.250+01:00") == R"(["2026-11-22T07:30:00.250+01:00"])");
  CHECK(evaluated("@T07:30") == R"(["07:30"])");
  CHECK(evaluated("4 'kg'") == R"([{"value":4,"unit":"kg"}])");
  CHECK(evaluated("4 weeks") == R"([{"value":4,"unit":"week"}])");
  CHECK(evaluated(" // a comment\n 1 /* and another */ + 2") == "[3]");
}

TEST_CASE("operators bind as the grammar says") {
  CHECK(evaluated("1 + 2 * 3") == "[7]");
  CHECK(evaluated("(1 + 2) * 3") == "[9]");
  CHECK(evaluated("-2 + 5") == "[3]");
  CHECK(evaluated("2 - -3") == "[5]");
  CHECK(evaluated("-2.abs()") == "[-2]");  // the sign binds less than the dot
  CHECK(evaluated("10 - 4 - 3") == "[3]");
  CHECK(evaluated("1 | 2 = 1 | 2") == "[true]");
  CHECK(evaluated("true or false and false") == "[true]");
  CHECK(evaluated("false implies false implies false") == "[false]");
  CHECK(evaluated("1 < 2 and 2 in (1 | 2)") == "[true]");
  CHECK(evaluated("'a' & 'b' = 'ab'") == "[true]");
  CHECK(evaluated("5 is Integer and true") == "[true]");
}

TEST_CASE("logic has three values") {
  struct Row {
    const char* a;
    const char* b;
    const char* both;
    const char* either;
    const char* exclusive;
    const char* implies;
  };
  const Row rows[] = {
      {"true", "true", "[true]", "[true]", "[false]", "[true]"},
      {"true", "false", "[false]", "[true]", "[true]", "[false]"},
      {"true", "{}", "[]", "[true]", "[]", "[]"},
      {"false", "true", "[false]", "[true]", "[true]", "[true]"},
      {"false", "false", "[false]", "[false]", "[false]", "[true]"},
      {"false", "{}", "[false]", "[]", "[]", "[true]"},
      {"{}", "true", "[]", "[true]", "[]", "[true]"},
      {"{}", "false", "[false]", "[]", "[]", "[]"},
      {"{}", "{}", "[]", "[]", "[]", "[]"},
  };
  for (const Row& row : rows) {
    const auto with = [&](const std::string& op) { return evaluated(row.a + (" " + op + " ") + row.b); };
    INFO(row.a << " " << row.b);
    CHECK(with("and") == row.both);
    CHECK(with("or") == row.either);
    CHECK(with("xor") == row.exclusive);
    CHECK(with("implies") == row.implies);
  }
  CHECK(evaluated("'a' and true") == "[true]");  // a single item that is no boolean counts as true
  CHECK(evaluated("{}.not()") == "[]");
  CHECK(evaluated("false.not()") == "[true]");
}

TEST_CASE("an empty operand makes an empty result") {
  for (const char* text :
       {"1 + {}", "{} * 2", "{} = 1", "{} != {}", "1 < {}", "{}.abs()", "{} in (1|2)", "-{}", "{} div 2"}) {
    INFO(text);
    CHECK(evaluated(text) == "[]");
  }
  CHECK(evaluated("'a' & {}") == R"(["a"])");
  CHECK(evaluated("{} ~ {}") == "[true]");
  CHECK(evaluated("1 ~ {}") == "[false]");
}

TEST_CASE("equality minds order and count, equivalence doesn't mind order and case") {
  CHECK(evaluated("(1 | 2) = (1 | 2)") == "[true]");
  CHECK(evaluated("(1 | 2) = (2 | 1)") == "[false]");
  CHECK(evaluated("(1 | 2) = 1") == "[false]");
  CHECK(evaluated("1.0 = 1") == "[true]");
  CHECK(evaluated("'a' = 1") == "[false]");
  CHECK(evaluated("(1 | 2) ~ (2 | 1)") == "[true]");
  CHECK(evaluated("'Two  words' ~ 'two words'") == "[true]");
  CHECK(evaluated("1.23 ~ 1.2") == "[true]");
  CHECK(evaluated("1.26 !~ 1.2") == "[true]");
}

TEST_CASE("dates and times compare as far as they go") {
  CHECK(evaluated("@2026-11-22 < @2026-12-01") == "[true]");
  CHECK(evaluated("@2026 = @2026-11") == "[]");
  CHECK(evaluated("@2026 < @2027-11") == "[true]");
  CHECK(evaluated("@2026-11 ~ @2026-11-22") == "[false]");
  CHECK(evaluated("@2026-11-22T12:00:00+02:00 = @2026-11-22T10:00:00Z") == "[true]");
  CHECK(evaluated("@2026-11-22T23:30:00-01:00 > @2026-11-23T00:15:00Z") == "[true]");
  CHECK(evaluated("@T10:30 < @T10:30:01") == "[]");
  CHECK(evaluated("@T10:30:00.1 > @T10:30:00") == "[true]");
  CHECK(evaluated("today() = @2026-11-22") == "[true]");
  CHECK(evaluated("today() | now()") == R"(["2026-11-22","2026-11-22T07:30:00Z"])");
  CHECK(evaluated("now() > @2026-11-22T07:00:00Z") == "[true]");
  CHECK(evaluated("@2024-02-29 + 1 year") == R"(["2025-02-28"])");
  CHECK(evaluated("@2026-01-31 + 1 month") == R"(["2026-02-28"])");
  CHECK(evaluated("today() - 18 years") == R"(["2008-11-22"])");
  CHECK(evaluated("@2026-11-22 + 2 weeks") == R"(["2026-12-06"])");
  CHECK(evaluated("@2026-11-22T23:59:30Z + 45 seconds") == R"(["2026-11-23T00:00:15Z"])");
  CHECK(evaluated("@9999-12-31 + 1 day") == "[]");
  CHECK(evaluated("@2026 + 1 day") == "unsupported at byte 6");
  CHECK(evaluated("@2026-11-22 + 1 'kg'") == "unsupported at byte 12");
}

TEST_CASE("the time is the caller's: by the clock that it gives, and refused where it gives none") {
  const auto at = [](std::string_view text, std::optional<Moment> now) {
    Context context;
    context.now = now;
    std::size_t steps = default_step_limit;
    const auto result = evaluate(parse(text).value(), context, steps);
    if (!result.ok()) return std::string(error_name(result.error()));
    std::string all;
    for (const Item& item : result.value()) all += json::write(to_json(item));
    return all;
  };
  // 2026-07-01T00:30:00+01:00, which is the day before by UTC.
  const Moment summer = moment_of({{2026, 7, 1}, 1800, 60});
  CHECK(at("now()", summer) == "\"2026-07-01T00:30:00+01:00\"");
  CHECK(at("today()", summer) == "\"2026-07-01\"");
  CHECK(at("now() = @2026-06-30T23:30:00Z", summer) == "true");
  // What has no zone of its own has that of the clock.
  CHECK(at("@2026-06-30T23:30:00Z = @2026-07-01T00:30:00", summer) == "true");
  CHECK(at("@2026-06-30T23:30:00Z = @2026-07-01T00:30:00", std::nullopt).empty());
  CHECK(at("today()", moment_of({{2026, 7, 1}, -1, 0})) == "\"2026-07-01\"");
  CHECK(at("today()", std::nullopt) == "missing_field");
  CHECK(at("now()", std::nullopt) == "missing_field");
}
