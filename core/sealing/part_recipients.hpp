#pragma once

#include "core/base/result.hpp"
#include "core/pack/service_pack.hpp"
#include "core/sealing/keys.hpp"

#include <vector>

namespace sealwell::sealing {

/// The public keys that a part is sealed to: its recipients' current keys, then the pack's recovery key. Errors:
/// those of sealing::RecipientPublicKey::parse (`where` is the recipient's id, or "recovery").
[[nodiscard]] Result<std::vector<sealing::RecipientPublicKey>> recipients_of(const pack::ServicePack& pack,
                                                                             const pack::PartRule& part);

}  // namespace sealwell::sealing
