#include "core/json/value.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;
using json::Value;

TEST_CASE("compact writing keeps the members' order") {
  const Value value = Value::object().set("b", Value::array().add(1).add(nullptr)).set("a", Value::object());
  CHECK(json::write(value) == R"({"b":[1,null],"a":{}})");
}

TEST_CASE("canonical writing sorts members by their bytes, at every depth") {
  const auto one = json::parse(R"({"b":{"y":1,"x":2},"\u00e9":3,"B":4,"a":[{"d":1,"c":2}]})");
  const auto other = json::parse(R"( {"a":[{"c":2,"d":1}],"B":4,"b":{"x":2,"y":1},"é":3} )");
  REQUIRE(one.ok());
  REQUIRE(other.ok());
  CHECK(json::write_canonical(one.value()) == R"({"B":4,"a":[{"c":2,"d":1}],"b":{"x":2,"y":1},"é":3})");
  CHECK(json::write_canonical(one.value()) == json::write_canonical(other.value()));
}

TEST_CASE("text is escaped where JSON asks for it and nowhere else") {
  CHECK(json::write(Value(std::string("\"\\/\b\f\n\r\t\x01\x1f\x7f\0", 12))) ==
        "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\\u0000\"");
  CHECK(json::write(Value("\xE2\x80\xA8 Si\xC3\xA2n <b>")) == "\"\xE2\x80\xA8 Si\xC3\xA2n <b>\"");
}

TEST_CASE("writing for people indents by two and leaves empty containers whole") {
  const Value value =
      Value::object().set("a", Value::array().add(1).add(2)).set("b", Value::object()).set("c", Value::array());
  CHECK(json::write_indented(value) == "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {},\n  \"c\": []\n}");
}

TEST_CASE("numbers are written as they were read") {
  const auto read = json::parse("[1.50,-0.0,1E+2]");
  REQUIRE(read.ok());
  CHECK(json::write(read.value()) == "[1.50,-0.0,1E+2]");
}
