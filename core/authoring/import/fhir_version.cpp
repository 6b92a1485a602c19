#include "core/authoring/import/fhir_parts.hpp"

namespace sealwell::fhir_import {
namespace {

struct Sign {
  std::string_view member, version;
};

// Members that one other version alone has on an item (R5: fhir.org/R5/questionnaire, STU3:
// hl7.org/fhir/STU3/questionnaire).
constexpr Sign of_item[] = {
    {"disabledDisplay", "R5"},  {"answerConstraint", "R5"}, {"option", "STU3"},         {"options", "STU3"},
    {"initialBoolean", "STU3"}, {"initialString", "STU3"},  {"initialInteger", "STU3"}, {"initialDecimal", "STU3"},
    {"initialDate", "STU3"},    {"initialCoding", "STU3"},
};
constexpr Sign of_root[] = {
    {"versionAlgorithmString", "R5"}, {"versionAlgorithmCoding", "R5"}, {"copyrightLabel", "R5"}, {"group", "DSTU2"}};

std::optional<OtherVersion> in_item(const json::Value& item, const std::string& pointer) {
  for (const Sign& sign : of_item) {
    if (item.find(sign.member)) {
      return OtherVersion{std::string(sign.version), std::string(sign.member), pointer};
    }
  }
  if (item.text_or("type") == "coding") return OtherVersion{"R5", "item type coding", pointer};
  for (const json::Value& when : item.items("enableWhen")) {
    if (when.find("hasAnswer")) return OtherVersion{"STU3", "enableWhen.hasAnswer", pointer};
  }
  return std::nullopt;
}

std::optional<OtherVersion> in_items(const json::Value& above, const std::string& pointer) {
  const json::Array& items = above.items("item");
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string at = json::pointer_to(json::pointer_to(pointer, "item"), i);
    if (auto found = in_item(items[i], at)) return found;
    if (auto found = in_items(items[i], at)) return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<OtherVersion> other_version(const json::Value& foreign) {
  for (const Sign& sign : of_root) {
    if (foreign.find(sign.member)) {
      return OtherVersion{std::string(sign.version), std::string(sign.member), ""};
    }
  }
  // A reader of JSON goes 64 deep, and so does this.
  return in_items(foreign, "");
}

}  // namespace sealwell::fhir_import
