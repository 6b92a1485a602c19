#pragma once

#include "core/pack/object_reader.hpp"
#include "core/pack/service_pack.hpp"

namespace sealwell::pack {

/// Reads `consent.json`: statements, and as `terms` what a receipt says beyond them. docs/consent.md.
void read_consent(const ObjectReader& reader, ServicePack& pack);

}  // namespace sealwell::pack
