#pragma once

#include "core/pack/questionnaire.hpp"
#include "core/pack/reading.hpp"

namespace sealwell::pack {

// What questionnaire_reader.hpp reads an item with.

/// Reads one extension of an item. One that is not known is ignored; one that changes what is asked or accepted and
/// is not run is refused (`unsupported`).
void read_item_extension(const ObjectReader& extension, Item& item);

/// Reads one of an item's `answerOption`.
[[nodiscard]] AnswerOption read_option(const ObjectReader& reader);

/// Reads one concept of a contained value set.
[[nodiscard]] AnswerOption read_concept(const ObjectReader& reader, const std::string& system);

/// Notes `modifierExtension` and `implicitRules` as unsupported. R4, "Modifier elements": who does not know one must
/// not go on as if it were not there.
void refuse_what_changes_the_meaning(const ObjectReader& reader);

}  // namespace sealwell::pack
