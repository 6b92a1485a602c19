#pragma once

#include "core/pack/object_reader.hpp"
#include "core/pack/questionnaire.hpp"

namespace sealwell::pack {

// What questionnaire_reader.hpp reads an item with. `language` is the one that texts for people are wanted in; empty
// for the Questionnaire's own.

/// Reads one extension of an item. One that is not known is ignored; one that changes what is asked or accepted and
/// is not run is refused (`unsupported`).
void read_item_extension(const ObjectReader& extension, Item& item);

/// Reads an extension `variable`, of an item or of the Questionnaire itself; does nothing with any other.
void read_variable(const ObjectReader& extension, std::vector<Variable>& variables);

/// Reads one of an item's `answerOption`.
[[nodiscard]] AnswerOption read_option(const ObjectReader& reader);

/// Reads one concept of a contained value set.
[[nodiscard]] AnswerOption read_concept(const ObjectReader& reader, const std::string& system);

/// The text `name` in the reader's language, where the extension `translation` beside it (on `_name`) has one; else as
/// the reader says it.
[[nodiscard]] std::string localized_text(const ObjectReader& reader, std::string_view name);

/// Notes `modifierExtension` and `implicitRules` as unsupported. R4, "Modifier elements": who does not know one must
/// not go on as if it were not there.
void refuse_modifier_elements(const ObjectReader& reader);

}  // namespace sealwell::pack
