#pragma once

#include "core/engine/action.hpp"
#include "core/engine/checking.hpp"
#include "core/engine/screen.hpp"
#include "core/engine/state.hpp"
#include "core/pack/service_pack.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::engine {

// The state machine of one resident's run through a pack. docs/session.md is its contract.

/// What a shell, or the journey around the session, must do.
struct Effect {
  enum class Type {
    send,        ///< Build the record of `kind`, check it, seal it, post it
    file,        ///< Offer `document` as a file
    print,       ///< Open the print dialogue
    post_again,  ///< Post what is in the outbox
    discard,     ///< Forget the outbox entry
    wipe,        ///< Every answer has been forgotten: forget copies
    completed,   ///< Tell the host page
    closed,      ///< Tell the host page
  };
  Type type = Type::print;
  std::string kind;       ///< send: "referral" or "call-back"
  std::string file_id;    ///< file
  std::string file_name;  ///< file: without its ending
  Screen document;        ///< file: what the file shows
};

/// What a submit found wrong, by linkId.
using Errors = std::map<std::string, Checked, std::less<>>;

/// What the next screen says of the last action, and no screen after it.
struct Notices {
  Errors errors;                 ///< submit: what was refused
  std::string missing_language;  ///< language: the one whose texts could not be had; else empty
};

/// What an action leads to: the state, and what is to be done. The screen is made afterwards, from what came of that.
struct Transition {
  State state;
  Notices notices;
  enum class Focus { none, heading, errors } focus = Focus::heading;
  /// The screen that is shown still stands, only its alerts may have changed: after `input`, and
  /// after any late action on a screen that offers the only copy of a file.
  bool alerts_only = false;
  std::vector<Effect> effects;
};

/// One step, decided but not shown. An action that does not fit the screen at hand changes nothing. With the action
/// `language` the pack must be the one in that language, whichever it was before; where it is not, the resident is told
/// that it could not be had. After the effect `send` either record_sealed or record_not_sealed settles the state.
[[nodiscard]] Transition reduce(const pack::ServicePack& pack, State state, const Action& action,
                                const Context& context);

/// The envelope is sealed and goes by `reference`: nothing leads back to the questions. The answers stay until
/// forget_answers, so that the safety messages that they raise still stand above the screen made now.
void record_sealed(State& state, std::string reference);

/// The record could not be sealed: nothing was sent, every answer is still there, and it can be tried again.
void record_not_sealed(State& state);

/// Forgets every answer and keeps the screen at hand.
void forget_answers(State& state);

/// The screen of a state that is settled.
[[nodiscard]] Screen screen_of(const pack::ServicePack& pack, const State& state, const Context& context,
                               const Notices& notices = {});

/// A step with its screen.
struct Update : Transition {
  Screen screen;
};

/// A new run, at the start screen, in the language of the pack.
[[nodiscard]] Update begin(const pack::ServicePack& pack, const Context& context);

/// One step with its screen: reduce, and screen_of where it led. For those who seal nothing: tests and fuzz targets.
[[nodiscard]] Update update(const pack::ServicePack& pack, State state, const Action& action, const Context& context);

/// Whether the action `language` means anything now: the pack has that language, and something is still asked.
[[nodiscard]] bool may_speak(const pack::ServicePack& pack, const State& state, std::string_view language);

}  // namespace sealwell::engine
