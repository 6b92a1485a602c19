#include "core/base/result.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <set>

using namespace sealwell;

TEST_CASE("a Result holds a value or a failure") {
  const Result<int> good = 7;
  CHECK(good.ok());
  CHECK(good.value() == 7);
  const Result<int> bad = Failure{Error::missing_field, "/item/0"};
  CHECK_FALSE(bad);
  CHECK(bad.error() == Error::missing_field);
  CHECK(bad.failure().where == "/item/0");
  Result<std::unique_ptr<int>> moved = std::make_unique<int>(3);
  CHECK(*std::move(moved).value() == 3);
}

TEST_CASE("every error has its own stable name") {
  std::set<std::string_view> names;
  int value = 0;
  for (;; ++value) {
    CAPTURE(value);
    const std::string_view name = error_name(static_cast<Error>(value));
    if (name == "unknown_error") break;
    CHECK(names.insert(name).second);
    for (const char c : name) CHECK(((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'));
  }
  // The compiler makes the table complete; this makes sure that the walk met it.
  CHECK(value > static_cast<int>(Error::randomness_failed));
}
