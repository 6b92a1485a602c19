#pragma once

// The implementation of explore(). Used inside core/authoring/explore only.

#include "core/authoring/explore/explore.hpp"
#include "core/authoring/explore/screens_of.hpp"
#include "core/authoring/explore/search.hpp"
#include "core/authoring/explore/simulated_journey.hpp"

#include <functional>
#include <map>

namespace sealwell::explore {

/// An outcome in words for an editor: `the ending "Not for under 18s" (under-18)`.
[[nodiscard]] std::string outcome_text(const pack::ServicePack& pack, const engine::ScreenId& id);

/// One exploration of one pack. Each part of the report is made in a file of its own.
class Explorer {
 public:
  Explorer(const pack::ServicePack& pack, std::int64_t now_ms, std::int64_t work)
      : pack_(pack), budget_{work, 0}, space_(pack, now_ms), screens_(space_) {}

  ExploreReport run();
  std::vector<DeadEnd> only_consents();

 private:
  /// The decided answers in the form of a scenario.
  json::Value needs_of(const Decisions& decisions) const;
  /// The way to a goal that a walk bears out.
  Reachability look_for(const Goal& goal, const std::function<bool(const SimulatedJourney&)>& confirms,
                        const std::string& refuse = {});
  void unknown(const std::string& what);
  void dead_end(std::string pointer, std::string problem, std::string fix, json::Value needs = {});
  [[nodiscard]] static std::string item_pointer(const pack::Item& item) {
    return "/questionnaire/linkId=" + item.link_id;
  }

  // explore.cpp: what comes up
  void items();
  bool is_help(std::size_t index) const;
  Reachability reach_item(int item);
  Reachability of_children(const pack::Item& group) const;
  void options();
  void stuck_questions();

  // outcomes.cpp: where journeys end, and how long they are
  struct Variant {
    Goal goal;
    int last = everywhere;
  };
  /// What a journey that comes to an end must be like: no ending, nothing that stops it.
  Goal to_the_end();
  Goal to_send(std::size_t step);
  void outcomes();
  /// An ending comes after the last of its questions that is asked; each may be that. None where nobody
  /// is asked any.
  std::vector<Variant> to_ending(std::size_t which);
  /// `around`: screens that no rule counts, the start and the end.
  void outcome(const engine::ScreenId& id, const std::vector<Variant>& variants, int around, const std::string& pointer,
               const std::string& refuse = {});
  void measure(const Variant& variant, const engine::ScreenId& id, const std::string& refuse, int around, bool longest,
               JourneyLength& best);
  void consents();

  // flags.cpp: what raises safety messages
  void flags();
  /// The kinds that exact answers are of.
  void decide(int item, const Values& values, Decisions& decisions) const;

  const pack::ServicePack& pack_;
  Budget budget_;
  Space space_;
  Screens screens_;
  ExploreReport explored_;
  std::map<std::string, Reachability> flag_reachability_;
};

}  // namespace sealwell::explore
