#pragma once

#include "core/base/bits.hpp"
#include "core/engine/answers.hpp"
#include "core/pack/service_pack.hpp"

#include <cstdint>
#include <vector>

namespace sealwell::engine {

/// State derived from the answers. `recompute` updates it incrementally, so that an action costs what it changes and not
/// the size of the questionnaire.
struct DerivedState {
  std::vector<std::uint8_t> enabled;  ///< By item: non-zero if it applies. Empty: not computed yet
  Bits shown;                         ///< By place: a question or page with something to show
  Bits open;                          ///< By place: those of `shown` with a question without an accepted answer
  Bits noted;                         ///< By place: a note that is shown

  [[nodiscard]] bool operator==(const DerivedState&) const = default;
};

/// Recomputes answers and derived state after the answers of the items `changed` were changed: drops answers whose
/// question no longer applies or whose option is no longer offered, answers a question with its option if only one is
/// offered (urn:sealwell:options-chosen-in), gives questions that are never asked their initial values, and updates
/// `derived`. If `derived` is empty everything is computed.
void recompute(const pack::ServicePack& pack, Answers& answers, DerivedState& derived, const std::vector<int>& changed);

/// Recomputes everything, for unknown changes.
void recompute(const pack::ServicePack& pack, Answers& answers, DerivedState& derived);

/// Recomputes the answers alone, without derived state.
void recompute(const pack::Questionnaire& questionnaire, Answers& answers);

/// Sets the decision as the answer of the hidden question that the statement names, and recomputes what depends on it.
/// False if the statement names none.
bool set_decision_answer(const pack::ServicePack& pack, const pack::Statement& statement, bool given, Answers& answers,
                         DerivedState& derived);

/// Removes the answer that a decision about the statement was, and recomputes what depends on it. False if the
/// statement names no question.
bool remove_decision_answer(const pack::ServicePack& pack, const pack::Statement& statement, Answers& answers,
                            DerivedState& derived);

/// True if the step of `place` is the one that asks its top-level item now: the first step that lists the item and
/// whose conditions hold.
[[nodiscard]] bool is_asked_in_step(const pack::ServicePack& pack, const Answers& answers, const DerivedState& derived,
                                    const pack::Place& place);

}  // namespace sealwell::engine
