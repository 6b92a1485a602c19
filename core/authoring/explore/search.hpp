#pragma once

#include "core/authoring/explore/screens_of.hpp"
#include "core/authoring/explore/space.hpp"

#include <functional>
#include <vector>

namespace sealwell::explore {

/// Something that must not hold: conditions, while at least one of some questions is asked and none
/// of some others is.
struct Barred {
  const pack::Enabling* enabling = nullptr;
  std::vector<int> any_asked, none_asked;
};

/// What must be so for something to happen.
struct Goal {
  std::vector<int> asked;  ///< Items that apply, questions among them asked
  std::vector<int> not_asked;
  std::vector<const pack::Enabling*> hold, not_hold;
  std::vector<Barred> barred;
  Decisions given;  ///< Answers that are part of the goal; may be empty

  [[nodiscard]] std::vector<int> depends_on(const pack::Questionnaire& questionnaire) const;
};

/// Adds to `goal` that no ending of the pack comes before `position`, nor a question that nothing
/// can be answered to; `ending` is the one that may come at it, -1 for none.
void add_way_to(const Screens& screens, const Space& space, int position, int ending, Goal& goal);

struct Found {
  Truth reachable = Truth::open;
  Decisions needs;        ///< Meaningful when reachable
  bool fewest = false;    ///< No set with fewer answers reaches it
  bool borne_out = true;  ///< False when something was found that its own walk did not bear out
};

/// Looks for answers that reach `goal` and that `accept` bears out. Sets with fewer answers first.
[[nodiscard]] Found search(const Space& space, const Goal& goal, const std::function<bool(const Decisions&)>& accept,
                           Budget& budget);

/// Whether the goal is met, by these decisions alone.
[[nodiscard]] Truth is_met(const Space& space, const Goal& goal, const Decisions& decisions,
                           const std::vector<Truth>& applies);

/// How many answers were decided; several options of one question count each.
[[nodiscard]] int decided_count(const Decisions& decisions);

}  // namespace sealwell::explore
