#include "tests/unit/fhirpath/evaluated.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;
using fhirpath::evaluated;

TEST_CASE("texts are taken apart in code points") {
  CHECK(evaluated("'\xC3\xA9\xF0\x9F\x98\x80!'.length()") == "[3]");
  CHECK(evaluated("'\xC3\xA9\xF0\x9F\x98\x80!'.substring(1, 1)") == "[\"\xF0\x9F\x98\x80\"]");
  CHECK(evaluated("'abc'.substring(1)") == R"(["bc"])");
  CHECK(evaluated("'abc'.substring(3)") == "[]");
  CHECK(evaluated("'abc'.substring(-1)") == "[]");
  CHECK(evaluated("'abc'.substring(0, 0)") == R"([""])");
  CHECK(evaluated("'\xC3\xA9x'.indexOf('x')") == "[1]");
  CHECK(evaluated("'abc'.indexOf('')") == "[0]");
  CHECK(evaluated("'abc'.indexOf('z')") == "[-1]");
  CHECK(evaluated("'abc'.startsWith('ab') and 'abc'.endsWith('bc') and 'abc'.contains('b')") == "[true]");
  CHECK(evaluated("'a-b-c'.replace('-', '')") == R"(["abc"])");
  CHECK(evaluated("'abc'.replace('', 'x')") == R"(["xaxbxcx"])");
  CHECK(evaluated("'a,b,,c'.split(',')") == R"(["a","b","","c"])");
  CHECK(evaluated("('a' | 'b').join('-')") == R"(["a-b"])");
  CHECK(evaluated("'ab'.toChars()") == R"(["a","b"])");
  CHECK(evaluated("' Ab '.trim().upper() & 'C'.lower()") == R"(["ABc"])");
}

TEST_CASE("an expression matches where it is found, and what the matcher can't run is refused by name") {
  CHECK(evaluated("'http://example.org/Library|4'.matches('Library')") == "[true]");
  CHECK(evaluated("'Library|4'.matches('^Library$')") == "[false]");
  CHECK(evaluated("'N8000123123'.matches('^N[0-9]{8}$')") == "[false]");
  CHECK(evaluated("'DT1 1XJ'.matches('^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$')") == "[true]");
  CHECK(evaluated("'a\\nb'.matches('a.b')") == "[true]");
  CHECK(evaluated("{}.matches('a')") == "[]");
  CHECK(evaluated("'a'.matches({})") == "[]");
  CHECK(evaluated("5.matches('5')") == "wrong_type at byte 2: matches()");
  CHECK(evaluated("'a'.matches(1)") == "wrong_type at byte 4: matches()");
  CHECK(evaluated("'a'.matches('(?=a)')") == "unsupported at byte 4: matches()");
  CHECK(evaluated("'a'.matches('a{1000}{1000}')") == "unsupported at byte 4: matches()");
  CHECK(evaluated("'a'.matches('(a{1000}){1000}')") == "too_large at byte 4: matches()");
  const std::string many = "'" + std::string(15'000, 'a') + "'";
  CHECK(evaluated(many + ".matches('(a+)+!')") == "[false]");
  CHECK(evaluated(many + ".matches('((a{0,30}){0,30})*!')") ==
        "too_costly at byte " + std::to_string(many.size() + 1) + ": matches()");
}

TEST_CASE("values are converted where the specification allows it") {
  CHECK(evaluated("'12'.toInteger()") == "[12]");
  CHECK(evaluated("'12.0'.toInteger()") == "[]");
  CHECK(evaluated("true.toInteger()") == "[1]");
  CHECK(evaluated("'1.50'.toDecimal()") == "[1.5]");
  CHECK(evaluated("'x'.toDecimal()") == "[]");
  CHECK(evaluated("'Yes'.toBoolean()") == "[true]");
  CHECK(evaluated("0.toBoolean()") == "[false]");
  CHECK(evaluated("2.toBoolean()") == "[]");
  CHECK(evaluated("'true t'.toBoolean()") == "[]");
  CHECK(evaluated("' '.toBoolean()") == "[]");
  CHECK(evaluated("1.50.toString()") == R"(["1.5"])");
  CHECK(evaluated("(4 'kg').toString()") == R"(["4 'kg'"])");
  CHECK(evaluated("'4 days'.toQuantity() = 4 days") == "[true]");
  CHECK(evaluated("'2026-11-22T10:00:00Z'.toDate()") == R"(["2026-11-22"])");
  CHECK(evaluated("'2026-13'.toDate()") == "[]");
  CHECK(evaluated("@2026-11-22.toString().substring(0, 4).toInteger() - 2000") == "[26]");
}
