#pragma once

#include "core/authoring/lint/pack_lint.hpp"

#include <vector>

namespace sealwell::lint {

/// What is wrong with a pack's way into COM-B and its suggestions, by the names and tables of
/// scoring: barriers without a component, domains that belong to another one, two ways in at once,
/// suggestions whose functions the behaviour change wheel ticks for none of their components.
[[nodiscard]] std::vector<Problem> check_com_b(const pack::ServicePack& pack);

}  // namespace sealwell::lint
