#pragma once

#include "core/base/bits.hpp"
#include "core/engine/answers.hpp"
#include "core/pack/service_pack.hpp"

#include <cstdint>
#include <vector>

namespace sealwell::engine {

/// What follows from the answers that were given, brought up to date by `settle` after each change, so that an
/// action costs what it changes and not what the questionnaire holds.
struct Standing {
  std::vector<std::uint8_t> enabled;  ///< By item: whether it applies. Empty: nothing was worked out yet
  Bits shown;                         ///< By place: a question or page with something to show
  Bits open;                          ///< By place: of these, those where something is not settled yet
  Bits noted;                         ///< By place: a note that stands

  [[nodiscard]] bool operator==(const Standing&) const = default;
};

/// Brings answers into agreement with themselves after those of the items `changed` were changed: drops every
/// answer whose question no longer applies or whose option is no longer offered, takes the single option of a
/// question that offers only one (urn:sealwell:options-chosen-in), gives questions that nobody is asked their
/// initial values, and notes what stands now. Everything is worked out when nothing was yet.
void settle(const pack::ServicePack& pack, Answers& answers, Standing& standing, const std::vector<int>& changed);

/// The same from the beginning, where what changed is not known.
void settle(const pack::ServicePack& pack, Answers& answers, Standing& standing);

/// The same for answers alone.
void settle(const pack::Questionnaire& questionnaire, Answers& answers);

/// Gives the hidden question that the statement names the decision as its answer, and settles what depends on it. False
/// where the statement names none.
bool take_decision(const pack::ServicePack& pack, const pack::Statement& statement, bool given, Answers& answers,
                   Standing& standing);

/// Whether the step is the one that asks its top-level item now: the first of those that ask it and whose
/// conditions hold.
[[nodiscard]] bool stands_in_step(const pack::ServicePack& pack, const Answers& answers, const Standing& standing,
                                  const pack::Place& place);

}  // namespace sealwell::engine
