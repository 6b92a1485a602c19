#pragma once

#include "core/importing/fhir_import.hpp"

#include <optional>
#include <set>

namespace sealwell::importing {

/// While a document is being changed each object carries here where it stood in the foreign one.
inline constexpr std::string_view origin = "#origin";

/// What says that a document is not of R4: "R5: item type coding", and where. Nothing when it may be R4.
struct OtherVersion {
  std::string version, because, pointer;
};
[[nodiscard]] std::optional<OtherVersion> other_version(const json::Value& foreign);

/// Copies an R4 Questionnaire with what a reader can't mend by taking out: names, codes, texts, value
/// sets, the order of members.
[[nodiscard]] json::Value mended(const json::Value& foreign, Notes& notes);

/// Takes out expressions that could never give anything: those that the engine can't parse, and those that name a
/// variable that nothing defines (%patient, of a system that knows who answers).
void take_out_expressions(json::Value& questionnaire, Notes& notes);

/// Takes out what the pack's reader refuses, until it refuses nothing. False when it still does.
[[nodiscard]] bool take_out_refused(json::Value& questionnaire, Notes& notes);

/// Takes out every `origin`.
void forget_origins(json::Value& value);

}  // namespace sealwell::importing
