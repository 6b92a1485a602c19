#include "tests/unit/fhirpath/evaluated.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;
using fhirpath::evaluated;

TEST_CASE("arithmetic is exact in decimals") {
  CHECK(evaluated("0.1 + 0.2") == "[0.3]");
  CHECK(evaluated("1.1 * 1.1") == "[1.21]");
  CHECK(evaluated("7 / 2") == "[3.5]");
  CHECK(evaluated("1 / 3") == "[0.333333333333]");
  CHECK(evaluated("2 / 3") == "[0.666666666667]");
  CHECK(evaluated("-2 / 3") == "[-0.666666666667]");
  CHECK(evaluated("7 div 2") == "[3]");
  CHECK(evaluated("-7 div 2") == "[-3]");
  CHECK(evaluated("7 mod 2") == "[1]");
  CHECK(evaluated("-7 mod 2") == "[-1]");
  CHECK(evaluated("5.5 mod 0.7") == "[0.6]");
  CHECK(evaluated("70 / (1.75 * 1.75)") == "[22.857142857143]");
  CHECK(evaluated("999999999999999999 / 3") == "[333333333333333333]");
}

TEST_CASE("what can't be reckoned is empty, as the specification has it") {
  CHECK(evaluated("1 / 0") == "[]");
  CHECK(evaluated("1 div 0") == "[]");
  CHECK(evaluated("1 mod 0") == "[]");
  CHECK(evaluated("999999999999999999 + 1") == "[]");
  CHECK(evaluated("999999999999 * 999999999999") == "[]");
  CHECK(evaluated("10.power(40)") == "[]");
  CHECK(evaluated("(-1).sqrt()") == "[]");
}

TEST_CASE("numbers are rounded and raised") {
  CHECK(evaluated("(-1.5).ceiling()") == "[-1]");
  CHECK(evaluated("1.1.ceiling()") == "[2]");
  CHECK(evaluated("(-1.5).floor()") == "[-2]");
  CHECK(evaluated("(-1.5).truncate()") == "[-1]");
  CHECK(evaluated("1.005.round(2)") == "[1.01]");
  CHECK(evaluated("2.5.round()") == "[3]");
  CHECK(evaluated("2.power(10)") == "[1024]");
  CHECK(evaluated("2.power(-1)") == "[0.5]");
  CHECK(evaluated("1.5.power(2)") == "[2.25]");
  CHECK(evaluated("81.sqrt()") == "[9]");
  CHECK(evaluated("2.sqrt()") == "[1.41421356]");
  CHECK(evaluated("(-5).abs()") == "[5]");
}

TEST_CASE("quantities are reckoned with in their own unit") {
  CHECK(evaluated("2 'kg' + 3 'kg'") == R"([{"value":5,"unit":"kg"}])");
  CHECK(evaluated("2 'kg' < 3 'kg'") == "[true]");
  CHECK(evaluated("2 'kg' * 3") == R"([{"value":6,"unit":"kg"}])");
  CHECK(evaluated("6 'kg' / 2 'kg'") == R"([{"value":3}])");
  CHECK(evaluated("1 day = 1 'd'") == "[true]");
  CHECK(evaluated("2 'kg' < 3000 'g'") == "unsupported at byte 7");
  CHECK(evaluated("2 'kg' = 2000 'g'") == "unsupported at byte 7");
}

TEST_CASE("collections of numbers are summed up") {
  CHECK(evaluated("(1 | 2 | 3.5).sum()") == "[6.5]");
  CHECK(evaluated("{}.sum()") == "[]");
  CHECK(evaluated("(1 | 2).avg()") == "[1.5]");
  CHECK(evaluated("(3 | 1 | 2).max()") == "[3]");
  CHECK(evaluated("('b' | 'a').min()") == R"(["a"])");
  CHECK(evaluated("(1 | 2 | 3).aggregate($this + $total, 0)") == "[6]");
  CHECK(evaluated("('a' | 1).sum()") == "wrong_type at byte 10: sum()");
}
