#pragma once

#include "core/fhirpath/item.hpp"
#include "core/pack/questionnaire.hpp"

#include <vector>

namespace sealwell::engine {

/// What an expression gave as the answers of an item: all of them or, where one is of another type, no option of it,
/// in another unit or one too many, none.
/// - A whole decimal is an integer, an integer a decimal; either is a quantity in the item's unit.
/// - A text that is a code, or is a text that is offered, is that option; of an open choice any other is free text.
/// - A date is a dateTime without a time. A text that FHIR's date, dateTime or time would be written as is one.
[[nodiscard]] std::vector<pack::AnswerValue> as_answers(const pack::Item& item, const fhirpath::Collection& given);

}  // namespace sealwell::engine
