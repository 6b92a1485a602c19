#include "core/scoring/com_b.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <random>

using namespace sealwell;
using namespace sealwell::scoring;
using enum Component;

namespace {

ComBRatings rated(std::array<int, component_count> ratings) {
  ComBRatings all;
  for (std::size_t i = 0; i < component_count; ++i) all.rating[i] = ratings[i];
  return all;
}

bool holds(const std::vector<Component>& list, Component component) {
  return std::find(list.begin(), list.end(), component) != list.end();
}

}  // namespace

TEST_CASE("component ids go both ways") {
  for (const Component component : components) {
    CAPTURE(component);
    CHECK(component_from_id(component_id(component)) == component);
  }
  CHECK_FALSE(component_from_id("capability"));
  CHECK_FALSE(component_from_id(""));
}

TEST_CASE("no ratings, no profile, no barrier, no change") {
  const ComBProfile profile = com_b_profile({});
  CHECK_FALSE(profile.capability);
  CHECK_FALSE(profile.opportunity);
  CHECK_FALSE(profile.motivation);
  CHECK(profile.lowest.empty());
  CHECK(profile.barriers.empty());
  CHECK_FALSE(what_would_change(ComBRatings{}));
}

TEST_CASE("whatever is rated: lowest is lowest, and barriers keep their rules") {
  std::mt19937 random(20260727);
  for (int round = 0; round < 20'000; ++round) {
    CAPTURE(round);
    ComBRatings ratings;
    std::vector<int> given;
    for (auto& rating : ratings.rating) {
      const int drawn = static_cast<int>(random() % 14) - 3;
      if (drawn < 0) continue;
      rating = drawn;
      given.push_back(drawn);
    }
    const ComBProfile profile = com_b_profile(ratings);
    if (given.empty()) continue;
    const int least = *std::min_element(given.begin(), given.end());
    const int most = *std::max_element(given.begin(), given.end());
    for (const Component component : components) {
      CAPTURE(component);
      const auto& rating = ratings.of(component);
      CHECK(holds(profile.lowest, component) == (rating && *rating == least));
      if (!holds(profile.barriers, component)) continue;
      REQUIRE(rating);
      CHECK(*rating < no_barrier_from);
      CHECK(*rating <= least + 1);
    }
    CHECK(profile.barriers.empty() == (least >= no_barrier_from || least == most));
    CHECK(std::is_sorted(profile.barriers.begin(), profile.barriers.end()));
    // Everything that is lowest is a barrier, where there are any.
    for (const Component component : profile.lowest) {
      CAPTURE(component);
      if (!profile.barriers.empty()) CHECK(holds(profile.barriers, component));
    }
  }
}

TEST_CASE("the computed change does change the barriers, and no smaller one does") {
  std::mt19937 random(7);
  for (int round = 0; round < 3'000; ++round) {
    CAPTURE(round);
    ComBRatings ratings;
    int given = 0;
    for (auto& rating : ratings.rating) {
      if (random() % 8 == 0) continue;
      rating = static_cast<int>(random() % 11);
      ++given;
    }
    const auto now = com_b_profile(ratings).barriers;
    const auto change = what_would_change(ratings);
    CHECK(change.has_value() == (given >= 2));
    if (!change) continue;
    const int from = ratings.of(change->component).value();
    ComBRatings other = ratings;
    other.of(change->component) = change->rating;
    CHECK(com_b_profile(other).barriers == change->barriers);
    CHECK(change->barriers != now);
    for (const Component component : components) {
      CAPTURE(component);
      if (!ratings.of(component)) continue;
      for (int rating = 0; rating <= 10; ++rating) {
        CAPTURE(rating);
        if (std::abs(rating - *ratings.of(component)) >= std::abs(change->rating - from)) continue;
        ComBRatings smaller = ratings;
        smaller.of(component) = rating;
        CHECK(com_b_profile(smaller).barriers == now);
      }
    }
  }
}

