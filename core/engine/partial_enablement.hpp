#pragma once

#include "core/engine/answers.hpp"
#include "core/pack/service_pack.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace sealwell::engine {

/// Enablement when only some parts of a record are at hand: it is unknown for an item that depends, directly or
/// indirectly, on an answer in another part.
class PartialEnablement {
 public:
  /// For a record of which all parts are at hand.
  PartialEnablement(const pack::Questionnaire& questionnaire, const Answers& answers);
  /// `parts_at_hand`: for each of the pack's parts, non-zero if its answers are at hand (one entry for a pack without
  /// parts).
  PartialEnablement(const pack::ServicePack& pack, const Answers& answers,
                    const std::vector<std::uint8_t>& parts_at_hand);

  [[nodiscard]] bool known(int item) const { return known_.empty() || known_[static_cast<std::size_t>(item)]; }
  /// True if it is known whether these conditions hold.
  [[nodiscard]] bool known(const pack::EnableRule& enable_rule) const;
  /// True if the item applies, or if that is unknown.
  [[nodiscard]] bool applies(int item) const { return !known(item) || enablement_.enabled(item); }
  /// True if the conditions hold. Precondition: known(enable_rule).
  [[nodiscard]] bool holds(const pack::EnableRule& enable_rule) const { return enablement_.holds(enable_rule); }
  /// True if all parts are at hand.
  [[nodiscard]] bool all_at_hand() const { return std::find(at_hand_.begin(), at_hand_.end(), 0) == at_hand_.end(); }
  [[nodiscard]] bool at_hand(int item) const { return at_hand_.empty() || at_hand_[static_cast<std::size_t>(item)]; }

 private:
  engine::Enablement enablement_;
  std::vector<std::uint8_t> at_hand_, known_;  // by item; empty: all
};

}  // namespace sealwell::engine
