#pragma once

#include "core/authoring/explore/screens_of.hpp"
#include "core/authoring/explore/space.hpp"

#include <functional>
#include <vector>

namespace sealwell::explore {

/// A forbidden situation: the conditions hold, at least one of `any_asked` is asked and none of `none_asked` is.
struct Forbidden {
  const pack::EnableRule* enable_rule = nullptr;
  std::vector<int> any_asked, none_asked;
};

/// The requirements of a search: what must and must not hold.
struct Goal {
  std::vector<int> asked;  ///< Items that apply, questions among them asked
  std::vector<int> not_asked;
  std::vector<const pack::EnableRule*> hold, not_hold;
  std::vector<Forbidden> forbidden;
  Decisions given;  ///< Answers that are part of the goal; may be empty

  [[nodiscard]] std::vector<int> depends_on(const pack::Questionnaire& questionnaire) const;
};

/// Adds to `goal` that no ending of the pack comes before `position`, nor a question that nothing
/// can be answered to; `ending` is the one that may come at it, -1 for none.
void require_reaching(const Screens& screens, const Space& space, int position, int ending, Goal& goal);

struct Found {
  Truth reachable = Truth::open;
  Decisions needs;        ///< Meaningful when reachable
  bool fewest = false;    ///< No set with fewer answers reaches it
  bool confirmed = true;  ///< False when something was found that its own walk did not bear out
};

/// Searches for answers that meet `goal` and that `accept` confirms. Sets with fewer answers come first.
[[nodiscard]] Found search(const Space& space, const Goal& goal, const std::function<bool(const Decisions&)>& accept,
                           Budget& budget);

/// Three-valued: whether the goal is met, given these decisions.
[[nodiscard]] Truth is_met(const Space& space, const Goal& goal, const Decisions& decisions,
                           const std::vector<Truth>& applies);

/// Number of decided answers; each option of a question counts.
[[nodiscard]] int decided_count(const Decisions& decisions);

}  // namespace sealwell::explore
