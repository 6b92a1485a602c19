#pragma once

#include "core/engine/state.hpp"
#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

#include <string>
#include <vector>

namespace sealwell::record {

/// The members of a record that do not follow from the session's state.
struct Heading {
  std::string id;         ///< The envelope's id, 32 hexadecimal digits: the reference that the resident keeps
  std::string kind;       ///< "referral" or "call-back"
  std::string pack_hash;  ///< SHA-256 of the pack that was run, hexadecimal
  std::int64_t sent_at_ms = 0;
  std::string follow_up_of = {};  ///< Where the assessment was done again: the first referral's reference
  json::Value receipt = {};       ///< What shows who decided (docs/consent.md, "In a record"); null: none
  std::string completed_by = {};  ///< Who filled it in; empty: as the answers say
};

/// Builds the record: the pack, the answers as a FHIR R4 QuestionnaireResponse, every score with its inputs, the COM-B
/// profile and whether the resident disagrees with it, favourites, and each decision with the hash of the wording that
/// was shown. docs/record.md has the members; if the pack divides records, `parts` lists all parts. Safety messages are
/// not recorded: they were shown, and that is all.
/// Precondition: every question that applies has an accepted answer or was left out.
[[nodiscard]] json::Value build(const pack::ServicePack& pack, const engine::State& state, const Heading& heading);

/// Verifies that a record follows from its answers and its pack: the pack asks for the answers and offers them, each
/// score and the profile are recomputed, each decision's wording is the pack's, each required decision is present, and
/// every other member follows from these. One line for each discrepancy, beginning with the member's name and never
/// holding an answer; empty if there is none. A record joined from some of its parts (record/parts.hpp) is verified as
/// far as these allow.
[[nodiscard]] std::vector<std::string> discrepancies(const pack::ServicePack& pack, const json::Value& record);

}  // namespace sealwell::record
