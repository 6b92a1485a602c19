#pragma once

#include "core/pack/checker.hpp"

namespace sealwell::pack {

/// Warns of what UK GDPR Article 13 asks for and the pack says nowhere (docs/consent.md, "The notice").
void check_notice(const ServicePack& pack, std::vector<Problem>& problems);

}  // namespace sealwell::pack
