#include "core/json/compact.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;

namespace {

bool is_compact(std::string_view text, const json::Limits& limits = {}) {
  const bool compact = json::compact_members(text, limits).has_value();
  const auto read = json::parse(text, limits);
  INFO(text);
  CHECK(compact == (read.ok() && read.value().if_object() && json::write(read.value()) == text));
  return compact;
}

std::string nested(std::size_t depth) {
  return R"({"a":)" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
}

}  // namespace

TEST_CASE("the members of a compact text are given as they stand in it") {
  const std::string_view text =
      R"({"id":"x","pack":{"sha256":"00","list":[1,{}]},"q\"\u0001é":[null,true,false,-1.50e-07,""]})";
  REQUIRE(is_compact(text));
  const auto members = *json::compact_members(text);
  REQUIRE(members.size() == 3);
  CHECK(json::text_of(members, "id") == R"("x")");
  CHECK(json::text_of(members, "pack") == R"({"sha256":"00","list":[1,{}]})");
  CHECK(members[2].name == R"(q\"\u0001é)");
  CHECK(members[2].value == R"([null,true,false,-1.50e-07,""])");
  CHECK(json::text_of(members, "sha256").empty());
  CHECK(json::compact_members("{}")->empty());
}

TEST_CASE("good texts that are written another way are not compact") {
  for (const char* text : {" {}", "{} ", "{ }", R"({"a": 1})", R"({"a":1 })", R"({"a":[1, 2]})", R"({"a":"\/"})",
                           R"({"a":"\u0041"})", R"({"a":"\u000a"})", R"({"a":"\u0008"})", R"({"a":"\u001F"})",
                           R"({"a":"\u00e9"})", R"({"a":-0})", R"({"\u0061":1})", "[]", "1", R"("a")", "null"}) {
    INFO(text);
    CHECK(json::parse(text).ok());
    CHECK_FALSE(is_compact(text));
  }
}

TEST_CASE("bad texts are not compact") {
  for (const char* text : {"",
                           "{",
                           "}",
                           "{}}",
                           "{,}",
                           R"({"a"})",
                           R"({"a":})",
                           R"({"a":1,})",
                           R"({a:1})",
                           R"({"a":[1,]})",
                           R"({"a":[1})",
                           R"({"a":01})",
                           R"({"a":1.})",
                           R"({"a":.5})",
                           R"({"a":+1})",
                           R"({"a":-})",
                           R"({"a":1e})",
                           R"({"a":1e+})",
                           R"({"a":tru})",
                           R"({"a":"\x"})",
                           R"({"a":"\)",
                           R"({"a":"\u00)",
                           R"({"a":"b)",
                           "{\"a\":\"\t\"}",
                           "{\"a\":\"\xC0\x80\"}",
                           R"({"a":1,"a":2})",
                           R"({"a":{"b":1,"b":1}})",
                           R"([{"a":1}])"}) {
    CAPTURE(text);
    CHECK_FALSE(is_compact(text));
  }
}

TEST_CASE("every character is compact in one form only") {
  for (int code = 0; code < 0x100; ++code) {
    CAPTURE(code);
    json::Value object = json::Value::object();
    object.set("text", code < 0x80 ? std::string(1, static_cast<char>(code))
                                   : "12345678\xC3" + std::string(1, static_cast<char>(0x80 | (code & 0x3F))));
    CHECK(is_compact(json::write(object)));
    constexpr std::string_view hex = "0123456789abcdef";
    const std::string escaped =
        R"({"text":"\u00)" + std::string{hex[static_cast<std::size_t>(code) >> 4], hex[code & 15]} + "\"}";
    CHECK(is_compact(escaped) == (json::write(object) == escaped));
    // Wherever it stands among others.
    for (std::size_t before = 0; code < 0x80 && before < 9; ++before) {
      is_compact(R"({"text":")" + std::string(before, 'x') + static_cast<char>(code) + R"(xxxxxxxxx"})");
    }
  }
}

TEST_CASE("numbers are compact as they were written, up to the reader's limits") {
  for (const char* number : {"0", "-1", "0.0", "-0.0", "-0e1", "1e5", "1E+05", "1e-99", "18446744073709551615",
                             "18446744073709551616", "-9223372036854775809", "123456789012345678901234567890"}) {
    CAPTURE(number);
    CHECK(is_compact("{\"a\":" + std::string(number) + "}"));
  }
  CHECK(is_compact("{\"a\":" + std::string(200, '1') + "e99}"));
  CHECK_FALSE(is_compact("{\"a\":" + std::string(201, '1') + "}"));
  CHECK_FALSE(is_compact("{\"a\":1e100}"));
}

TEST_CASE("a name that comes twice among many is seen") {
  std::string many = "{";
  for (int i = 0; i < 100; ++i) many += "\"name" + std::to_string(i) + "\":{},";
  CHECK(is_compact(many + "\"name\":0}"));
  CHECK_FALSE(is_compact(many + "\"name50\":0}"));
}

TEST_CASE("the limits are the reader's") {
  for (std::size_t depth = 62; depth < 67; ++depth) {
    CAPTURE(depth);
    CHECK(is_compact(nested(depth)) == (depth <= 64));
  }
  const std::string text = R"({"a":[1,2]})";
  for (std::size_t most = 0; most < 20; ++most) {
    CAPTURE(most);
    CHECK(is_compact(text, {.bytes = most}) == (most >= text.size()));
    CHECK(is_compact(text, {.values = most}) == (most >= 4));
  }
}
