#include "shell/workbench/rooms/author/item_changes.hpp"

#include "core/base/text.hpp"

#include "shell/workbench/rooms/pack_folder/json_edit.hpp"
#include "shell/workbench/rooms/panel_parts.hpp"

#include <algorithm>

namespace sealwell::workbench {
namespace {

constexpr const char* questionnaire = "questionnaire.json";
constexpr const char* pack = "pack.json";
constexpr std::size_t link_id_max_bytes = 255;  // docs/pack-format.md, "questionnaire.json"
constexpr std::size_t made_max_bytes = 40;      // of one that is made: it is read in tables

const std::string& text_of(const Draft::Texts& texts, std::string_view file) {
  static const std::string none;
  const auto found = texts.find(file);
  return found == texts.end() ? none : found->second;
}

/// The list that a pointer to one of its items is in, and which it is.
std::pair<std::string, std::size_t> list_and_place(const std::string& pointer) {
  const std::size_t slash = pointer.rfind('/');
  return {pointer.substr(0, slash), number_in(std::string_view(pointer).substr(slash + 1))};
}

/// Where a step of the journey asks an item: the step's list, the place in it, and how many it asks.
struct Asked {
  std::string list;
  std::size_t place = 0, count = 0;
};
std::optional<Asked> asked_in(const std::string& text, const std::string& link_id) {
  const auto read = json::parse(text);
  if (!read.ok()) return std::nullopt;
  const json::Array& steps = read.value().items("journey");
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const json::Array& items = steps[i].items("items");
    for (std::size_t k = 0; k < items.size(); ++k) {
      if (items[k] == json::Value(link_id)) return Asked{json::pointer_to("/journey", i) + "/items", k, items.size()};
    }
  }
  return std::nullopt;
}

json::Value option(const char* code, const char* display) {
  json::Value coding = json::Value::object();
  coding.set("code", code);
  coding.set("display", display);
  json::Value option = json::Value::object();
  return option.set("valueCoding", std::move(coding));
}

json::Value written(const NewItem& item, const std::string& link_id) {
  json::Value value = json::Value::object();
  value.set("linkId", link_id);
  value.set("text", item.text);
  value.set("type", item.kind);
  if (item.kind == "choice")
    value.set("answerOption", json::Array{option("option-1", "First option"), option("option-2", "Second option")});
  return value;
}

void take(QuestionnaireEdit& made, const char* file, std::optional<std::string> text) {
  if (text) made.texts[file] = std::move(*text);
}

}  // namespace

const std::vector<std::pair<std::string, std::string>>& kind_labels() {
  static const std::vector<std::pair<std::string, std::string>> all = {
      {"choice", "Choice of options"}, {"boolean", "Yes or no"}, {"string", "Short text"}, {"text", "Long text"},
      {"integer", "Whole number"},     {"decimal", "Number"},    {"date", "Date"},         {"display", "Words only"},
      {"group", "Group of items"}};
  return all;
}

std::string free_link_id(const std::vector<OutlineItem>& outline, const std::string& text) {
  std::string made;
  for (const char c : ascii_lower(text)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (made.size() >= made_max_bytes) break;
    if (kept) made += c;
    else if (!made.empty() && !made.ends_with('-') && c != '\'') made += '-';
  }
  while (made.ends_with('-')) made.pop_back();
  if (made.empty()) made = "item";
  std::string free = made;
  for (int i = 2; find_item(outline, free); ++i) free = made + "-" + std::to_string(i);
  return free;
}

const OutlineItem* sibling_item(const std::vector<OutlineItem>& outline, const OutlineItem& item, bool before) {
  const auto [list, place] = list_and_place(item.pointer);
  if (before && place == 0) return nullptr;
  const std::string pointer = json::pointer_to(list, before ? place - 1 : place + 1);
  const auto found =
      std::find_if(outline.begin(), outline.end(), [&](const OutlineItem& one) { return one.pointer == pointer; });
  return found == outline.end() ? nullptr : &*found;
}

