#pragma once

#include "core/engine/answers.hpp"
#include "core/pack/service_pack.hpp"
#include "core/scoring/com_b.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sealwell::engine {

struct State;

/// What a resident's answers say about what gets in the way of their goal, by the way in that the
/// pack chose: six ratings, or a checklist.
struct ComB {
  std::string goal;  ///< Option code of the goal that it is about; empty when none was chosen
  std::optional<scoring::ComBRatings> ratings;        ///< Where something was rated
  const pack::BarrierChecklist* checklist = nullptr;  ///< Where a list was answered, be it with "none of these"

  /// One barrier of the answered list.
  struct Listed {
    const pack::ListedBarrier* barrier;
    scoring::Component component;
    std::string words;  ///< As the resident read it
    bool picked = false;
  };
  std::vector<Listed> listed;  ///< In the order in which the question offers them

  /// Whether there is anything to show or to disagree with.
  [[nodiscard]] bool is_there() const { return ratings || checklist; }
  /// The components that stand out, by the rules of scoring/com_b.hpp.
  [[nodiscard]] std::vector<scoring::Component> barriers() const;
  /// How often each component was picked, most often first; empty for ratings.
  [[nodiscard]] std::vector<scoring::ComponentCount> counts() const;

  friend bool operator==(const ComB& a, const ComB& b);
};

[[nodiscard]] ComB com_b(const pack::ServicePack& pack, const Answers& answers);

/// Ids of the components that stand out, or the one that the resident named instead.
[[nodiscard]] std::vector<std::string> barriers(const pack::ServicePack& pack, const State& state);

/// Something that could help, and why it is shown.
struct Help {
  const pack::Advice* advice;
  std::string component;
};

/// The suggestions for the barriers found (or named by the resident): those that name the barrier,
/// and whose function is one that the behaviour change wheel ticks for it. First the first barrier's,
/// in the pack's order.
[[nodiscard]] std::vector<Help> helpful(const pack::ServicePack& pack, const State& state);

}  // namespace sealwell::engine
