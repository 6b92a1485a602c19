#pragma once

#include "core/pack/object_reader.hpp"
#include "core/pack/service_pack.hpp"

namespace sealwell::pack {

/// Reads `parts` of pack.json, after its recipients. Rules that name nothing known are noted when the
/// items are divided.
void read_parts(const ObjectReader& service, ServicePack& pack);

/// Says for every item into which part it falls (ServicePack::part_of). Notes unknown_value for an
/// item, topic or statement that the pack does not have, duplicate_key for an item that two parts
/// name, missing_field when no part takes the rest, and at each further part that would.
void assign_items_to_parts(ServicePack& pack, Failures& failures);

}  // namespace sealwell::pack
