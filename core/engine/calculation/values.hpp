#pragma once

#include "core/fhirpath/item.hpp"
#include "core/pack/questionnaire.hpp"

#include <vector>

namespace sealwell::engine {

/// Converts the result of an expression to answers of an item. Nothing is converted if any value has another type or
/// unit, is not one of the options, or is one too many.
/// - A whole decimal is an integer, an integer a decimal; either is a quantity in the item's unit.
/// - A text that is a code, or is a text that is offered, is that option; of an open choice any other is free text.
/// - A date is a dateTime without a time. A text that FHIR's date, dateTime or time would be written as is one.
[[nodiscard]] std::vector<pack::AnswerValue> as_answers(const pack::Item& item, const fhirpath::Collection& given);

}  // namespace sealwell::engine
