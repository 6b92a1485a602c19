#include "core/authoring/conformance/response_tree.hpp"
#include "core/fhirpath/expression.hpp"

#include <algorithm>

namespace sealwell::conformance {
namespace {

using fhirpath::Kind;

constexpr std::string_view url =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";

bool same_unit(std::string_view a, std::string_view b) { return a == b || a.empty() || b.empty(); }

// Another program may have reckoned with binary fractions, or rounded what it recorded: both count to the digits after
// the point of the one that has fewer, as FHIRPath's `~` has it. A number without a point is taken at its word.
bool same_number(const Decimal& a, const Decimal& b) {
  const int digits = std::min({a.scale(), b.scale(), 9});
  return a == b || (digits > 0 && a.rounded(digits) == b.rounded(digits));
}

bool same_quantity(const json::Value& answer, const fhirpath::Item& given) {
  const json::Value* number = answer.find("value");
  const auto value = number ? number->decimal() : std::nullopt;
  if (!value) return false;
  const std::string_view code = answer.text_or("code");
  const std::string_view unit = answer.text_or("unit");
  if (given.is_number()) return same_number(*value, given.number);
  if (given.kind == Kind::quantity) {
    return same_number(*value, given.number) &&
           (given.text == "1" || given.text == unit || same_unit(given.text, code));
  }
  const json::Value* other = given.node ? given.node->find("value") : nullptr;
  const auto expected = other ? other->decimal() : std::nullopt;
  return expected && same_number(*value, *expected) &&
         (same_unit(given.node->text_or("code"), code) || same_unit(given.node->text_or("unit"), unit));
}

bool same_value(const json::Member& answer, const fhirpath::Item& given) {
  const json::Value& value = answer.value;
  if (answer.name == "valueQuantity") return same_quantity(value, given);
  if (answer.name == "valueCoding") {
    // A text stands for the option of that code.
    if (given.kind == Kind::string) return value.text_or("code") == given.text;
    return given.node && given.node->find("code") && given.node->text_or("code") == value.text_or("code") &&
           same_unit(given.node->text_or("system"), value.text_or("system"));
  }
  if (const auto number = value.decimal()) return given.is_number() && same_number(*number, given.number);
  if (const bool* boolean = value.if_bool()) return given.kind == Kind::boolean && given.boolean == *boolean;
  if (const std::string* text = value.if_string()) return given.kind != Kind::element && given.text == *text;
  return given.node && *given.node == value;
}

}  // namespace

void Check::check_calculated(int index) {
  const Node& node = tree_.node(index);
  const json::Value& asked = *form_.item(node.item).json;
  if (!asked.find("extension") || node.enabled != Enabled::yes) return;
  const json::Value* rule = extension(asked, url);
  const json::Array& answers = node.json->items("answer");
  if (!rule || answers.empty()) return;
  // An age was reckoned on the day when the answers were given.
  const std::string_view authored = tree_.json->text_or("authored");
  const auto then = authored.empty() ? now_ : fhirpath::parse_moment(fhirpath::Kind::date_time, authored);
  const auto given = evaluated(rule->text_or("expression"), node.item, index, then);
  if (!given) return;
  bool same = given->size() == answers.size();
  for (std::size_t i = 0; same && i < answers.size(); ++i) {
    const json::Member* value = value_of(answers[i]);
    same = value && same_value(*value, (*given)[i]);
  }
  if (!same) find(Rule::calculated, index, "differs from what its expression gives", ".answer");
}

}  // namespace sealwell::conformance
