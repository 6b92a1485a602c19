#include "shell/workbench/rooms/author/options.hpp"

#include "shell/workbench/rooms/pack_folder/json_edit.hpp"

namespace sealwell::workbench {
namespace {

constexpr std::string_view plain_values[] = {"valueString", "valueInteger", "valueDate", "valueTime"};

std::string as_text(const json::Value* value) {
  if (!value) return {};
  if (const std::string* text = value->if_string()) return *text;
  return json::write(*value);
}

}  // namespace

OptionsLocation options_location(const json::Value& questionnaire, const std::string& item_pointer,
                                 const json::Value& item) {
  const std::string_view set = item.text_or("answerValueSet");
  if (set.empty()) return {item_pointer + "/answerOption", true, {}};
  const json::Array& contained = questionnaire.items("contained");
  for (std::size_t i = 0; i < contained.size(); ++i) {
    const std::string id(contained[i].text_or("id"));
    if (set != "#" + id && set != contained[i].text_or("url")) continue;
    const std::string at = json::pointer_to("/contained", i);
    const json::Value* compose = contained[i].find("compose");
    const json::Array& include = compose ? compose->items("include") : json::Array();
    if (include.size() == 1 && include.front().find("concept")) {
      return {at + "/compose/include/0/concept", false,
              "These options stand in the value set " + id +
                  ": what is changed here changes for every question that uses it."};
    }
    return {{}, false, "The options stand in the value set " + id + ", in a form that is edited in the file."};
  }
  return {{}, false, "The options stand in a value set that is not in this file: " + std::string(set)};
}

std::vector<WrittenOption> options_at(std::string_view file, const OptionsLocation& place) {
  std::vector<WrittenOption> options;
  const auto list = place.pointer.empty() ? std::nullopt : value_at(file, place.pointer);
  const json::Array* items = list ? list->if_array() : nullptr;
  for (std::size_t i = 0; items && i < items->size(); ++i) {
    const json::Value& option = (*items)[i];
    const std::string at = json::pointer_to(place.pointer, i);
    const json::Value* coding = place.in_item ? option.find("valueCoding") : &option;
    if (coding) {
      const std::string holder = at + (place.in_item ? "/valueCoding" : "");
      options.push_back(
          {as_text(coding->find("code")), as_text(coding->find("display")), holder + "/code", holder + "/display"});
      continue;
    }
    WrittenOption plain;
    for (const std::string_view name : plain_values) {
      if (!option.find(name)) continue;
      plain.code = as_text(option.find(name));
      plain.code_at = json::pointer_to(at, name);
    }
    options.push_back(std::move(plain));
  }
  return options;
}

json::Value new_option(std::string_view file, const OptionsLocation& place, const std::string& code,
                       const std::string& display) {
  const auto list = value_at(file, place.pointer);
  const json::Array* items = list ? list->if_array() : nullptr;
  const json::Value* like = items && !items->empty() ? &items->back() : nullptr;
  json::Value coding = json::Value::object();
  const json::Value* like_coding = like && place.in_item ? like->find("valueCoding") : nullptr;
  if (like_coding && !like_coding->text_or("system").empty()) coding.set("system", like_coding->text_or("system"));
  coding.set("code", code);
  coding.set("display", display);
  if (!place.in_item) return coding;
  json::Value option = json::Value::object();
  if (like && like->find("valueString")) return option.set("valueString", display.empty() ? code : display);
  const json::Value& whole = json::Value(json::Number{code});
  if (like && like->find("valueInteger") && json::parse(code).ok() && whole.integer())
    return option.set("valueInteger", whole);
  return option.set("valueCoding", std::move(coding));
}

}  // namespace sealwell::workbench
