#pragma once

#include "core/authoring/import/fhir_import.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace sealwell::fhir_import {

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

using Names = std::set<std::string, std::less<>>;

/// Names that must differ: linkIds, the codes of one question's options.
class Naming {
 public:
  void take(std::string_view name) { taken_.emplace(name); }
  /// `wanted`, or that with the first number behind it that is free. It is taken from now on.
  [[nodiscard]] std::string free(const std::string& wanted);

 private:
  Names taken_;
  // By what was wanted the last number that was given, so that a hundred thousand equal names don't each
  // count from the beginning.
  std::map<std::string, int, std::less<>> last_;
};

/// Copies the value sets that items use into `root`; one that is only expanded becomes a definition.
void value_sets(const json::Value& contained, const Names& used, Notes& notes, json::Value& root);

/// Copies answer options, each with a code of its own.
[[nodiscard]] json::Value mended_options(const json::Value& list, const std::string& pointer, Notes& notes);

/// Copies the extensions that have a row in `section` of docs/questionnaire-support.md; of the document's own,
/// where `section` is empty, only variables.
[[nodiscard]] json::Value kept_extensions(const json::Value& list, const std::string& pointer, std::string_view section,
                                          Notes& notes);

/// Takes out what the pack's reader refuses, until it refuses nothing. False when it still does.
[[nodiscard]] bool take_out_refused(json::Value& questionnaire, Notes& notes);

/// Takes out every `origin`.
void forget_origins(json::Value& value);

}  // namespace sealwell::fhir_import
