#pragma once

#include "core/base/random.hpp"
#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"
#include "core/sealing/envelope.hpp"

namespace sealwell::journey {

/// Divides a record among the pack's parts and seals each for its recipients, parts without content too. The parts'
/// texts are wiped on every path. Errors: missing_field if the pack has no part, those of sealing::recipients_of, and
/// those of sealing::seal.
[[nodiscard]] Result<sealing::SealedEnvelope> seal_record(const pack::ServicePack& pack, const sealing::Hash& pack_hash,
                                                          const sealing::EnvelopeId& id, const json::Value& record,
                                                          RandomSource& random);

}  // namespace sealwell::journey
