#pragma once

#include "core/pack/questionnaire.hpp"

namespace sealwell::pack {

/// Fills `order` and each condition's `item`, and marks the items that wait for themselves. Run
/// again after a journey has said when its items are asked.
void order_items(Questionnaire& questionnaire);

/// Fills `item` and `instance` of these conditions of an item; -1: of a step or an ending.
void resolve_conditions(const Questionnaire& questionnaire, EnableRule& enable_rule, int asking = -1);

}  // namespace sealwell::pack
