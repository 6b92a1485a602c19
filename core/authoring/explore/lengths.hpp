#pragma once

#include "core/authoring/explore/search.hpp"

namespace sealwell::explore {

/// The length of a journey in screens of questions, texts and steps, without start and end.
struct Length {
  bool known = false;  ///< False if no journey was found
  bool exact = false;  ///< False if the budget did not suffice to rule out a better one
  int screens = 0;
  Decisions decisions;  ///< Answers that lead to this length
};

/// The shortest or the longest journey that meets `goal`, counting screens up to position `last`.
[[nodiscard]] Length length(const Space& space, const Screens& screens, const Goal& goal, int last, bool longest,
                            Budget& budget);

}  // namespace sealwell::explore
