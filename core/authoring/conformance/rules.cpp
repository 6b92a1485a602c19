#include "core/authoring/conformance/rules.hpp"

#include "core/authoring/conformance/check_response.hpp"

namespace sealwell::conformance {
namespace {

// In the order of Rule.
constexpr RuleInfo table[] = {
    {"resource-type", "The response is a QuestionnaireResponse."},
    {"status", "`status` is there and is one of FHIR's codes."},
    {"questionnaire", "`questionnaire` names this Questionnaire: its url and, where both state one, its version."},
    {"malformed",
     "An element has the JSON form that FHIR gives it: items and answers are lists that aren't empty, "
     "an item has a linkId."},
    {"unknown-linkId", "Every linkId is one of the Questionnaire's."},
    {"misplaced", "An item stands under the item that it stands under in the Questionnaire."},
    {"order", "Items stand in the order of the Questionnaire."},
    {"duplicate-item", "A question stands once in its place; several answers are several `answer`s of one item."},
    {"too-many", "A group or question that doesn't repeat is there once, with one answer."},
    {"required", "A required item is there and answered, when it is enabled and the response is completed or amended."},
    {"answered-though-disabled", "A disabled item has no answer, and none below it."},
    {"group-with-answer", "A group has no answer."},
    {"display-with-answer", "A display has neither answer nor items."},
    {"item-beside-answer", "Items below a question stand in its answer, those below a group in the group."},
    {"no-value", "An answer has a value."},
    {"wrong-type", "A value has the type of its item, once, and the form that FHIR gives that type."},
    {"not-an-option", "An answer is one of the permitted ones."},
    {"exclusive-option", "An option that excludes the others stands alone."},
    {"duplicate-answer", "The same option isn't chosen twice."},
    {"min-occurs", "There are as many answers, or groups, as questionnaire-minOccurs asks for."},
    {"max-occurs", "There are no more of them than questionnaire-maxOccurs allows."},
    {"min-value", "A number, date, time or quantity is not below minValue or sdc-questionnaire-minQuantity."},
    {"max-value", "It is not above maxValue or sdc-questionnaire-maxQuantity."},
    {"min-length", "A text has as many code points as minLength asks for."},
    {"max-length", "It has no more of them than maxLength allows."},
    {"regex", "The whole of a text matches the regular expression of regex."},
    {"max-decimal-places", "A number has no more digits after the point than maxDecimalPlaces allows."},
    {"unit", "A quantity has the unit of questionnaire-unit, or one of questionnaire-unitOption."},
    {"mime-type", "An attachment has one of the types of mimeType."},
    {"max-size", "An attachment is no larger than maxSize, in megabytes of 1,048,576 bytes."},
    {"reference-resource", "A reference is to one of the types of questionnaire-referenceResource."},
    {"constraint", "No expression of questionnaire-constraint gives false."},
    {"calculated", "An answer to an item with sdc-questionnaire-calculatedExpression is what the expression gives."},
    {"not-checked", "Always a note: something that can't be told here, with the reason."},
};

}  // namespace

std::string_view name_of(Rule rule) { return table[static_cast<std::size_t>(rule)].name; }
std::span<const RuleInfo> rules() { return table; }

}  // namespace sealwell::conformance
