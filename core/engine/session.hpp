#pragma once

#include "core/base/result.hpp"
#include "core/consent/decision.hpp"
#include "core/engine/answers.hpp"
#include "core/engine/calculator.hpp"
#include "core/engine/checking.hpp"
#include "core/engine/screen.hpp"
#include "core/engine/standing.hpp"
#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::engine {

// The state machine of one resident's run through a pack. docs/session.md is its contract.

/// What the resident (or the shell on their behalf) did.
struct Action {
  enum class Type {
    submit,
    input,
    back,
    visit,
    change,
    language,
    star,
    disagree,
    print,
    clear,
    restart,
    acknowledged,
    not_sent,
    retry,
    give_up,
    again,
  };
  Type type = Type::submit;
  ScreenId screen;  ///< submit, input: the screen that was filled in
  Fields fields;
  std::string button;
  std::string target;           ///< change (a screen's id as text), language, star, disagree
  int position = 0;             ///< visit
  std::string acknowledgement;  ///< acknowledged: the intake's answer as it came
  std::string reason;           ///< not-sent: offline, busy, refused
  bool saved = false;           ///< not-sent: the shell has the envelope in lasting storage
};

/// Reads an action. Errors: unknown_action, wrong_type, missing_field; `where` is the member.
[[nodiscard]] Result<Action> read_action(const json::Value& value);

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
