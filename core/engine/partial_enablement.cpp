#include "core/engine/partial_enablement.hpp"

#include <algorithm>

namespace sealwell::engine {

PartialEnablement::PartialEnablement(const pack::Questionnaire& questionnaire, const Answers& answers)
    : enablement_(questionnaire, answers) {}

PartialEnablement::PartialEnablement(const pack::ServicePack& pack, const Answers& answers,
                                     const std::vector<std::uint8_t>& parts_at_hand)
    : enablement_(pack.questionnaire, answers) {
  if (std::find(parts_at_hand.begin(), parts_at_hand.end(), false) == parts_at_hand.end()) return;
  for (const std::size_t part : pack.part_of) at_hand_.push_back(parts_at_hand[part]);
  known_.assign(at_hand_.size(), true);
  // In this order everything that an item asks about comes before the item.
  for (const int index : pack.questionnaire.order) {
    const pack::Item& item = pack.questionnaire.item(index);
    bool told = known(item.enable_rule);
    for (const pack::EnableRule& asked : item.asked_when) told = told && known(asked);
    if (item.parent >= 0) {
      const bool needs_answer = pack.questionnaire.item(item.parent).is_question();
      told = told && known(item.parent) && (!needs_answer || at_hand(item.parent));
    }
    known_[static_cast<std::size_t>(index)] = told;
  }
}

bool PartialEnablement::known(const pack::EnableRule& enable_rule) const {
  return std::all_of(enable_rule.conditions.begin(), enable_rule.conditions.end(),
                     [this](const pack::Condition& condition) {
                       return condition.item < 0 || (at_hand(condition.item) && known(condition.item));
                     });
}

}  // namespace sealwell::engine
