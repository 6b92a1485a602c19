#pragma once

#include "core/pack/checker.hpp"

namespace sealwell::pack {

/// Adds what is wrong with the questions that a pack names for a purpose: who is filling it in (`completedBy`), and those
/// that have a decision as their answer (a statement's `item`). docs/pack-format.md.
void check_named_items(const ServicePack& pack, std::vector<Problem>& problems);

}  // namespace sealwell::pack
