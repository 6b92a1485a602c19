#pragma once

#include "core/authoring/explore/space.hpp"
#include "core/engine/screen_id.hpp"

#include <limits>
#include <vector>

namespace sealwell::explore {

inline constexpr int everywhere = std::numeric_limits<int>::max();

/// A group of screens that are counted together, by the rules of engine::Navigator.
struct ScreenRule {
  struct Entry {
    enum class Kind { question, page, text };
    Kind kind = Kind::question;
    int item = -1;
    int position = 0;
    std::vector<int> inside;  ///< page: the questions and texts in it
  };
  std::vector<Entry> entries;  ///< In order; texts that no screen takes up make a screen of their own
  int last_position = 0;
  /// A screen of a step (results, a statement, check) instead: it is there while any of these holds.
  std::vector<const pack::EnableRule*> steps;
  std::vector<int> depends_on;  ///< Items whose conditions decide about it
};

/// Bounds on the number of a rule's screens.
struct Count {
  int surely = 0, perhaps = 0;
};

/// All screens of a pack, and the position of each item in the journey.
class Screens {
 public:
  explicit Screens(const Space& space);

  [[nodiscard]] const std::vector<ScreenRule>& rules() const { return rules_; }
  /// The position of an item in the journey; items on one page share it. -1 if no step asks it.
  [[nodiscard]] int position(int item) const { return positions_[static_cast<std::size_t>(item)]; }
  /// The position of a step of the journey.
  [[nodiscard]] int step_position(std::size_t step) const { return step_positions_[step]; }
  /// Bounds on the number of a rule's screens at or before position `last`, given these decisions.
  [[nodiscard]] Count count(const ScreenRule& rule, const Decisions& decisions, const std::vector<Truth>& applies,
                            int last) const;

 private:
  void add_top(int top, int& position);
  void add_step(const engine::ScreenId& id, const pack::EnableRule& enable_rule, int position);

  const Space& space_;
  std::vector<ScreenRule> rules_;
  std::vector<int> positions_;
  std::vector<int> step_positions_;
  std::map<std::string, std::size_t> by_step_id_;
};

}  // namespace sealwell::explore
