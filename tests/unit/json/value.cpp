#include "core/json/value.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;
using json::Value;

TEST_CASE("members are set, replaced and found") {
  Value value = Value::object();
  value.set("a", 1).set("b", "two").set("a", 3);
  CHECK(value.if_object()->size() == 2);
  CHECK(value.find("a")->integer() == 3);
  CHECK(value.text_or("b") == "two");
  CHECK(value.find("c") == nullptr);
  Value from_null;
  from_null.set("x", true);
  CHECK(from_null.bool_or("x", false));
  Value list;
  list.add(1).add("2");
  CHECK(list.if_array()->size() == 2);
}

TEST_CASE("a value of another type gives the default, never a crash") {
  const Value text = "text";
  CHECK(text.find("a") == nullptr);
  CHECK(text.text_or("a", "none") == "none");
  CHECK(text.items("a").empty());
  CHECK_FALSE(text.bool_or("a", false));
  CHECK_FALSE(text.decimal());
  CHECK_FALSE(text.integer());
  CHECK(text.if_bool() == nullptr);
  const Value object = Value::object().set("n", 1);
  CHECK(object.text_or("n", "none") == "none");
  CHECK(object.items("n").empty());
}

TEST_CASE("equality minds the order of members and the digits of numbers") {
  CHECK(Value::object().set("a", 1).set("b", 2) == Value::object().set("a", 1).set("b", 2));
  CHECK_FALSE(Value::object().set("a", 1).set("b", 2) == Value::object().set("b", 2).set("a", 1));
  CHECK_FALSE(Value(json::Number{"1.0"}) == Value(json::Number{"1"}));
  CHECK_FALSE(Value("1") == Value(1));
}

TEST_CASE("a pointer escapes as RFC 6901 says") {
  CHECK(json::pointer_to("", "a/b") == "/a~1b");
  CHECK(json::pointer_to("/x", "m~n") == "/x/m~0n");
  CHECK(json::pointer_to("", "~1") == "/~01");
  CHECK(json::pointer_to("/x", std::size_t{0}) == "/x/0");
  CHECK(json::pointer_to("", "") == "/");
}
