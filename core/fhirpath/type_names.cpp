#include "core/fhirpath/evaluator.hpp"

namespace sealwell::fhirpath {
namespace {

// The types that FHIR R4 allows in a choice (https://hl7.org/fhir/R4/datatypes.html#open).
constexpr std::string_view names =
    "base64Binary boolean canonical code date dateTime decimal id instant integer markdown oid positiveInt "
    "string time "
    "unsignedInt uri url uuid Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count "
    "Distance "
    "Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing "
    "ContactDetail Contributor DataRequirement Expression ParameterDefinition RelatedArtifact "
    "TriggerDefinition "
    "UsageContext Dosage Meta ";

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// What stands above a type, as far as a test for it can meet one of those above.
std::string_view parent(std::string_view type) {
  if (type == "code" || type == "id" || type == "markdown") return "string";
  if (type == "url" || type == "canonical" || type == "oid" || type == "uuid") return "uri";
  if (type == "positiveInt" || type == "unsignedInt") return "integer";
  if (type == "Age" || type == "Count" || type == "Distance" || type == "Duration") return "Quantity";
  return {};
}

constexpr std::string_view system_names[] = {"Boolean", "Integer",  "Decimal", "String",
                                             "Date",    "DateTime", "Time",    "Quantity"};
static_assert(std::size(system_names) == static_cast<std::size_t>(Kind::element) &&
                  system_names[static_cast<std::size_t>(Kind::quantity)] == "Quantity",
              "a name for each Kind but element, in its order");

}  // namespace

std::string_view choice_type(std::string_view name, std::string_view base) {
  if (name.size() <= base.size() || !name.starts_with(base)) return {};
  const std::string_view suffix = name.substr(base.size());
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = names.find(' ', at);
    const std::string_view type = names.substr(at, end - at);
    const bool same = type.size() == suffix.size() && type.substr(1) == suffix.substr(1);
    if (same && upper(type[0]) == suffix[0]) return type;
    at = end + 1;
  }
  return {};
}

Truth Evaluator::is_type(const Item& item, std::string_view type, const Node& node) {
  const bool only_system = type.starts_with("System.");
  const bool only_fhir = type.starts_with("FHIR.");
  if (only_system || only_fhir) type.remove_prefix(only_system ? 7 : 5);
  if (!item.node) {
    const bool known = !only_fhir && item.kind != Kind::element;
    return known && system_names[static_cast<int>(item.kind)] == type ? Truth::yes : Truth::no;
  }
  if (only_system) return Truth::no;
  std::string_view known = item.type;
  if (known.empty() && item.kind == Kind::boolean) known = "boolean";
  if (known.empty()) {
    fail(Error::unsupported, node);
    return Truth::unknown;
  }
  if (type == "Resource" || type == "DomainResource") {
    return item.node->find("resourceType") ? Truth::yes : Truth::no;
  }
  for (; !known.empty(); known = parent(known)) {
    if (known == type) return Truth::yes;
  }
  return Truth::no;
}

}  // namespace sealwell::fhirpath
