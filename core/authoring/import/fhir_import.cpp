#include "core/authoring/import/fhir_import.hpp"

#include "core/authoring/import/fhir_parts.hpp"

namespace sealwell::fhir_import {

std::string_view happened_id(Note::Happened happened) {
  switch (happened) {
    case Note::Happened::kept: return "kept";
    case Note::Happened::changed: return "changed";
    case Note::Happened::dropped: return "dropped";
  }
  return {};
}

Imported import_fhir(const json::Value& foreign) {
  Imported imported;
  const auto nothing = [&](std::string pointer, std::string problem, std::string fix) {
    imported.notes.push_back({std::move(pointer), Note::Happened::dropped, std::move(problem), std::move(fix)});
    return std::move(imported);
  };
  if (foreign.text_or("resourceType") != "Questionnaire") {
    const std::string type(foreign.text_or("resourceType"));
    return nothing("", type.empty() ? "This is not a FHIR resource." : "This is a " + type + ", not a Questionnaire.",
                   "Name a file that holds one Questionnaire.");
  }
  if (const auto other = other_version(foreign)) {
    return nothing(other->pointer,
                   "This is a Questionnaire of FHIR " + other->version + ", by its " + other->because + ".",
                   "Convert it to R4 first.");
  }
  json::Value questionnaire = repaired(foreign, imported.notes);
  remove_unusable_expressions(questionnaire, imported.notes);
  if (!remove_refused(questionnaire, imported.notes)) {
    return nothing("", "The engine refuses what is left of it.", "See what else is listed, and fix it by hand.");
  }
  if (questionnaire.items("item").empty()) {
    return nothing("/item", "No item is left.", "See what else is listed.");
  }
  remove_origin_marks(questionnaire);
  imported.questionnaire = std::move(questionnaire);
  return imported;
}

}  // namespace sealwell::fhir_import