QuestionnaireEdit with_new_item(const Draft::Texts& texts, const std::vector<OutlineItem>& outline,
                                const OutlineItem* chosen, const NewItem& item) {
  QuestionnaireEdit made;
  made.link_id = trimmed(item.link_id).empty() ? free_link_id(outline, item.text) : std::string(trimmed(item.link_id));
  if (find_item(outline, made.link_id)) made.problem = "Another item has this linkId";
  else if (made.link_id.size() > link_id_max_bytes) made.problem = "Enter at most 255 bytes";
  const auto& kinds = kind_labels();
  const bool known = std::any_of(kinds.begin(), kinds.end(), [&](const auto& kind) { return kind.first == item.kind; });
  if (!known || !made.problem.empty()) return made;

  const std::string& file = text_of(texts, questionnaire);
  const json::Value value = written(item, made.link_id);
  const OutlineItem* behind = chosen;
  for (auto one = outline.rbegin(); !behind && one != outline.rend(); ++one) {
    if (one->depth == 0) behind = &*one;
  }
  const bool inside = chosen && item.inside && chosen->type == "group";
  if (inside || !behind) {
    const std::string list = (inside ? chosen->pointer : std::string()) + "/item";
    const auto written_list = value_at(file, list);
    const json::Array* items = written_list ? written_list->if_array() : nullptr;
    take(made, questionnaire,
         items ? with_inserted(file, list, items->size(), value) : with_value(file, list, json::Array{value}));
  } else {
    const auto [list, place] = list_and_place(behind->pointer);
    take(made, questionnaire, with_inserted(file, list, place + 1, value));
    const std::string& journey = text_of(texts, pack);
    const auto asked = behind->depth == 0 ? asked_in(journey, behind->link_id) : std::nullopt;
    if (asked) take(made, pack, with_inserted(journey, asked->list, asked->place + 1, made.link_id));
  }
  if (made.texts.contains(questionnaire)) made.undo_label = "Added " + made.link_id;
  return made;
}

QuestionnaireEdit without_item(const Draft::Texts& texts, const std::vector<OutlineItem>&, const OutlineItem& item) {
  QuestionnaireEdit made;
  const std::string& file = text_of(texts, questionnaire);
  const std::string list = list_and_place(item.pointer).first;
  const auto items = value_at(file, list);
  // FHIR has no empty lists.
  const bool alone = items && items->if_array() && items->if_array()->size() == 1;
  take(made, questionnaire, without_value(file, alone ? list : item.pointer));
  const std::string& journey = text_of(texts, pack);
  const auto asked = item.depth == 0 ? asked_in(journey, item.link_id) : std::nullopt;
  if (asked && asked->count > 1) take(made, pack, without_value(journey, json::pointer_to(asked->list, asked->place)));
  if (made.texts.contains(questionnaire)) made.undo_label = "Removed " + item.link_id;
  return made;
}

QuestionnaireEdit with_moved_item(const Draft::Texts& texts, const std::vector<OutlineItem>& outline,
                                  const OutlineItem& item, bool up) {
  QuestionnaireEdit made;
  const OutlineItem* other = sibling_item(outline, item, up);
  if (!other) return made;
  const auto [list, place] = list_and_place(item.pointer);
  take(made, questionnaire,
       with_swapped(text_of(texts, questionnaire), list, place, list_and_place(other->pointer).second));
  const std::string& journey = text_of(texts, pack);
  const auto asked = item.depth == 0 ? asked_in(journey, item.link_id) : std::nullopt;
  const auto beside_it = asked ? asked_in(journey, other->link_id) : std::nullopt;
  if (beside_it && beside_it->list == asked->list) {
    take(made, pack, with_swapped(journey, asked->list, asked->place, beside_it->place));
  }
  made.link_id = item.link_id;
  if (made.texts.contains(questionnaire)) made.undo_label = "Moved " + item.link_id + (up ? " up" : " down");
  return made;
}

}  // namespace sealwell::workbench
