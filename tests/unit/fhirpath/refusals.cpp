#include "core/fhirpath/function_info.hpp"
#include "core/fhirpath/function_table.hpp"

#include "tests/unit/fhirpath/evaluated.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace sealwell;
using fhirpath::evaluated;

TEST_CASE("what isn't an expression is refused with its place") {
  const char* const rows[][2] = {
      {"", "byte 0"},      {"1 +", "byte 3"},   {"(1", "byte 2"},          {"1 2", "byte 2"},
      {"a.", "byte 2"},    {"'a", "byte 2"},    {"@2026-13-01", "byte 0"}, {"{1}", "byte 1"},
      {"a[1", "byte 3"},   {"/* x", "byte 0"},  {"'\\x'", "byte 3"},       {"a.where()", "byte 2: where()"},
      {"$that", "byte 1"}, {"a ! b", "byte 2"},
  };
  for (const auto& row : rows) {
    INFO(row[0]);
    CHECK(evaluated(row[0]) == "invalid_expression at " + std::string(row[1]));
  }
  CHECK(evaluated("\xff") == "invalid_utf8 at ");
}

TEST_CASE("a function outside the subset is refused by name before anything is evaluated") {
  for (const fhirpath::FunctionInfo& info : fhirpath::refused_functions()) {
    INFO(info.name);
    CHECK(evaluated("1 | name." + std::string(info.name) + "('a')") ==
          "unsupported at byte 9: " + std::string(info.name) + "()");
  }
  CHECK(evaluated("nonsense()") == "unsupported at byte 0: nonsense()");
}

TEST_CASE("the list of functions for readers is the table that runs") {
  const auto told = fhirpath::supported_functions();
  const auto run = fhirpath::functions();
  REQUIRE(told.size() == run.size());
  for (std::size_t i = 0; i < run.size(); ++i) {
    CAPTURE(i);
    CHECK(told[i].name == run[i].name);
    CHECK(told[i].use.starts_with(std::string(run[i].name) + "("));
    CHECK((i == 0 || run[i - 1].name < run[i].name));
  }
  for (const auto& info : fhirpath::refused_functions()) {
    INFO(info.name);
    CHECK(std::none_of(run.begin(), run.end(), [&](const auto& function) { return function.name == info.name; }));
  }
}

TEST_CASE("operands of the wrong kind are refused with their place") {
  CHECK(evaluated("1 + 'a'") == "wrong_type at byte 2");
  CHECK(evaluated("(1 | 2) + 1") == "wrong_type at byte 8");
  CHECK(evaluated("1 < 'a'") == "wrong_type at byte 2");
  CHECK(evaluated("(1 | 2).single()") == "wrong_type at byte 8: single()");
  CHECK(evaluated("1.length()") == "wrong_type at byte 2: length()");
  CHECK(evaluated("'a'.abs()") == "wrong_type at byte 4: abs()");
  CHECK(evaluated("('a' | 'b') and true") == "wrong_type at byte 12");
  CHECK(evaluated("2.power(0.5)") == "unsupported at byte 2: power()");
  CHECK(evaluated("%unheard") == "unknown_value at byte 0: %unheard");
  CHECK(evaluated("$index") == "unknown_value at byte 0");
}

TEST_CASE("hostile expressions are refused, not run") {
  CHECK(evaluated(std::string(20'000, ' ')) == "too_large at ");
  CHECK(evaluated(std::string(1000, '(') + "1" + std::string(1000, ')')).starts_with("too_deep"));
  CHECK(evaluated(std::string(1000, '-') + "1").starts_with("too_deep"));
  std::string deep = "1";
  for (int i = 0; i < 100; ++i) deep = "iif(true, " + deep + ")";
  CHECK(evaluated(deep).starts_with("too_deep"));
  // Long is not deep.
  std::string sum = "0";
  for (int i = 0; i < 3000; ++i) sum += "+1";
  CHECK(evaluated(sum) == "[3000]");
  std::string doubling = "'xxxxxxxxxxxxxxxx'";
  for (int i = 0; i < 40; ++i) doubling += ".select($this & $this)";
  CHECK(evaluated(doubling).starts_with("too_costly"));
  std::string many = "(1 | 2 | 3 | 4 | 5 | 6 | 7 | 8)";
  std::string product = many;
  for (int i = 0; i < 12; ++i) product += ".select(" + many + ".combine($this))";
  CHECK(evaluated(product).starts_with("too_costly"));
  CHECK(evaluated("1.repeat($this + 1)").starts_with("too_costly"));
  CHECK(evaluated("1 + 1", {}, nullptr, 2) == "too_costly at byte 4");
}
