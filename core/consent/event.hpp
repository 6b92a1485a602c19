#pragma once

#include "core/base/result.hpp"
#include "core/consent/decision.hpp"

#include <string>
#include <string_view>
#include <vector>

// Consent events: an append-only log of what happened to a pack's statements. docs/consent.md, "Decisions".
namespace sealwell::consent {

/// One consent event. `previous` chains it to the event before; core/receipt computes it.
struct Event {
  enum class Kind { requested, given, refused, lapsed, amended, withdrawn, deleted_before_sending };
  enum class Actor { resident, carer, staff };
  Kind kind = Kind::requested;
  Actor actor = Actor::resident;
  std::int64_t at_ms = 0;  ///< By the clock of the device, cut to whole seconds when written
  std::string method;      ///< "screen", the label of a button, or how staff were told
  std::string statement, version, language;
  std::string text_hash;  ///< SHA-256 of the wording, hexadecimal
  std::string previous;   ///< SHA-256 of the event before, hexadecimal
};

/// Maximum length in bytes of each text of an event. Ours.
inline constexpr std::size_t event_text_max_bytes = 500;

/// The name of an event kind in JSON: `requested`, `given` …
[[nodiscard]] std::string_view event_name(Event::Kind kind);

/// The event that `statement` was shown in `language`.
[[nodiscard]] Event request(const pack::Statement& statement, const std::string& language, std::int64_t now_ms);

/// The event of a decision: given, refused or lapsed.
[[nodiscard]] Event event_of(const Decision& decision);

/// `event` in the form that is hashed and stored: the members of docs/consent.md, in that order.
[[nodiscard]] json::Value to_json(const Event& event);

/// Reads the form that to_json writes. Errors: wrong_type, missing_field, unknown_value; `where` is the member.
[[nodiscard]] Result<Event> read_event(const json::Value& value);

/// Errors in the sequence of events: a decision must follow its request, a lapse a decision, a withdrawal a consent. One line
/// for each wrong event, with its number (counted from 1); empty if the sequence is valid.
[[nodiscard]] std::vector<std::string> sequence_errors(const std::vector<Event>& events);

/// The given and refused events that have not lapsed since, in order: the decisions that stand.
[[nodiscard]] std::vector<const Event*> standing_decisions(const std::vector<Event>& events);

/// The event that is in effect for `statement`: the last given, refused, lapsed, withdrawn or deleted_before_sending;
/// nullptr if there is none.
[[nodiscard]] const Event* effective_event(const std::vector<Event>& events, std::string_view statement);

}  // namespace sealwell::consent
