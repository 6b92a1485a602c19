#pragma once

#include "core/base/decimal.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace sealwell::scoring {

// COM-B: Michie, van Stralen, West 2011 (Implementation Science 6:42) and Michie, Atkins, West
// 2014. Two ways in: six ratings (Keyworth, Epton, Goldthorpe, Calam, Armitage 2020, British
// Journal of Health Psychology 25:474-501, doi 10.1111/bjhp.12417), or a list of barriers from
// which the resident picks and whose entries each carry a component.

/// The six components, in the order of every list here.
enum class Component : std::uint8_t {
  physical_capability,       ///< Physical skill, strength or stamina.
  psychological_capability,  ///< Knowledge, and the skills and stamina to think and decide.
  physical_opportunity,      ///< Time, money, places, things and reminders in the surroundings.
  social_opportunity,        ///< Other people: their help, habits and expectations.
  reflective_motivation,     ///< Plans, intentions, beliefs about what is good or worth it.
  automatic_motivation,      ///< Wants, feelings, cravings, impulses and habits.
};

inline constexpr std::size_t component_count = 6;
inline constexpr std::array<Component, component_count> components = {
    Component::physical_capability, Component::psychological_capability, Component::physical_opportunity,
    Component::social_opportunity,  Component::reflective_motivation,    Component::automatic_motivation,
};

/// The id of a component: "physical_capability" and so on.
[[nodiscard]] std::string_view component_id(Component component);
/// The component with that id; nothing for an unknown id.
[[nodiscard]] std::optional<Component> component_from_id(std::string_view id);

/// The six ratings by component, each 0 (strongly disagree) to 10 (strongly agree) with a
/// statement about the wanted behaviour; nothing where the statement was not rated.
struct ComBRatings {
  std::array<std::optional<int>, component_count> rating;

  [[nodiscard]] const std::optional<int>& of(Component component) const {
    return rating[static_cast<std::size_t>(component)];
  }
  [[nodiscard]] std::optional<int>& of(Component component) { return rating[static_cast<std::size_t>(component)]; }
};

/// The COM-B profile of six ratings.
struct ComBProfile {
  // Each is the mean of its two components, 0 to 10 in steps of 0.5; nothing when either was not
  // rated. A component's own score is its rating. There is no total.
  std::optional<Decimal> capability;
  std::optional<Decimal> opportunity;
  std::optional<Decimal> motivation;

  /// The lowest of the rated components, ties kept, in the components' order. Arithmetic only.
  std::vector<Component> lowest;

  /// What a resident is shown as "the things that look hardest for you", in the components' order.
  /// No source sets a cut-off for a barrier, so these rules are ours:
  /// 1. Nothing when every rating is 8 or more (nothing stands in the way), and nothing when all
  ///    are equal or only one is given (nothing stands out).
  /// 2. Otherwise the lowest, ties kept.
  /// 3. Automatic motivation is naturally low for a behaviour that is new, so it does not outrank
  ///    alone what is nearly as low: when it is the only lowest, components within 1 point of it
  ///    and below 8 are shown beside it.
  std::vector<Component> barriers;
};

/// From this rating on a component is never a barrier (rules 1 and 3 above). Ours.
inline constexpr int no_barrier_from = 8;

/// The profile of `ratings`. Precondition: each rating is 0 to 10.
[[nodiscard]] ComBProfile com_b_profile(const ComBRatings& ratings);

/// A change of one rating, and the barriers that it would lead to.
struct Change {
  Component component;
  int rating;                       ///< 0 to 10, other than the present one.
  std::vector<Component> barriers;  ///< What would be shown then; may be empty.
};

/// The smallest change of one given rating that changes `barriers`: computed, so that "what would
/// change this" is never a guess. Among changes of the same size a rise comes before a fall, then
/// the components' order decides. Nothing when no single change does it (fewer than two ratings).
[[nodiscard]] std::optional<Change> what_would_change(const ComBRatings& ratings);

/// The number of picked barriers that name a component.
struct ComponentCount {
  Component component;
  std::size_t count;  ///< At least 1.
};

/// The COM-B profile of a barrier checklist.
struct ChecklistProfile {
  /// Every named component, the most often named first; equal counts in the components' order.
  std::vector<ComponentCount> ranked;
  /// The components with the highest count, ties kept; empty when nothing was picked. The rule for
  /// automatic motivation does not apply: a picked barrier is the resident's own word.
  std::vector<Component> barriers;
};

/// The profile of the barriers that were picked; `picked` has the component of each.
[[nodiscard]] ChecklistProfile barriers_from_checklist(std::span<const Component> picked);

/// One barrier of a pack's checklist.
struct ListedBarrier {
  Component component;
  bool picked = false;
};

/// A change of one entry of the checklist (picked, or no longer), and the barriers that it would lead to.
struct ChecklistChange {
  std::size_t entry;                ///< Index in the list.
  std::vector<Component> barriers;  ///< What would be shown then; may be empty.
};

/// The single entry whose change would change the barriers. Picking one more is preferred to taking one back, then the
/// list's order decides. Nothing if nothing is picked, if any entry would do, and if no single entry does.
[[nodiscard]] std::optional<ChecklistChange> what_would_change(std::span<const ListedBarrier> list);

}  // namespace sealwell::scoring
