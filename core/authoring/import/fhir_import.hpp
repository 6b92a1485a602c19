#pragma once

#include "core/json/value.hpp"

#include <string>
#include <vector>

namespace sealwell::fhir_import {

/// Something in a foreign Questionnaire that did not come through as it was.
struct Note {
  enum class Happened { kept, changed, dropped };
  std::string pointer;  ///< JSON pointer into the foreign document
  Happened happened = Happened::kept;
  std::string problem;
  std::string mend;  ///< What an editor should do
};

using Notes = std::vector<Note>;

struct Imported {
  json::Value questionnaire;  ///< For a pack; null when nothing could be made of it
  Notes notes;                ///< In the order in which they were found
};

/// Turns a FHIR R4 Questionnaire that others wrote into one that pack::read_questionnaire accepts
/// whole. docs/import.md says what becomes of what.
[[nodiscard]] Imported import_fhir(const json::Value& foreign);

/// "kept", "changed" or "dropped".
[[nodiscard]] std::string_view happened_id(Note::Happened happened);

}  // namespace sealwell::fhir_import
