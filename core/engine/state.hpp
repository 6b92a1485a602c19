#pragma once

#include "core/consent/decision.hpp"
#include "core/engine/answers.hpp"
#include "core/engine/calculator.hpp"
#include "core/engine/derived_state.hpp"
#include "core/engine/screen_id.hpp"
#include "core/json/value.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sealwell::engine {

/// The state of one session. Made by `begin`; changed only by `reduce`, the record_ functions and `forget_answers`.
struct State {
  enum class Phase { asking, finished, given_up, refused, sending, not_sent, sent };

  Phase phase = Phase::asking;
  std::string language;  ///< That of the pack
  Answers answers;
  DerivedState derived;         ///< Derived from the answers; up to date in Phase::asking, else empty
  std::vector<ScreenId> trail;  ///< The screens seen, in order
  std::size_t at = 0;           ///< Index in `trail` of the current screen
  bool changing = false;        ///< True after "Change" on the check screen: continue there
  std::vector<consent::Decision> decisions;
  std::vector<std::string> favourites;  ///< Ids of starred suggestions
  std::string own_barrier;              ///< Component that the resident names instead of the scored one
  bool disagreeing = false;             ///< The results offer the choice of another barrier
  json::Value before;  ///< Reassessment: earlier result (by instrument) or answer (by linkId) in words; null: none
  std::string follow_up_of;              ///< Reassessment: reference of the first referral; else empty
  std::vector<std::string> fresh_flags;  ///< Safety messages that the last submit raised
  std::string record_kind;               ///< After sending: what was sent
  std::string reference;                 ///< After sending: what the resident may quote
  bool has_receipt = false;              ///< A receipt can be made of what was decided
  std::string not_sent_reason;           ///< not_sent: message id that says why
  bool saved = false;                    ///< not_sent: lies in lasting storage
  bool results_offered = false;          ///< finished, refused: the results went out as a file before the answers went
};

/// Inputs of each action from outside of the core.
struct Context {
  std::int64_t now_ms = 0;  ///< Milliseconds since 1970-01-01T00:00:00Z
  /// Needed by a pack whose questionnaire calculates; else unused.
  const Calculator* calculator = nullptr;
};

}  // namespace sealwell::engine
