#include "core/json/value.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;

namespace {

Failure refused(std::string_view text, const json::Limits& limits = {}) {
  const auto read = json::parse(text, limits);
  REQUIRE_FALSE(read.ok());
  return read.failure();
}

}  // namespace

TEST_CASE("a document of every type is read in its own order") {
  const auto read = json::parse(R"( {"z":null,"a":[true,false,-7,"\u00e9\ud83d\ude00"],"m":{}} )");
  REQUIRE(read.ok());
  const json::Value& value = read.value();
  REQUIRE(value.if_object());
  CHECK(value.if_object()->at(0).name == "z");
  CHECK(value.if_object()->at(2).name == "m");
  CHECK(value.find("z")->is_null());
  CHECK(value.items("a").size() == 4);
  CHECK(value.items("a")[2].integer() == -7);
  CHECK(*value.items("a")[3].if_string() == "\xC3\xA9\xF0\x9F\x98\x80");
  CHECK(value.find("m")->if_object()->empty());
}

TEST_CASE("a number keeps the digits that were written") {
  const auto read = json::parse("[1.50, 0.1, 1e2, 18446744073709551615, 7.0]");
  REQUIRE(read.ok());
  const json::Array& items = *read.value().if_array();
  CHECK(items[0].if_number()->digits == "1.50");
  CHECK(items[0].decimal() == Decimal(15, 1));
  CHECK(items[1].decimal() == Decimal(1, 1));
  CHECK(items[2].integer() == 100);
  CHECK(items[3].if_number()->digits == "18446744073709551615");
  CHECK_FALSE(items[3].integer());
  CHECK(items[4].integer() == 7);
  CHECK_FALSE(items[0].integer());
}

TEST_CASE("what is not JSON is refused") {
  for (const char* bad : {"", " ", "{", "[1,]", "{\"a\":1,}", "{a:1}", "'a'", "01", "1.", ".5", "+1", "NaN", "tru",
                          "[1] 2", "\"\\x\"", "\"\\ud800\"", "\"\t\"", "// c\n1", "[1]\x01"}) {
    INFO(bad);
    const Failure failure = refused(bad);
    CHECK(failure.error == Error::invalid_json);
    CHECK(failure.where.starts_with("byte "));
  }
  CHECK(refused("\xEF\xBB\xBF{}").error == Error::invalid_json);
  CHECK(refused("\"\xC0\x80\"").error == Error::invalid_utf8);
}

TEST_CASE("a surrogate without its other half is refused, in a string and in a name") {
  for (const char* bad :
       {R"("\ud800")", R"("\ud800x")", R"("\ud800\n")", R"("\ud800\u0041")", R"("\ud800\ud800")", R"("\udc00")",
        R"("\udfff\udbff")", R"({"\ud800":1})", R"({"\udc00":1})", R"([["\ude00\ud83d"]])"}) {
    INFO(bad);
    CHECK(refused(bad).error == Error::invalid_json);
  }
}

TEST_CASE("a NUL is neither the end of the text nor part of it") {
  using namespace std::string_view_literals;
  for (const auto& [text, where] : {std::pair{"\0"sv, "byte 1"},
                                    {"[1]\0"sv, "byte 4"},
                                    {"[1]\0 "sv, "byte 4"},
                                    {"[1] \0[2]"sv, "byte 5"},
                                    {"[1,\0 2]"sv, "byte 4"},
                                    {"1\0"sv, "byte 2"},
                                    {"\"a\0b\""sv, "byte 3"},
                                    {"{\"a\0\":1}"sv, "byte 4"},
                                    {"\"\\u00\0000\""sv, "byte 2"},
                                    {"tru\0"sv, "byte 4"}}) {
    CAPTURE(where);
    const Failure failure = refused(text);
    CHECK(failure.error == Error::invalid_json);
    CHECK(failure.where == where);
  }
  const auto escaped = json::parse(R"("a\u0000b")");
  REQUIRE(escaped.ok());
  CHECK(*escaped.value().if_string() == "a\0b"sv);
}

TEST_CASE("what is not JSON is refused where it goes wrong") {
  for (const auto& [text, where] : {std::pair{"", "byte 1"},
                                    {"[1,]", "byte 4"},
                                    {"{\"a\":1,}", "byte 8"},
                                    {"[1 2]", "byte 4"},
                                    {"[1] 2", "byte 5"},
                                    {"tru", "byte 4"},
                                    {"[1", "byte 3"},
                                    {"1.", "byte 3"},
                                    {"1e", "byte 3"},
                                    {"\"\\x\"", "byte 2"},
                                    {"[01]", "byte 3"},
                                    {"\xEF\xBB\xBF{}", "byte 1"}}) {
    INFO(text);
    CHECK(refused(text).where == where);
  }
}

TEST_CASE("a number is as long as a double could be, and no longer") {
  const std::string longest(200, '9');
  CHECK(json::parse(longest).value().if_number()->digits == longest);
  CHECK(json::parse("0." + std::string(198, '0') + "e-99").ok());
  CHECK(json::parse("[-0, -0.0, 1E+99]").value().if_array()->at(0).if_number()->digits == "0");
  CHECK(json::parse("-0.0").value().if_number()->digits == "-0.0");
  for (const std::string& bad :
       {longest + "9", "-" + longest, "0." + std::string(199, '0'), std::string(400, '9'), std::string("1e100"),
        std::string("1e-100"), std::string("1e007"), std::string("1e999999999999"), std::string("1e-999999999999")}) {
    INFO(bad);
    const Failure failure = refused("[ " + bad + "]");
    CHECK(failure.error == Error::invalid_json);
    CHECK(failure.where == "byte 3");
  }
}

TEST_CASE("a name that comes twice is refused with its pointer") {
  CHECK(refused(R"({"a":1,"a":2})").error == Error::duplicate_key);
  CHECK(refused(R"({"a":1,"b":2,"a":1})").where == "/a");
  CHECK(refused(R"({"list":[0,{"x/y":{"k":1,"k":1}}]})").where == "/list/1/x~1y/k");
  // The same name, once escaped.
  CHECK(refused(R"({"a":1,"\u0061":2})").error == Error::duplicate_key);
  CHECK(json::parse(R"([{"a":1},{"a":1}])").ok());
  // Among many they are sorted first.
  CHECK(refused(R"([{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"d":1}])").where == "/0/d");
}

TEST_CASE("each limit holds exactly") {
  json::Limits limits;
  limits.bytes = 4;
  CHECK(json::parse("1234", limits).ok());
  CHECK(refused("12345", limits).error == Error::too_large);

  limits = {};
  limits.depth = 3;
  CHECK(json::parse("[[[]]]", limits).ok());
  CHECK(json::parse(R"({"a":{"b":{"c":1}}})", limits).ok());
  CHECK(refused("[[[[]]]]", limits).error == Error::too_deep);
  CHECK(refused(R"({"a":[{"b":[]}]})", limits).where == "/a/0/b");

  limits = {};
  limits.values = 4;
  CHECK(json::parse("[1,2,3]", limits).ok());
  CHECK(refused("[1,2,3,4]", limits).error == Error::too_large);
  CHECK(refused(R"({"a":{"b":{"c":{}}},"d":1})", limits).where == "/d");
}

TEST_CASE("a bomb of brackets is refused early and without deep recursion") {
  CHECK(refused(std::string(3'000'000, '[')).error == Error::too_deep);
}
