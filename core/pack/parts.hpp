#pragma once

#include "core/pack/checker.hpp"
#include "core/pack/reading.hpp"
#include "core/pack/service_pack.hpp"

namespace sealwell::pack {

/// Reads `parts` of pack.json, after its recipients. Rules that name nothing known are noted when the
/// items are divided.
void read_parts(const ObjectReader& service, ServicePack& pack);

/// Says for every item into which part it falls (ServicePack::part_of). Notes unknown_value for an
/// item, topic or statement that the pack does not have, duplicate_key for an item that two parts
/// name, missing_field when no part takes the rest, and at each further part that would.
void divide_items(ServicePack& pack, Failures& failures);

/// What is wrong with a division that reads well: an instrument whose inputs nobody would have
/// together, an anonymous part that could name somebody, a part that nobody could open.
void check_parts(const ServicePack& pack, std::vector<Problem>& problems);

}  // namespace sealwell::pack
