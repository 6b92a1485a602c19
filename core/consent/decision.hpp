#pragma once

#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sealwell::consent {

/// What happened to one statement. Events are appended and never changed: a decision that was
/// made again leaves both.
struct Decision {
  enum class Event { given, refused };
  Event event = Event::given;
  std::string statement;  ///< Id in the pack
  std::string version;
  std::string language;    ///< The language of the wording that was on the screen
  std::string text_hash;   ///< SHA-256 of that wording, as the pack's build wrote it
  std::string method;      ///< The label of the button that was pressed
  std::int64_t at_ms = 0;  ///< Milliseconds since 1970-01-01T00:00:00Z
};

/// The event of deciding about `statement`, as its wording in `language` was shown.
[[nodiscard]] Decision decide(const pack::Statement& statement, const std::string& language, bool given,
                              std::int64_t now_ms);

/// The latest decision about that statement; nullptr when there is none.
[[nodiscard]] const Decision* latest(const std::vector<Decision>& decisions, std::string_view statement);

/// One decision as it stands in a record: what was shown (statement, version, language, text hash,
/// each point by its id) and what was decided, when and how.
[[nodiscard]] json::Value to_json(const Decision& decision, const pack::Statement& statement);

}  // namespace sealwell::consent
