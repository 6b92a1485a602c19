// The known answers: tests/vectors/instruments.json came with the project, instruments-ours.json
// adds the other edges and every error of every instrument, each with its source or reason.
#include "core/scoring/score.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

using namespace sealwell;
using json::Value;

namespace {

Value document(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  auto read = json::parse(text.str());
  REQUIRE(read.ok());
  return std::move(read).value();
}

// Numbers by value (10.0 is 10), everything else as it is written.
bool same(const Value& a, const Value& b) {
  if (a.if_number() && b.if_number()) return a.decimal().has_value() && a.decimal() == b.decimal();
  if (a.if_array() && b.if_array()) {
    const json::Array& left = *a.if_array();
    const json::Array& right = *b.if_array();
    if (left.size() != right.size()) return false;
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (!same(left[i], right[i])) return false;
    }
    return true;
  }
  return a == b;
}

bool holds(const Value& result, const json::Member& wanted) {
  constexpr std::string_view any_of = "_any_of";
  if (wanted.name.ends_with(any_of)) {
    const Value* given = result.find(wanted.name.substr(0, wanted.name.size() - any_of.size()));
    for (const Value& allowed : *wanted.value.if_array()) {
      if (given && same(*given, allowed)) return true;
    }
    return false;
  }
  const Value* given = result.find(wanted.name);
  return given && same(*given, wanted.value);
}

void check_all(const std::string& path, std::size_t at_least) {
  const Value vectors = document(path);
  REQUIRE(vectors.if_array());
  CHECK(vectors.if_array()->size() >= at_least);
  for (const Value& vector : *vectors.if_array()) {
    const Value result = scoring::score_or_error(vector.text_or("instrument"), *vector.find("inputs"));
    INFO(vector.text_or("id") << " gives " << json::write(result));
    REQUIRE(vector.find("expected")->if_object());
    CHECK_FALSE(vector.find("expected")->if_object()->empty());
    CHECK_FALSE(vector.text_or("source").empty());
    // A success may not hide behind a vector that names an error, nor the other way round.
    CHECK((result.find("error") != nullptr) == (vector.find("expected")->find("error") != nullptr));
    for (const json::Member& wanted : *vector.find("expected")->if_object()) {
      INFO(wanted.name << " should be " << json::write(wanted.value));
      CHECK(holds(result, wanted));
    }
  }
}

}  // namespace

TEST_CASE("the shared known answers") { check_all("tests/vectors/instruments.json", 149); }

TEST_CASE("our own known answers") { check_all("tests/vectors/instruments-ours.json", 515); }
