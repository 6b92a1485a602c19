#pragma once

#include "core/base/result.hpp"
#include "core/consent/decision.hpp"

#include <string>
#include <string_view>
#include <vector>

// What happened to a pack's statements, as a list to which events are added. docs/consent.md, "Decisions".
namespace sealwell::consent {

/// One event. `previous` ties it to the one before; core/receipt works it out.
struct Event {
  enum class Kind { requested, given, refused, amended, withdrawn, deleted_before_sending };
  enum class Actor { resident, carer, staff };
  Kind kind = Kind::requested;
  Actor actor = Actor::resident;
  std::int64_t at_ms = 0;  ///< By the clock of the device, cut to whole seconds when written
  std::string method;      ///< "screen", the label of a button, or how staff were told
  std::string statement, version, language;
  std::string text_hash;  ///< SHA-256 of the wording, hexadecimal
  std::string previous;   ///< SHA-256 of the event before, hexadecimal
};

/// Most bytes of any of an event's texts.
inline constexpr std::size_t event_text_max_bytes = 500;

/// `requested`, `given` … as they stand in JSON.
[[nodiscard]] std::string_view event_name(Event::Kind kind);

/// That `statement` was on the screen in `language`.
[[nodiscard]] Event request(const pack::Statement& statement, const std::string& language, std::int64_t now_ms);

/// What a session decided, as an event.
[[nodiscard]] Event event_of(const Decision& decision);

/// The event as it is hashed and kept: the members of docs/consent.md, in its order.
[[nodiscard]] json::Value to_json(const Event& event);

/// Reads what to_json writes, and nothing else. Errors: wrong_type, missing_field, unknown_value; `where` is the
/// member.
[[nodiscard]] Result<Event> read_event(const json::Value& value);

/// Whether each event may follow those before it (a decision follows its request, what takes back follows what was
/// given). One line for each that may not, with its place (the first is 1).
[[nodiscard]] std::vector<std::string> misplaced(const std::vector<Event>& events);

/// What counts about `statement`: the last given, refused, withdrawn or deleted_before_sending; nullptr without one.
[[nodiscard]] const Event* standing(const std::vector<Event>& events, std::string_view statement);

}  // namespace sealwell::consent
