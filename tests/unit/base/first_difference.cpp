// What the tests say of two documents that differ.
#include "tests/unit/fixtures/first_difference.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;

TEST_CASE("documents that are the same have no difference") {
  CHECK(first_difference("", "").empty());
  CHECK(first_difference("a\nb\n", "a\nb\n").empty());
}

TEST_CASE("the first line that differs is shown between its neighbours, and not the rest") {
  CHECK(first_difference("1\n2\n3\n4\nfive\n6\n7\n8", "1\n2\n3\n4\nfire\n6\n7\n8\n") ==
        "line 5, byte 3\n  3\n  4\n- fire\n- 6\n- 7\n+ five\n+ 6\n+ 7\n");
  CHECK(first_difference("x", "y") == "line 1, byte 1\n- y\n+ x\n");
}

TEST_CASE("a document that ends early differs where it ends") {
  CHECK(first_difference("a", "a\nb") == "line 2, byte 1\n  a\n- b\n");
  CHECK(first_difference("a\n", "a") == "line 2, byte 1\n  a\n+ \n");
  CHECK(first_difference("ab", "abc") == "line 1, byte 3\n- abc\n+ ab\n");
}

TEST_CASE("of a long line what surrounds the difference is shown") {
  std::string expected(2000, 'e');
  std::string found = expected;
  found[1500] = 'f';
  const std::string said = first_difference(found, expected);
  CHECK(said.size() < 400);
  CHECK(said.starts_with("line 1, byte 1501\n- ...eee"));
  CHECK(said.find("ef") != std::string::npos);
}
