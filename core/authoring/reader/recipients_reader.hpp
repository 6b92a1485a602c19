#pragma once

#include "core/pack/object_reader.hpp"
#include "core/pack/service_pack.hpp"

namespace sealwell::pack {

/// Reads `recipients` and `recovery` of pack.json into the pack: who can open what is sealed, with which
/// keys now and before.
void read_recipients(const ObjectReader& reader, ServicePack& pack);

}  // namespace sealwell::pack
