#pragma once

#include "core/engine/answers.hpp"
#include "core/pack/service_pack.hpp"
#include "core/scoring/com_b.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sealwell::engine {

struct State;

/// The COM-B findings from a resident's answers, by the pack's method: six ratings, or a barrier checklist.
struct ComB {
  std::string goal;                             ///< Option code of the goal; empty if none was chosen
  std::optional<scoring::ComBRatings> ratings;  ///< Nothing if nothing was rated
  const pack::BarrierChecklist* checklist =
      nullptr;  ///< The answered checklist (also if with "none of these"), or nullptr

  /// One barrier of the answered list.
  struct Listed {
    const pack::ListedBarrier* barrier;
    scoring::Component component;
    std::string words;  ///< As the resident read it
    bool picked = false;
  };
  std::vector<Listed> listed;  ///< In the order in which the question offers them

  /// True if there are findings to show or to disagree with.
  [[nodiscard]] bool has_data() const { return ratings || checklist; }
  /// The components that are barriers, by the rules of scoring/com_b.hpp.
  [[nodiscard]] std::vector<scoring::Component> barriers() const;
  /// Number of picked barriers by component, most first; empty for ratings.
  [[nodiscard]] std::vector<scoring::ComponentCount> counts() const;

  friend bool operator==(const ComB& a, const ComB& b);
};

[[nodiscard]] ComB com_b(const pack::ServicePack& pack, const Answers& answers);

/// Ids of the components that are barriers, or of the one that the resident named instead.
[[nodiscard]] std::vector<std::string> barriers(const pack::ServicePack& pack, const State& state);

/// A suggestion, and the component for which it is shown.
struct RelevantSuggestion {
  const pack::Advice* advice;
  std::string component;
};

/// The suggestions for the barriers found (or named by the resident): those that list the barrier's component and one
/// of the intervention functions that the behaviour change wheel ticks for it. In the order of the barriers, then of
/// the pack.
[[nodiscard]] std::vector<RelevantSuggestion> relevant_suggestions(const pack::ServicePack& pack, const State& state);

}  // namespace sealwell::engine
