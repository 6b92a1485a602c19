#pragma once

#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sealwell::consent {

/// One decision about a statement. Decisions are appended and never changed: deciding again leaves both.
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

/// A decision about `statement`, made now on its wording in `language`.
[[nodiscard]] Decision decide(const pack::Statement& statement, const std::string& language, bool given,
                              std::int64_t now_ms);

/// The latest decision about the statement with that id; nullptr if there is none.
[[nodiscard]] const Decision* latest(const std::vector<Decision>& decisions, std::string_view statement);

/// `decision` as a record has it: what was shown (statement, version, language, text hash, each point by its id), and
/// what was decided, when and how (docs/consent.md).
[[nodiscard]] json::Value to_json(const Decision& decision, const pack::Statement& statement);

}  // namespace sealwell::consent
