#pragma once

#include "core/engine/answers.hpp"
#include "core/pack/service_pack.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace sealwell::engine {

/// Which items apply, and whether that can be told when only some parts of a record are at hand: an
/// item that depends, through whatever steps, on an answer in another part is not known to apply.
class Applying {
 public:
  /// Every answer is at hand.
  Applying(const pack::Questionnaire& questionnaire, const Answers& answers);
  /// `parts_at_hand` says for each of the pack's parts whether its answers are here (one entry for a
  /// pack without parts).
  Applying(const pack::ServicePack& pack, const Answers& answers, const std::vector<std::uint8_t>& parts_at_hand);

  [[nodiscard]] bool known(int item) const { return known_.empty() || known_[static_cast<std::size_t>(item)]; }
  /// Whether it can be told if these conditions hold.
  [[nodiscard]] bool known(const pack::Enabling& enabling) const;
  /// Whether the item applies; true when that is not known.
  [[nodiscard]] bool applies(int item) const { return !known(item) || enablement_.enabled(item); }
  /// Whether the conditions hold. Precondition: known.
  [[nodiscard]] bool holds(const pack::Enabling& enabling) const { return enablement_.holds(enabling); }
  /// Whether the answer to this item would be here.
  [[nodiscard]] bool all_at_hand() const { return std::find(at_hand_.begin(), at_hand_.end(), 0) == at_hand_.end(); }
  [[nodiscard]] bool at_hand(int item) const { return at_hand_.empty() || at_hand_[static_cast<std::size_t>(item)]; }

 private:
  engine::Enablement enablement_;
  std::vector<std::uint8_t> at_hand_, known_;  // by item; empty: all
};

}  // namespace sealwell::engine
