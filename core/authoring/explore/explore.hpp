#pragma once

#include "core/authoring/explore/passage.hpp"
#include "core/authoring/explore/screens_of.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sealwell::explore {

/// Something that a pack can lead to, and how. docs/pack-explore.md says what each means.
struct Way {
  Truth reachable = Truth::open;
  json::Value needs;  ///< linkId -> what to answer: what it takes
  bool fewest = false;
  json::Value answers;  ///< linkId -> what to type: all of it, from the start
  json::Value decisions =
      json::Value::object();  ///< Statement -> "no", where a question has the decision as its answer
};

struct ItemWay {
  int item = -1;
  Way way;
};

/// A journey's length in screens, with the start and the end.
struct JourneyLength {
  bool known = false, exact = false;
  int screens = 0;
  json::Value answers;
  json::Value decisions = json::Value::object();  ///< As Way has them
};

struct Outcome {
  engine::ScreenId id;  ///< As Passage::ends
  Way way;
  JourneyLength shortest, longest;
};

struct FlagWay {
  std::string flag;
  Way way;
};

/// A place from which nothing leads on, or to which nothing leads.
struct DeadEnd {
  std::string pointer, problem, mend;
  json::Value needs;  ///< The answers that lead there; null where none do
};

struct Explored {
  std::vector<ItemWay> items;
  std::vector<Outcome> outcomes;
  JourneyLength shortest, longest;
  std::vector<FlagWay> flags;
  std::vector<DeadEnd> dead_ends;
  std::vector<std::string> unknown;
  std::int64_t work = 0;
  bool gave_up = false;
};

/// Work that suffices for a pack of a few hundred questions, in conditions looked at.
inline constexpr std::int64_t usual_work = 150'000'000;

/// Looks at every path through `pack`. `now_ms` bounds a date of birth.
[[nodiscard]] Explored explore(const pack::ServicePack& pack, std::int64_t now_ms, std::int64_t work = usual_work);

/// The sends that a pack leads to on a path that never asks for a consent which they need.
[[nodiscard]] std::vector<DeadEnd> sends_without_consent(const pack::ServicePack& pack, std::int64_t now_ms,
                                                         std::int64_t work);

/// docs/pack-explore.md's JSON, and the same for people.
[[nodiscard]] json::Value to_json(const Explored& explored, const pack::ServicePack& pack);
[[nodiscard]] std::string to_text(const Explored& explored, const pack::ServicePack& pack);

}  // namespace sealwell::explore
