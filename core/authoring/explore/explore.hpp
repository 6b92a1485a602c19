#pragma once

#include "core/authoring/explore/screens_of.hpp"
#include "core/authoring/explore/simulated_journey.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sealwell::explore {

/// Whether something in a pack can be reached, and with which answers. docs/pack-explore.md defines the members.
struct Reachability {
  Truth reachable = Truth::open;
  json::Value needs;  ///< linkId -> answer: the answers that are necessary
  bool fewest = false;
  json::Value answers;  ///< linkId -> what to type: all answers from the start on
  json::Value decisions =
      json::Value::object();  ///< Statement -> "no", where a question has the decision as its answer
};

struct ItemReachability {
  int item = -1;
  Reachability reachability;
};

/// A journey's length in screens, including start and end.
struct JourneyLength {
  bool known = false, exact = false;
  int screens = 0;
  json::Value answers;
  json::Value decisions = json::Value::object();  ///< As Navigator has them
};

struct Outcome {
  engine::ScreenId id;  ///< As SimulatedJourney::ends
  Reachability reachability;
  JourneyLength shortest, longest;
};

struct FlagReachability {
  std::string flag;
  Reachability reachability;
};

/// Something that can't be left or can't be reached.
struct DeadEnd {
  std::string pointer, problem, fix;
  json::Value needs;  ///< Answers that lead there; null if none do
};

struct ExploreReport {
  std::vector<ItemReachability> items;
  std::vector<Outcome> outcomes;
  JourneyLength shortest, longest;
  std::vector<FlagReachability> flags;
  std::vector<DeadEnd> dead_ends;
  std::vector<std::string> unknown;
  std::int64_t work = 0;
  bool gave_up = false;
};

/// Default work limit in conditions evaluated; enough for a pack of a few hundred questions. Ours.
inline constexpr std::int64_t default_work_limit = 150'000'000;

/// Explores every path through `pack`. `now_ms` is the upper bound of a date of birth. `work`: conditions to evaluate
/// at most; the report says whether that sufficed.
[[nodiscard]] ExploreReport explore(const pack::ServicePack& pack, std::int64_t now_ms,
                                    std::int64_t work = default_work_limit);

/// Send steps that can be reached without being asked for a consent that they require.
[[nodiscard]] std::vector<DeadEnd> sends_without_consent(const pack::ServicePack& pack, std::int64_t now_ms,
                                                         std::int64_t work);

/// The report as the JSON of docs/pack-explore.md, and as text for people.
[[nodiscard]] json::Value to_json(const ExploreReport& explored, const pack::ServicePack& pack);
[[nodiscard]] std::string to_text(const ExploreReport& explored, const pack::ServicePack& pack);

}  // namespace sealwell::explore
