#pragma once

#include "core/authoring/lint/pack_lint.hpp"

namespace sealwell::lint {

/// Warns of what UK GDPR Article 13 asks for and the pack says nowhere (docs/consent.md, "The notice").
void check_privacy_notice(const pack::ServicePack& pack, Problems& problems);

}  // namespace sealwell::lint
