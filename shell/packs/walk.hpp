#pragma once

#include "core/journey/journey.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sealwell::shell {

/// A scripted resident: answers and decisions from a file. docs/pack-format.md, "Scenarios", has the
/// form; a file without `answers` is read as the answers themselves.
struct Resident {
  json::Value answers;    ///< linkId -> value or list of values
  json::Value decisions;  ///< statement -> "yes" or "no"; a statement without one is agreed to
  std::string barrier;    ///< Component that they name instead of the scored one; may be empty
  std::vector<std::string> favourites;
  json::Value again;  ///< The action with which they begin from an earlier receipt; null: they don't
};

[[nodiscard]] Resident read_resident(const json::Value& value);

/// An answer of such a file as typed text; empty for a value that can't be typed.
[[nodiscard]] std::string as_typed(const json::Value& value);

/// The result of a walk through a pack.
struct WalkResult {
  engine::ScreenId ends;             ///< The ending; `sent` for what was sealed and posted; or where it stopped
  std::string stopped;               ///< Why it could not go on; empty when it came to an end
  std::string says;                  ///< What the screen where it stopped says is wrong, as people read it
  std::vector<std::string> screens;  ///< Ids, in order
  std::vector<std::string> asked;    ///< linkIds of the questions that were shown
  std::vector<std::string> flags;    ///< Safety messages raised on the way, each once
  json::Value scores;                ///< By instrument, as the results showed them
  std::vector<std::string> barriers;
  std::vector<std::string> advice;  ///< Ids of the suggestions that the results made
  json::Value consents;             ///< Decisions as recorded
  json::Value record;               ///< As it was sealed; null when nothing was sent
  std::string kind;                 ///< "referral" or "call-back"; empty when nothing was sent
  Bytes envelope;
  json::Value receipt_draft;  ///< What a receipt is made from; null where nothing was decided
  std::string transcript;     ///< One JSON line a step: {"action": …, "answer": …}
};

/// Walks a resident through a pack as a browser would: fills each screen from the answers and
/// continues, until something is sent, refused or ended.
[[nodiscard]] WalkResult walk(journey::Journey& journey, const Resident& resident, std::int64_t now_ms,
                              RandomSource& random);

/// The screen `id` as shown during that walk; nothing if the walk does not reach it.
[[nodiscard]] std::optional<engine::Screen> screen_during_walk(journey::Journey& journey, const Resident& resident,
                                                               std::int64_t now_ms, RandomSource& random,
                                                               const engine::ScreenId& id);

}  // namespace sealwell::shell
