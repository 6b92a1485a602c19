#pragma once

#include "core/pack/service_pack.hpp"

#include "shell/packs/walk.hpp"

#include <string>
#include <vector>

namespace sealwell::shell {

/// One way in which a walk went otherwise than its scenario expects.
struct Difference {
  std::string text;     ///< One sentence in the words of the pack
  std::string subject;  ///< What it is about: a linkId, or a screen's id ("results", "consent/ID"); empty: the whole
};

/// Where a walk went otherwise than its scenario expects (docs/pack-format.md, "Scenarios"), one sentence
/// each in the words of the pack: questions by their text and linkId, endings and statements by their title.
/// Empty when all is as expected.
[[nodiscard]] std::vector<std::string> differences(const pack::ServicePack& pack, const json::Value& scenario,
                                                   const Resident& resident, const WalkResult& walked);

/// The same, each with its place.
[[nodiscard]] std::vector<Difference> differences_by_subject(const pack::ServicePack& pack, const json::Value& scenario,
                                                             const Resident& resident, const WalkResult& walked);

}  // namespace sealwell::shell
