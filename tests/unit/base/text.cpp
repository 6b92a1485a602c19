#include "core/base/text.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;

TEST_CASE("trimming takes ASCII white space and non-breaking spaces from both ends only") {
  CHECK(trimmed(" \t\r\n a b \xC2\xA0 ") == "a b");
  CHECK(trimmed("\xC2\xA0\xC2\xA0") == "");
  CHECK(trimmed("") == "");
  CHECK(trimmed("\xC3\xA0") == "\xC3\xA0");
}

TEST_CASE("UTF-8 is well-formed or refused") {
  for (const char* good : {"", "plain", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
                           "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "Llanfair \xE2\x80\x93 \xD8\xA7"}) {
    CAPTURE(good);
    CHECK(is_utf8(good));
  }
  for (const char* bad :
       {"\x80", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2\x41", "\xE0\x9F\xBF", "\xE2\x80", "\xED\xA0\x80", "\xED\xBF\xBF",
        "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "a\xFE"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_utf8(bad));
  }
  CHECK(is_utf8(std::string_view("\0a", 2)));
}

TEST_CASE("code points are counted, not bytes") {
  CHECK(code_points("") == 0);
  CHECK(code_points("Si\xC3\xA2n") == 4);
  CHECK(code_points("\xF0\x9F\x98\x80\xE2\x82\xAC") == 2);
}

TEST_CASE("lower case is ASCII's alone") { CHECK(ascii_lower("BH1 2QQ \xC3\x89") == "bh1 2qq \xC3\x89"); }

TEST_CASE("replacing goes on after what it put in") {
  CHECK(replaced("aaa", "a", "aa") == "aaaaaa");
  CHECK(replaced("abc", "d", "x") == "abc");
  CHECK(replaced("a%b%", "%", "") == "ab");
}

TEST_CASE("splitting keeps empty pieces") {
  CHECK(split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
  CHECK(split("", ',') == std::vector<std::string_view>{""});
  CHECK(split(",", ',') == std::vector<std::string_view>{"", ""});
}
