#pragma once

#include "core/engine/action.hpp"
#include "core/engine/answer_validation.hpp"
#include "core/engine/screen_fwd.hpp"
#include "core/engine/state.hpp"
#include "core/pack/service_pack.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::engine {

// The state machine of one session: reduce(state, action) gives a transition. docs/session.md is its contract.

/// A side effect that a shell, or the journey around the session, must carry out.
struct Effect {
  enum class Type {
    send,        ///< Build the record of `kind`, check it, seal it, post it
    file,        ///< Offer `document` as a file
    print,       ///< Open the print dialogue
    post_again,  ///< Post what is in the outbox
    discard,     ///< Forget the outbox entry
    wipe,        ///< Every answer has been forgotten: forget copies
    completed,   ///< Get ready to make the receipt
    closed,      ///< Nothing: the resident ended without sending
  };
  Type type = Type::print;
  std::string kind;                        ///< send: "referral" or "call-back"
  std::string file_id;                     ///< file
  std::string file_name;                   ///< file: without its ending
  std::shared_ptr<const Screen> document;  ///< file: what the file shows
};

/// Validation errors of a submit, by linkId.
using Errors = std::map<std::string, ValidationResult, std::less<>>;

/// Notices about the last action, for the next screen only.
struct Notices {
  Errors errors;                 ///< submit: what was refused
  std::string missing_language;  ///< language: the one whose texts could not be had; else empty
};

/// The result of an action: the new state and the effects. The screen is made after these have been carried out.
struct Transition {
  State state;
  Notices notices;
  enum class Focus { none, heading, errors } focus = Focus::heading;
  /// True if the current screen is unchanged but for its alerts: after `input`, and after any late action on a screen
  /// that offers the only copy of a file.
  bool alerts_only = false;
  std::vector<Effect> effects;
};

/// The reducer. An action that does not fit the current screen changes nothing. For the action `language`, `pack` must
/// be the pack in that language; if it is not, a notice says that the language is not available. After the effect
/// `send` the caller must call record_sealed or record_not_sealed.
[[nodiscard]] Transition reduce(const pack::ServicePack& pack, State state, const Action& action,
                                const Context& context);

/// Records that the envelope is sealed under `reference`: there is no way back to the questions. The answers are kept
/// until forget_answers, so that the next screen still has the safety messages that they raise.
void record_sealed(State& state, std::string reference);

/// Records that sealing failed: nothing was sent, all answers are kept, and the resident can try again.
void record_not_sealed(State& state);

/// Forgets all answers; the current screen stays.
void forget_answers(State& state);

/// The screen of a state whose `send` effect, if any, has been recorded.
[[nodiscard]] Screen screen_of(const pack::ServicePack& pack, const State& state, const Context& context,
                               const Notices& notices = {});

/// True if the action `language` is valid now: the pack has that language, and the session is in Phase::asking.
[[nodiscard]] bool can_switch_language(const pack::ServicePack& pack, const State& state, std::string_view language);

}  // namespace sealwell::engine
