#include "shell/workbench/rooms/author/item_parts.hpp"

#include "shell/workbench/rooms/pack_folder/json_edit.hpp"

namespace sealwell::workbench {
namespace {

bool is_help(const json::Value& item) {
  for (const json::Value& extension : item.items("extension")) {
    if (!extension.text_or("url").ends_with("questionnaire-itemControl")) continue;
    const json::Value* concept_value = extension.find("valueCodeableConcept");
    for (const json::Value& coding : concept_value ? concept_value->items("coding") : json::Array()) {
      if (coding.text_or("code") == "help") return true;
    }
  }
  return false;
}

}  // namespace

std::string help_at(const json::Value& item, const std::string& pointer) {
  const json::Array& below = item.items("item");
  for (std::size_t i = 0; i < below.size(); ++i) {
    if (is_help(below[i])) return json::pointer_to(pointer + "/item", i) + "/text";
  }
  return {};
}

json::Value help_item(const std::string& link_id, const std::string& text) {
  json::Value coding = json::Value::object();
  coding.set("system", "http://hl7.org/fhir/questionnaire-item-control");
  coding.set("code", "help");
  json::Value control = json::Value::object();
  control.set("coding", json::Array{std::move(coding)});
  json::Value extension = json::Value::object();
  extension.set("url", "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl");
  extension.set("valueCodeableConcept", std::move(control));
  json::Value item = json::Value::object();
  item.set("extension", json::Array{std::move(extension)});
  item.set("linkId", link_id + "-help");
  item.set("text", text);
  item.set("type", "display");
  return item;
}

bool is_question(const OutlineItem& item) { return item.type != "group" && item.type != "display"; }
bool is_choice(const OutlineItem& item) { return item.type == "choice" || item.type == "open-choice"; }

std::string name_of(const char* what, std::size_t index, const char* part) {
  return std::string(what) + "/" + std::to_string(index) + "/" + part;
}

std::string text_at(std::string_view file, const std::string& pointer) {
  const auto value = pointer.empty() ? std::nullopt : value_at(file, pointer);
  const std::string* text = value ? value->if_string() : nullptr;
  return text ? *text : std::string();
}

}  // namespace sealwell::workbench
