#pragma once

#include "core/engine/state.hpp"
#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

#include <string>
#include <vector>

namespace sealwell::record {

/// What a record says of itself beside the answers.
struct Heading {
  std::string id;         ///< The envelope's id, 32 hexadecimal digits: the reference that the resident keeps
  std::string kind;       ///< "referral" or "call-back"
  std::string pack_hash;  ///< SHA-256 of the pack that was run, hexadecimal
  std::int64_t sent_at_ms = 0;
  std::string follow_up_of = {};  ///< Where the assessment was done again: the first referral's reference
  json::Value receipt = {};       ///< What shows who decided (docs/consent.md, "In a record"); null: none
  std::string completed_by = {};  ///< Who filled it in; empty: as the answers say
};

/// The referral in clear: who ran which pack, the answers as a FHIR R4 QuestionnaireResponse, every
/// score with its inputs, the COM-B profile and whether the resident sees it otherwise, what they
/// starred, and each decision with the hash of what was on the screen. docs/record.md has the
/// members; where the pack divides it, `parts` names all of them. Safety messages are not in it: they
/// were shown, and that is all.
/// Precondition: every question that applies is settled.
[[nodiscard]] json::Value build(const pack::ServicePack& pack, const engine::State& state, const Heading& heading);

/// Whether a record is what its answers and its pack make it: the answers are ones that the pack
/// asks for and offers, each score and the profile are worked out anew, each decision's wording is
/// the pack's, each required decision is there, and no member says anything that does not follow.
/// One line for each thing that is not so, beginning with the member's name and never holding an
/// answer; empty when all is well. A record joined from some of the parts (record/parts.hpp) is
/// checked as far as those tell.
[[nodiscard]] std::vector<std::string> discrepancies(const pack::ServicePack& pack, const json::Value& record);

}  // namespace sealwell::record
