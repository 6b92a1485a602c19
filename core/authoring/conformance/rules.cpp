#include "core/authoring/conformance/rules.hpp"

#include "core/authoring/conformance/check_response.hpp"

#include <array>
#include <iterator>

namespace sealwell::conformance {
namespace {

// In the order of Rule.
struct Row {
  Rule rule;
  RuleInfo info;
};
constexpr Row table[] = {
    {Rule::resource_type, {"resource-type", "The response is a QuestionnaireResponse."}},
    {Rule::status, {"status", "`status` is there and is one of FHIR's codes."}},
    {Rule::questionnaire,
     {"questionnaire", "`questionnaire` names this Questionnaire: its url and, where both state one, its version."}},
    {Rule::malformed,
     {"malformed",
      "An element has the JSON form that FHIR gives it: items and answers are lists that aren't empty, "
      "an item has a linkId."}},
    {Rule::unknown_link_id, {"unknown-linkId", "Every linkId is one of the Questionnaire's."}},
    {Rule::misplaced, {"misplaced", "An item stands under the item that it stands under in the Questionnaire."}},
    {Rule::order, {"order", "Items stand in the order of the Questionnaire."}},
    {Rule::duplicate_item,
     {"duplicate-item", "A question stands once in its place; several answers are several `answer`s of one item."}},
    {Rule::too_many, {"too-many", "A group or question that doesn't repeat is there once, with one answer."}},
    {Rule::required,
     {"required",
      "A required item is there and answered, when it is enabled and the response is completed or amended."}},
    {Rule::answered_though_disabled, {"answered-though-disabled", "A disabled item has no answer, and none below it."}},
    {Rule::group_with_answer, {"group-with-answer", "A group has no answer."}},
    {Rule::display_with_answer, {"display-with-answer", "A display has neither answer nor items."}},
    {Rule::item_beside_answer,
     {"item-beside-answer", "Items below a question stand in its answer, those below a group in the group."}},
    {Rule::no_value, {"no-value", "An answer has a value."}},
    {Rule::wrong_type,
     {"wrong-type", "A value has the type of its item, once, and the form that FHIR gives that type."}},
    {Rule::not_an_option, {"not-an-option", "An answer is one of the permitted ones."}},
    {Rule::exclusive_option, {"exclusive-option", "An option that excludes the others stands alone."}},
    {Rule::duplicate_answer, {"duplicate-answer", "The same option isn't chosen twice."}},
    {Rule::min_occurs, {"min-occurs", "There are as many answers, or groups, as questionnaire-minOccurs asks for."}},
    {Rule::max_occurs, {"max-occurs", "There are no more of them than questionnaire-maxOccurs allows."}},
    {Rule::min_value,
     {"min-value", "A number, date, time or quantity is not below minValue or sdc-questionnaire-minQuantity."}},
    {Rule::max_value, {"max-value", "It is not above maxValue or sdc-questionnaire-maxQuantity."}},
    {Rule::min_length, {"min-length", "A text has as many code points as minLength asks for."}},
    {Rule::max_length, {"max-length", "It has no more of them than maxLength allows."}},
    {Rule::regex, {"regex", "The whole of a text matches the regular expression of regex."}},
    {Rule::max_decimal_places,
     {"max-decimal-places", "A number has no more digits after the point than maxDecimalPlaces allows."}},
    {Rule::unit, {"unit", "A quantity has the unit of questionnaire-unit, or one of questionnaire-unitOption."}},
    {Rule::mime_type, {"mime-type", "An attachment has one of the types of mimeType."}},
    {Rule::max_size, {"max-size", "An attachment is no larger than maxSize, in megabytes of 1,048,576 bytes."}},
    {Rule::reference_resource,
     {"reference-resource", "A reference is to one of the types of questionnaire-referenceResource."}},
    {Rule::constraint, {"constraint", "No expression of questionnaire-constraint gives false."}},
    {Rule::calculated,
     {"calculated", "An answer to an item with sdc-questionnaire-calculatedExpression is what the expression gives."}},
    {Rule::not_checked, {"not-checked", "Always a note: something that can't be told here, with the reason."}},
};

constexpr std::size_t rule_count = static_cast<std::size_t>(Rule::not_checked) + 1;

constexpr bool in_order() {
  for (std::size_t i = 0; i < std::size(table); ++i) {
    if (table[i].rule != static_cast<Rule>(i)) return false;
  }
  return std::size(table) == rule_count;
}
static_assert(in_order(), "each Rule has a row, in the order of Rule");

constexpr std::array<RuleInfo, rule_count> infos() {
  std::array<RuleInfo, rule_count> all{};
  for (std::size_t i = 0; i < rule_count; ++i) all[i] = table[i].info;
  return all;
}
constexpr std::array<RuleInfo, rule_count> rule_infos = infos();

}  // namespace

std::string_view name_of(Rule rule) { return rule_infos[static_cast<std::size_t>(rule)].name; }
std::span<const RuleInfo> rules() { return rule_infos; }

}  // namespace sealwell::conformance
