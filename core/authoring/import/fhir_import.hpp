#pragma once

#include "core/json/value.hpp"

#include <string>
#include <vector>

namespace sealwell::fhir_import {

/// One element of a foreign Questionnaire that was not imported unchanged.
struct Note {
  enum class Happened { kept, changed, dropped };
  std::string pointer;  ///< JSON pointer into the foreign document
  Happened happened = Happened::kept;
  std::string problem;
  std::string fix;  ///< What an editor should do
};

using Notes = std::vector<Note>;

struct Imported {
  json::Value questionnaire;  ///< For a pack; null if it could not be imported
  Notes notes;                ///< In the order in which they were found
};

/// Converts a foreign FHIR R4 Questionnaire into one that pack::read_questionnaire accepts without failures.
/// docs/import.md says what is kept, changed and dropped.
[[nodiscard]] Imported import_fhir(const json::Value& foreign);

/// The name of an outcome: "kept", "changed" or "dropped".
[[nodiscard]] std::string_view happened_id(Note::Happened happened);

}  // namespace sealwell::fhir_import
