#include "core/scoring/behaviour_change_wheel.hpp"

#include "core/scoring/tdf.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace sealwell::scoring;

TEST_CASE("function and domain ids go both ways") {
  std::set<std::string_view> ids;
  for (std::size_t i = 0; i < intervention_function_count; ++i) {
    CAPTURE(i);
    const auto function = static_cast<InterventionFunction>(i);
    CHECK(function_from_id(function_id(function)) == function);
    ids.insert(function_id(function));
  }
  for (std::size_t i = 0; i < tdf_domain_count; ++i) {
    CAPTURE(i);
    const auto domain = static_cast<TdfDomain>(i);
    CHECK(tdf_domain_from_id(tdf_domain_id(domain)) == domain);
    CHECK_FALSE(components_for(domain).empty());
    ids.insert(tdf_domain_id(domain));
  }
  CHECK(ids.size() == intervention_function_count + tdf_domain_count);
  CHECK_FALSE(function_from_id("regulation"));
  CHECK_FALSE(tdf_domain_from_id("luck"));
}

TEST_CASE("each component has the 2014 row's number of functions") {
  // 2011, table 2, has 2, 3, 3, 3, 4 and 6 in this order; 2014 adds one to both opportunities and to
  // automatic motivation.
  const std::size_t counts[] = {2, 3, 4, 4, 4, 7};
  for (std::size_t i = 0; i < component_count; ++i) {
    CAPTURE(i);
    CHECK(functions_for(components[i]).size() == counts[i]);
  }
}

TEST_CASE("a union holds each row once, and coercion and restriction are never offered") {
  for (unsigned chosen = 0; chosen < 64; ++chosen) {
    CAPTURE(chosen);
    std::vector<Component> barriers;
    std::set<InterventionFunction> expected;
    for (unsigned i = 0; i < component_count; ++i) {
      if (!(chosen >> i & 1u)) continue;
      barriers.push_back(components[i]);
      for (const auto function : functions_for(components[i])) expected.insert(function);
    }
    const auto functions = functions_for(barriers);
    CHECK(std::set(functions.begin(), functions.end()) == expected);
    CHECK(functions.size() == expected.size());
    CHECK(std::is_sorted(functions.begin(), functions.end(),
                         [](auto a, auto b) { return function_id(a) < function_id(b); }));
    expected.erase(InterventionFunction::coercion);
    expected.erase(InterventionFunction::restriction);
    const auto offered = offered_functions(barriers);
    CHECK(std::set(offered.begin(), offered.end()) == expected);
    CHECK(std::is_sorted(offered.begin(), offered.end()));
    // Whatever gets in the way, there is something to offer.
    CHECK(offered.empty() == barriers.empty());
  }
}
