#pragma once

#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sealwell::record {

/// Divides a record among the pack's parts (docs/record.md, "Parts"): one document for each part, in the pack's order,
/// also for parts without content. Members that no rule assigns go to the rest part, so nothing is lost. For a pack
/// with one part or none, the record itself.
[[nodiscard]] std::vector<json::Value> split(const pack::ServicePack& pack, const json::Value& record);

/// The record reduced to the parts at hand, as `join` would give it. `at_hand` has one entry for each of the pack's
/// parts, at least one of them non-zero. Precondition: the pack has several parts, the record is an object.
[[nodiscard]] json::Value reduce(const pack::ServicePack& pack, const json::Value& record,
                                 const std::vector<std::uint8_t>& at_hand);

/// One opened part of an envelope.
struct RecordPart {
  std::size_t part_index = 0;  ///< Index of the part in the envelope, from 0
  json::Value document;
};

struct Joined {
  json::Value record;
  /// Contradictions between the parts, one line each, in the form of `discrepancies`.
  std::vector<std::string> problems;
};

/// Joins parts of one envelope, in the envelope's order, into the record that they were divided from, or into as much
/// of it as they hold. `envelope_parts` is the number of parts in the envelope. Contradictions are reported in
/// `problems`: of different values the first is kept, an item or score in two parts is kept twice. Without a pack
/// (nullptr) items and scores are in the order of the parts, and what a part may hold is not verified.
[[nodiscard]] Joined join(const pack::ServicePack* pack, const std::vector<RecordPart>& parts,
                          std::size_t envelope_parts);

}  // namespace sealwell::record