TEST_CASE("a rise comes before a fall of the same size") {
  // Social opportunity alone is lowest by one: its rise by 1 and a fall of another by 1 both make a tie.
  const auto change = what_would_change(rated({4, 7, 7, 3, 7, 7}));
  REQUIRE(change);
  CHECK(change->component == social_opportunity);
  CHECK(change->rating == 4);
  CHECK(change->barriers == std::vector{physical_capability, social_opportunity});
}

TEST_CASE("a checklist ranks what was picked and keeps ties") {
  const std::vector picked = {automatic_motivation, social_opportunity, automatic_motivation, physical_opportunity,
                              physical_opportunity};
  const ChecklistProfile profile = barriers_from_checklist(picked);
  REQUIRE(profile.ranked.size() == 3);
  CHECK(profile.ranked[0].component == physical_opportunity);
  CHECK(profile.ranked[0].count == 2);
  CHECK(profile.ranked[1].component == automatic_motivation);
  CHECK(profile.ranked[1].count == 2);
  CHECK(profile.ranked[2].component == social_opportunity);
  CHECK(profile.ranked[2].count == 1);
  CHECK(profile.barriers == std::vector{physical_opportunity, automatic_motivation});
}

TEST_CASE("an empty checklist names no barrier, a single entry names its own") {
  CHECK(barriers_from_checklist({}).ranked.empty());
  CHECK(barriers_from_checklist({}).barriers.empty());
  const std::vector one = {automatic_motivation};
  CHECK(barriers_from_checklist(one).barriers == one);
}

TEST_CASE("a checklist: the one entry that would change the barriers") {
  const auto list = [](std::initializer_list<std::pair<Component, bool>> entries) {
    std::vector<ListedBarrier> barriers;
    for (const auto& [component, picked] : entries) barriers.push_back({component, picked});
    return barriers;
  };
  CHECK_FALSE(what_would_change(std::span<const ListedBarrier>{}));
  CHECK_FALSE(what_would_change(list({{social_opportunity, false}, {automatic_motivation, false}})));
  const auto one_more = what_would_change(list({{social_opportunity, true}, {automatic_motivation, false}}));
  REQUIRE(one_more);
  CHECK(one_more->entry == 1);
  CHECK(one_more->barriers == std::vector{social_opportunity, automatic_motivation});
  const auto one_less = what_would_change(list({{social_opportunity, true}, {social_opportunity, true}}));
  CHECK_FALSE(one_less);  // still the same one
  const auto last = what_would_change(list({{social_opportunity, true}}));
  REQUIRE(last);
  CHECK(last->barriers.empty());
}

TEST_CASE("a checklist: whatever is picked, the change named is one, and is a change") {
  std::mt19937 random(20261122);
  for (int round = 0; round < 5'000; ++round) {
    CAPTURE(round);
    std::vector<ListedBarrier> list(1 + random() % 12);
    std::vector<Component> picked;
    for (ListedBarrier& barrier : list) {
      barrier = {components[random() % component_count], random() % 2 == 0};
      if (barrier.picked) picked.push_back(barrier.component);
    }
    const auto barriers_of = [](const std::vector<ListedBarrier>& these) {
      std::vector<Component> chosen;
      for (const ListedBarrier& barrier : these) {
        if (barrier.picked) chosen.push_back(barrier.component);
      }
      return barriers_from_checklist(chosen).barriers;
    };
    const auto change = what_would_change(list);
    bool possible = false;
    for (std::size_t i = 0; i < list.size(); ++i) {
      CAPTURE(i);
      auto other = list;
      other[i].picked = !other[i].picked;
      possible = possible || barriers_of(other) != barriers_of(list);
      if (change && change->entry == i) CHECK(barriers_of(other) == change->barriers);
    }
    CHECK(change.has_value() == (possible && !picked.empty()));
    if (change) CHECK(change->barriers != barriers_of(list));
  }
}
