#pragma once

#include "core/consent/decision.hpp"
#include "core/engine/answers.hpp"
#include "core/engine/calculator.hpp"
#include "core/engine/screen_id.hpp"
#include "core/engine/standing.hpp"
#include "core/json/value.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sealwell::engine {

/// One resident's run. Made by `begin`; changed only by `update`.
struct State {
  enum class Phase { asking, finished, given_up, refused, sending, not_sent, sent };

  Phase phase = Phase::asking;
  std::string language;  ///< That of the pack
  Answers answers;
  Standing standing;            ///< What follows from the answers; settled while asking, else empty
  std::vector<ScreenId> trail;  ///< The screens seen, in order
  std::size_t at = 0;           ///< Which of them is shown
  bool changing = false;        ///< A "Change" on the check screen led here: go back there
  std::vector<consent::Decision> decisions;
  std::vector<std::string> favourites;  ///< Ids of starred suggestions
  std::string own_barrier;              ///< Component that the resident names instead of the scored one
  bool disagreeing = false;             ///< The results offer the choice of another barrier
  json::Value before;        ///< What to show beside a result (by instrument) or an answer (by linkId); null: nothing
  std::string follow_up_of;  ///< The assessment is done again: reference of the first
  std::vector<std::string> fresh_flags;  ///< Safety messages that the last submit raised
  std::string record_kind;               ///< After sending: what was sent
  std::string reference;                 ///< After sending: what the resident may quote
  bool has_receipt = false;              ///< A receipt can be made of what was decided
  std::string trouble;                   ///< not_sent: message id that says why
  bool saved = false;                    ///< not_sent: lies in lasting storage
  bool results_offered = false;          ///< finished, refused: the results went out as a file before the answers went
};

/// What comes from outside with each action.
struct Context {
  std::int64_t now_ms = 0;  ///< Milliseconds since 1970-01-01T00:00:00Z
  /// Needed by a pack whose questionnaire calculates; else unused.
  const Calculator* calculator = nullptr;
};

}  // namespace sealwell::engine
