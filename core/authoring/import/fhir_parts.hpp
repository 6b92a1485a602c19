#pragma once

#include "core/authoring/import/fhir_import.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace sealwell::fhir_import {

/// Temporary member of each object during import: its JSON pointer in the foreign document.
inline constexpr std::string_view origin = "#origin";

/// Evidence that a document is of another FHIR version than R4: version ("R5"), reason ("item type coding") and
/// pointer.
struct OtherVersion {
  std::string version, because, pointer;
};
[[nodiscard]] std::optional<OtherVersion> other_version(const json::Value& foreign);

/// Copies an R4 Questionnaire and repairs what can't be fixed by removing elements: names, codes, texts, value sets,
/// the order of members.
[[nodiscard]] json::Value repaired(const json::Value& foreign, Notes& notes);

/// Removes expressions that can never have a value: those that the engine can't parse, and those with an undefined
/// variable (such as %patient).
void remove_unusable_expressions(json::Value& questionnaire, Notes& notes);

using Names = std::set<std::string, std::less<>>;

/// A set of names that must be unique: linkIds, or the codes of one question's options.
class UniqueNames {
 public:
  void take(std::string_view name) { taken_.emplace(name); }
  /// Reserves and returns `wanted`, or `wanted` with the first free number appended.
  [[nodiscard]] std::string free(const std::string& wanted);

 private:
  Names taken_;
  // By what was wanted the last number that was given, so that a hundred thousand equal names don't each
  // count from the beginning.
  std::map<std::string, int, std::less<>> last_;
};

/// Copies the value sets that items use into `root`; one with an expansion alone gets a definition made from it.
void value_sets(const json::Value& contained, const Names& used, Notes& notes, json::Value& root);

/// Copies answer options and gives each a unique code.
[[nodiscard]] json::Value repaired_options(const json::Value& list, const std::string& pointer, Notes& notes);

/// Copies the extensions that docs/questionnaire-support.md lists in `section`. With an empty `section` (extensions of
/// the Questionnaire itself) only variables are copied.
[[nodiscard]] json::Value kept_extensions(const json::Value& list, const std::string& pointer, std::string_view section,
                                          Notes& notes);

/// Removes elements that the pack's reader refuses, until it refuses nothing. False if it still does.
[[nodiscard]] bool remove_refused(json::Value& questionnaire, Notes& notes);

/// Removes every `origin` member.
void remove_origin_marks(json::Value& value);

}  // namespace sealwell::fhir_import
