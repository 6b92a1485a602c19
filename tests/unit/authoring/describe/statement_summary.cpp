#include "core/authoring/describe/statement_summary.hpp"

#include <catch2/catch.hpp>

using sealwell::describe::StatementSummary;
using Lines = std::vector<std::string>;

TEST_CASE("what all statements say has no numbers") {
  StatementSummary said(2);
  said.add("For 2 years", 0);
  said.add("For 2 years", 1);
  CHECK(said.lines() == Lines{"For 2 years"});
}

TEST_CASE("numbers count from one, and runs of three and more are drawn together") {
  StatementSummary said(9);
  for (const std::size_t statement : {0U, 2U, 3U, 4U, 6U, 7U}) said.add("a", statement);
  said.add("b", 8);
  CHECK(said.lines() == Lines{"a (1, 3 to 5, 7, 8)", "b (9)"});
}

TEST_CASE("a text stands where it was first said, and a statement that says it twice counts once") {
  StatementSummary said(3);
  said.add("second", 1);
  said.add("second", 1);
  said.add("", 2);
  said.add("third", 2);
  said.add("second", 2);
  CHECK(said.lines() == Lines{"second (2, 3)", "third (3)"});
}

TEST_CASE("nothing said is no line") { CHECK(StatementSummary(0).lines().empty()); }
