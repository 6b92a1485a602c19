#pragma once

#include "core/pack/service_pack.hpp"

#include "shell/packs/walk.hpp"

#include <string>
#include <vector>

namespace sealwell::shell {

/// One difference between a walk and what its scenario expects.
struct Difference {
  std::string text;     ///< One sentence in the words of the pack
  std::string subject;  ///< Subject: a linkId, or a screen id ("results", "consent/ID"); empty: the whole walk
};

/// Where a walk went otherwise than its scenario expects (docs/pack-format.md, "Scenarios"), one sentence
/// each in the words of the pack: questions by their text and linkId, endings and statements by their title.
/// Empty when all is as expected.
[[nodiscard]] std::vector<std::string> differences(const pack::ServicePack& pack, const json::Value& scenario,
                                                   const Resident& resident, const WalkResult& walked);

/// The differences, each with its subject.
[[nodiscard]] std::vector<Difference> differences_by_subject(const pack::ServicePack& pack, const json::Value& scenario,
                                                             const Resident& resident, const WalkResult& walked);

}  // namespace sealwell::shell
