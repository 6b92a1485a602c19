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

// The state machine of one session: reduce(state, action) gives a transition. docs/session.md is its contract.

/// An action of the resident, or of the shell on their behalf.
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
  ScreenId screen;  ///< submit, input: id of the submitted screen
  Fields fields;
  std::string button;
  std::string target;           ///< change (a screen's id as text), language, star, disagree
  int position = 0;             ///< visit
  std::string acknowledgement;  ///< acknowledged: the intake's answer, unverified
  std::string reason;           ///< not-sent: offline, busy, refused
  bool saved = false;           ///< not-sent: true if the envelope is in durable storage
};

/// Reads an action. Errors: unknown_action, wrong_type, missing_field; `where` is the member.
[[nodiscard]] Result<Action> read_action(const json::Value& value);

/// A side effect that a shell, or the journey around the session, must carry out.
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

/// The state of one session. Made by `begin`; changed only by `reduce`, the record_ functions and `forget_answers`.
struct State {
  enum class Phase { asking, finished, given_up, refused, sending, not_sent, sent };

  Phase phase = Phase::asking;
  std::string language;  ///< That of the pack
  Answers answers;
  Standing standing;            ///< Derived from the answers; up to date in Phase::asking, else empty
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
  std::string trouble;                   ///< not_sent: message id that says why
  bool saved = false;                    ///< not_sent: lies in lasting storage
  bool results_offered = false;          ///< finished, refused: the results went out as a file before the answers went
};

/// Inputs of each action from outside of the core.
struct Context {
  std::int64_t now_ms = 0;  ///< Milliseconds since 1970-01-01T00:00:00Z
  /// Needed by a pack whose questionnaire calculates; else unused.
  const Calculator* calculator = nullptr;
};

/// Validation errors of a submit, by linkId.
using Errors = std::map<std::string, Checked, std::less<>>;

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

/// A transition with its screen.
struct Update : Transition {
  Screen screen;
};

/// A new session at the start screen, in the language of the pack.
[[nodiscard]] Update begin(const pack::ServicePack& pack, const Context& context);

/// reduce and screen_of in one call, for callers that seal nothing: tests and fuzz targets.
[[nodiscard]] Update update(const pack::ServicePack& pack, State state, const Action& action, const Context& context);

/// True if the action `language` is valid now: the pack has that language, and the session is in Phase::asking.
[[nodiscard]] bool may_speak(const pack::ServicePack& pack, const State& state, std::string_view language);

}  // namespace sealwell::engine
