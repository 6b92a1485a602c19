#pragma once

#include "core/authoring/lint/pack_lint.hpp"

namespace sealwell::lint {

/// Adds what is wrong with the questions that a pack names for a purpose: who is filling it in (`completedBy`), and
/// those that have a decision as their answer (a statement's `item`). docs/pack-format.md.
void check_item_references(const pack::ServicePack& pack, Problems& problems);

}  // namespace sealwell::lint
