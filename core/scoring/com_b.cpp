#include "core/scoring/com_b.hpp"

#include "core/scoring/adapters.hpp"
#include "core/scoring/ids.hpp"

#include <algorithm>

namespace sealwell::scoring {
namespace {

constexpr int rating_most = 10;
constexpr int near = 1;  // points from automatic motivation, rule 3

std::optional<Decimal> mean(const std::optional<int>& a, const std::optional<int>& b) {
  if (!a || !b) return std::nullopt;
  return Decimal(std::int64_t{5} * (*a + *b), 1);
}

// Components rated at most `limit`, in their order.
std::vector<Component> rated_up_to(const ComBRatings& ratings, int limit) {
  std::vector<Component> found;
  for (const Component component : components) {
    const auto& rating = ratings.of(component);
    if (rating && *rating <= limit) found.push_back(component);
  }
  return found;
}

struct Extent {
  int lowest = rating_most;
  int highest = 0;
};

Extent extent_of(const ComBRatings& ratings) {
  Extent extent;
  for (const auto& rating : ratings.rating) {
    if (!rating) continue;
    extent.lowest = std::min(extent.lowest, *rating);
    extent.highest = std::max(extent.highest, *rating);
  }
  return extent;
}

// The rules in com_b.hpp, numbered as there.
std::vector<Component> barriers_of(const ComBRatings& ratings) {
  const Extent extent = extent_of(ratings);
  if (extent.lowest >= no_barrier_from || extent.lowest >= extent.highest) return {};  // 1
  std::vector<Component> barriers = rated_up_to(ratings, extent.lowest);               // 2
  if (barriers.size() == 1 && barriers.front() == Component::automatic_motivation) {   // 3
    return rated_up_to(ratings, std::min(extent.lowest + near, no_barrier_from - 1));
  }
  return barriers;
}

json::Value list_of(std::span<const Component> listed) { return list_of_ids(listed, component_id); }

}  // namespace

static_assert(ends_with_id(component_ids, Component::automatic_motivation, "automatic_motivation"));

std::string_view component_id(Component component) { return component_ids[static_cast<std::size_t>(component)]; }

std::optional<Component> component_from_id(std::string_view id) { return value_of_id<Component>(component_ids, id); }

ComBProfile com_b_profile(const ComBRatings& ratings) {
  using enum Component;
  ComBProfile profile;
  profile.capability = mean(ratings.of(physical_capability), ratings.of(psychological_capability));
  profile.opportunity = mean(ratings.of(physical_opportunity), ratings.of(social_opportunity));
  profile.motivation = mean(ratings.of(reflective_motivation), ratings.of(automatic_motivation));
  profile.lowest = rated_up_to(ratings, extent_of(ratings).lowest);
  profile.barriers = barriers_of(ratings);
  return profile;
}

std::optional<Change> what_would_change(const ComBRatings& ratings) {
  const std::vector<Component> now = barriers_of(ratings);
  for (int size = 1; size <= rating_most; ++size) {
    for (const int step : {size, -size}) {
      for (const Component component : components) {
        const auto& rating = ratings.of(component);
        if (!rating || *rating + step < 0 || *rating + step > rating_most) continue;
        ComBRatings other = ratings;
        other.of(component) = *rating + step;
        std::vector<Component> then = barriers_of(other);
        if (then != now) return Change{component, *rating + step, std::move(then)};
      }
    }
  }
  return std::nullopt;
}

ChecklistProfile barriers_from_checklist(std::span<const Component> picked) {
  ChecklistProfile profile;
  for (const Component component : components) {
    const auto count = static_cast<std::size_t>(std::count(picked.begin(), picked.end(), component));
    // Six at most: each goes behind those that are named as often, which a library's sort does not
    // do in a tenth of the code.
    const auto place = std::find_if(profile.ranked.begin(), profile.ranked.end(),
                                    [&](const ComponentCount& ranked) { return ranked.count < count; });
    if (count > 0) profile.ranked.insert(place, {component, count});
  }
  for (const ComponentCount& ranked : profile.ranked) {
    if (ranked.count == profile.ranked.front().count) profile.barriers.push_back(ranked.component);
  }
  return profile;
}

std::optional<ChecklistChange> what_would_change(std::span<const ListedBarrier> list) {
  const auto barriers_with = [&](std::size_t other) {
    std::vector<Component> picked;
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (list[i].picked != (i == other)) picked.push_back(list[i].component);
    }
    return barriers_from_checklist(picked).barriers;
  };
  const std::vector<Component> now = barriers_with(list.size());
  if (now.empty()) return std::nullopt;
  for (const bool picked : {false, true}) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (list[i].picked != picked) continue;
      std::vector<Component> then = barriers_with(i);
      if (then != now) return ChecklistChange{i, std::move(then)};
    }
  }
  return std::nullopt;
}

void score_comb_keyworth6(Inputs& in, Outputs& out) {
  ComBRatings ratings;
  bool any = false;
  for (const Component component : components) {
    ratings.of(component) = in.optional_whole(component_id(component), 0, rating_most);
    any = any || ratings.of(component);
  }
  if (!any) in.miss(component_id(components.front()));
  const ComBProfile profile = com_b_profile(ratings);
  out.put("capability", profile.capability);
  out.put("opportunity", profile.opportunity);
  out.put("motivation", profile.motivation);
  out.put("lowest_components", list_of(profile.lowest));
  out.put("barriers", list_of(profile.barriers));
  const auto computed = what_would_change(ratings);
  if (!computed) return out.put_null("what_would_change");
  Outputs change;
  change.put("component", component_id(computed->component));
  change.put("rating", computed->rating);
  change.put("barriers", list_of(computed->barriers));
  out.put("what_would_change", change.take());
}

}  // namespace sealwell::scoring
