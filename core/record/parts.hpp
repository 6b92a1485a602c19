#pragma once

#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sealwell::record {

/// Divides a record among the pack's parts (docs/record.md, "Parts"): one document a part, in the
/// pack's order, each there even when nothing falls into it. What no rule places goes to the part
/// that takes the rest, so nothing is lost. With a single part, or none, the record itself.
[[nodiscard]] std::vector<json::Value> split(const pack::ServicePack& pack, const json::Value& record);

/// What a record comes to when only some of the pack's parts are at hand (`at_hand` has an entry for
/// each, at least one of them set). Precondition: the pack has several parts, the record is an object.
[[nodiscard]] json::Value reduce(const pack::ServicePack& pack, const json::Value& record,
                                 const std::vector<std::uint8_t>& at_hand);

/// The content of one part that was opened.
struct PartAtHand {
  std::size_t place = 0;  ///< Which part of the envelope it is; the first is 0
  json::Value document;
};

struct Joined {
  json::Value record;
  /// What speaks against the parts belonging together, one line each, as `discrepancies` has them.
  std::vector<std::string> problems;
};

/// Joins parts of one envelope, in the envelope's order, into the record that they were, or into as
/// much of it as they hold. `envelope_parts` is how many the envelope has. Nothing that two parts
/// say differently is settled in silence: the first is shown, an item or score that two hold is
/// shown twice, and the problems say so. Without a pack (nullptr) the items and scores stand in the
/// order of the parts, and what a part may hold is not looked at.
[[nodiscard]] Joined join(const pack::ServicePack* pack, const std::vector<PartAtHand>& parts,
                          std::size_t envelope_parts);

}  // namespace sealwell::record
