#pragma once

#include "core/authoring/instruments/registry.hpp"
#include "core/authoring/lint/pack_lint.hpp"
#include "core/json/value.hpp"

#include <vector>

namespace sealwell::lint {

/// What is wrong with a pack's words: messages under ids or languages that there are not, engine
/// sentences that a language lacks, and texts that cite a source which another has replaced.
/// `joined` is the pack's document, for the places.
[[nodiscard]] std::vector<Problem> check_wording(const json::Value& joined, const pack::ServicePack& pack);

/// Whether an instrument may be used at all by its terms: one that names no licence may not.
[[nodiscard]] std::vector<Problem> check_licence(const scoring::InstrumentInfo& instrument, std::string_view pointer);

}  // namespace sealwell::lint
