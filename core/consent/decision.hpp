#pragma once

#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::consent {

/// One decision about a statement. Decisions are appended and never changed: deciding again leaves both.
struct Decision {
  /// `lapsed`: the answers came to be such that the statement isn't asked; what was decided before stands no longer.
  enum class Event { given, refused, lapsed };
  Event event = Event::given;
  std::string statement;  ///< Id in the pack
  std::string version;
  std::string language;    ///< The language of the wording that was on the screen
  std::string text_hash;   ///< SHA-256 of that wording, as the pack's build wrote it
  std::string method;      ///< The label of the button that was pressed; lapsed_method where it lapsed
  std::int64_t at_ms = 0;  ///< Milliseconds since 1970-01-01T00:00:00Z
};

/// The method of a decision that lapsed: the resident changed an answer.
inline constexpr std::string_view lapsed_method = "answers";

/// A decision about `statement`, made now on its wording in `language`.
[[nodiscard]] Decision decide(const pack::Statement& statement, const std::string& language, bool given,
                              std::int64_t now_ms);

/// The lapse of `decision`, now.
[[nodiscard]] Decision lapse(const Decision& decision, std::int64_t now_ms);

/// The decision that stands about the statement with that id: the latest; nullptr if there is none, or it has lapsed.
[[nodiscard]] const Decision* latest(const std::vector<Decision>& decisions, std::string_view statement);

/// The given and refused decisions that have not lapsed since, in order: those about statements that still apply.
[[nodiscard]] std::vector<Decision> standing(const std::vector<Decision>& decisions);

/// `decision`, given or refused, as a record has it: what was shown (statement, version, language, text hash, each point by its id), and
/// what was decided, when and how (docs/consent.md).
[[nodiscard]] json::Value to_json(const Decision& decision, const pack::Statement& statement);

}  // namespace sealwell::consent
