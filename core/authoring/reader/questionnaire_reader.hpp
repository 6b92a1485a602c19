#pragma once

#include "core/pack/object_reader.hpp"
#include "core/pack/questionnaire.hpp"

namespace sealwell::pack {

/// Reads an HL7 FHIR R4 Questionnaire. Everything that R4 defines is run, read and ignored, or
/// refused by name (`unsupported`); docs/pack-format.md says which. Never half done: with any
/// failure noted the Questionnaire must not be run.
/// Texts for people come in the language of `translator`: by the extension `translation` where there is one, else as
/// the translator says them.
/// Failures: missing_field, wrong_type, unknown_value (also a condition on an item that is not
/// there), duplicate_key (a linkId that stands twice, or two options that a form sends alike),
/// out_of_range, unsupported, too_large (more than `max_items`).
[[nodiscard]] Questionnaire read_questionnaire(const json::Value& value, const std::string& pointer, Failures& failures,
                                               const Translator* translator = nullptr);

/// Reads `enableWhen` and `enableBehavior` of an item, a journey step or an ending.
[[nodiscard]] EnableRule read_enable_rule(const ObjectReader& reader);

}  // namespace sealwell::pack
