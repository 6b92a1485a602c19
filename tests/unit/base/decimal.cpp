#include "core/base/decimal.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;

TEST_CASE("a decimal reads what JSON writes, and nothing else") {
  CHECK(Decimal::parse("70.5") == Decimal(705, 1));
  CHECK(Decimal::parse("-0.25") == Decimal(-25, 2));
  CHECK(Decimal::parse("1e2") == Decimal(100));
  CHECK(Decimal::parse("1.5E+1") == Decimal(15));
  CHECK(Decimal::parse("15e-1") == Decimal(15, 1));
  CHECK(Decimal::parse("-0") == Decimal(0));
  for (const char* bad : {"", "-", ".5", "5.", "1.2.3", "1,5", " 1", "1 ", "+1", "1e", "1e+", "1e1.5", "--1", "0x10",
                          "nan", "inf", "1e400", "1e99999999999999999999"}) {
    INFO(bad);
    CHECK_FALSE(Decimal::parse(bad));
  }
}

TEST_CASE("eighteen digits fit, nineteen do not") {
  CHECK(Decimal::parse("999999999999999999"));
  CHECK(Decimal::parse("-999999999999999999"));
  CHECK(Decimal::parse("0.000000000000000001"));
  CHECK_FALSE(Decimal::parse("1000000000000000000"));
  CHECK_FALSE(Decimal::parse("0.0000000000000000001"));
  CHECK_FALSE(Decimal::parse("1e18"));
  CHECK_FALSE(Decimal::parse("1e-19"));
}

TEST_CASE("decimals compare by value at every scale") {
  CHECK(Decimal(15, 1) == Decimal(150, 2));
  CHECK(Decimal(25) == Decimal(2500, 2));
  CHECK(Decimal(2499, 2) < Decimal(25));
  CHECK(Decimal(-1) < Decimal(-9, 1));
  CHECK(Decimal(999'999'999'999'999'999) > Decimal(999'999'999'999'999'999, 18));
  CHECK(Decimal(1, 18) > Decimal(0));
}

TEST_CASE("a decimal is written in its shortest exact form") {
  CHECK(Decimal(150, 2).to_string() == "1.5");
  CHECK(Decimal(700, 2).to_string() == "7");
  CHECK(Decimal(-5, 3).to_string() == "-0.005");
  CHECK(Decimal(0, 5).to_string() == "0");
  CHECK(Decimal(100).to_string() == "100");
}

TEST_CASE("whole numbers and scaling do not round") {
  CHECK(Decimal(70, 1).is_integer());
  CHECK_FALSE(Decimal(71, 1).is_integer());
  CHECK(Decimal(705, 1).scaled(1) == 705);
  CHECK(Decimal(705, 1).scaled(3) == 70500);
  CHECK_FALSE(Decimal(705, 1).scaled(0));
  CHECK_FALSE(Decimal(999'999'999'999'999'999).scaled(1));
}

TEST_CASE("rounding for display goes half away from zero") {
  CHECK(Decimal(245, 2).rounded(1).to_string() == "2.5");
  CHECK(Decimal(-245, 2).rounded(1).to_string() == "-2.5");
  CHECK(Decimal(244, 2).rounded(1).to_string() == "2.4");
  CHECK(Decimal(5, 1).rounded(0).to_string() == "1");
  CHECK(Decimal(7).rounded(2).to_string() == "7");
  CHECK(divide_rounded(2, 3, 2).to_string() == "0.67");
  CHECK(divide_rounded(-2, 3, 2).to_string() == "-0.67");
  CHECK(divide_rounded(1, 2, 0).to_string() == "1");
  CHECK(divide_rounded(1, 3, 0).to_string() == "0");
}
