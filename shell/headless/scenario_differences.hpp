#pragma once

#include "shell/headless/walk.hpp"

#include "core/pack/service_pack.hpp"

#include <string>
#include <vector>

namespace sealwell::headless {

/// Where a walk went otherwise than its scenario expects (docs/pack-format.md, "Scenarios"), one sentence
/// each in the words of the pack: questions by their text and linkId, endings and statements by their title.
/// Empty when all is as expected.
[[nodiscard]] std::vector<std::string> differences(const pack::ServicePack& pack, const json::Value& scenario,
                                                   const Resident& resident, const Walked& walked);

}  // namespace sealwell::headless
