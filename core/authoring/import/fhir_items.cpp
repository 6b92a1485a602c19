#include "core/authoring/import/fhir_parts.hpp"
#include "core/authoring/reader/questionnaire_support.hpp"
#include "core/base/text.hpp"

#include <algorithm>

namespace sealwell::fhir_import {
namespace {

using Happened = Note::Happened;

// The order of FHIR's own pages.
constexpr std::string_view root_members[] = {
    "resourceType", "id",          "language",  "implicitRules", "contained",      "modifierExtension", "extension",
    "url",          "identifier",  "version",   "name",          "title",          "derivedFrom",       "status",
    "experimental", "subjectType", "date",      "publisher",     "contact",        "description",       "useContext",
    "jurisdiction", "purpose",     "copyright", "approvalDate",  "lastReviewDate", "effectivePeriod",   "code",
    "item"};
constexpr std::string_view item_members[] = {
    "linkId",         "definition",        "code",      "prefix",   "text",      "type",           "enableWhen",
    "enableBehavior", "required",          "repeats",   "readOnly", "maxLength", "answerValueSet", "answerOption",
    "initial",        "modifierExtension", "extension", "item"};

bool lists(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The name of an HL7 extension without its common prefix; the whole URL for any other.
std::string_view extension_name(std::string_view url) {
  constexpr std::string_view structure = "http://hl7.org/fhir/StructureDefinition/";
  return url.starts_with(structure) ? url.substr(structure.size()) : url;
}

void collect_names(const json::Value& above, UniqueNames& names, Names& sets) {
  for (const json::Value& item : above.items("item")) {
    if (!item.text_or("linkId").empty()) names.take(item.text_or("linkId"));
    const std::string_view set = item.text_or("answerValueSet");
    if (set.starts_with("#")) sets.emplace(set.substr(1));
    collect_names(item, names, sets);
  }
}

class QuestionnaireRepair {
 public:
  QuestionnaireRepair(const json::Value& foreign, Notes& notes) : foreign_(foreign), notes_(notes) {
    collect_names(foreign, names_, used_sets_);
  }

  json::Value run() {
    json::Value root = json::Value::object();
    for (const json::Member& member : *foreign_.if_object()) {
      if (member.name == "meta" || member.name == "text") {
        note(json::pointer_to("", member.name), Happened::dropped,
             member.name == "meta" ? "It is about the server that this came from."
                                   : "The narrative is a second telling of the items.",
             "Nothing.");
      } else if (!lists(root_members, member.name) && !is_beside(member.name)) {
        note(json::pointer_to("", member.name), Happened::dropped, "FHIR R4 has no such member here.",
             "Check its spelling, or forget it.");
      }
    }
    for (const std::string_view name : root_members) {
      const json::Value* value = foreign_.find(name);
      if (!value) continue;
      if (name == "contained") value_sets(*value, used_sets_, notes_, root);
      else if (name == "extension") root.set(name, kept_extensions(*value, "/extension", {}, notes_));
      else if (name == "item") root.set(name, items(*value, "/item"));
      else root.set(name, *value);
      copy_beside(foreign_, name, root);
    }
    return root;
  }

 private:
  void note(std::string pointer, Happened happened, std::string problem, std::string fix) {
    notes_.push_back({std::move(pointer), happened, std::move(problem), std::move(fix)});
  }

  // "_text" holds the extensions of "text", translations among them.
  static bool is_beside(std::string_view name) { return name.starts_with('_'); }
  static void copy_beside(const json::Value& from, std::string_view name, json::Value& to) {
    const std::string beside = "_" + std::string(name);
    if (const json::Value* value = from.find(beside)) to.set(beside, *value);
  }

  json::Value items(const json::Value& list, const std::string& pointer) {
    const json::Array* all = list.if_array();
    if (!all) return list;
    json::Value result = json::Value::array();
    for (std::size_t i = 0; i < all->size(); ++i) {
      const std::string at = json::pointer_to(pointer, i);
      if (!(*all)[i].if_object()) {
        note(at, Happened::dropped, "An item must be an object.", "Write it as one.");
        continue;
      }
      result.add(item((*all)[i], at));
    }
    return result;
  }

  json::Value item(const json::Value& from, const std::string& at) {
    json::Value to = json::Value::object();
    to.set(origin, at);
    for (const json::Member& member : *from.if_object()) {
      if (lists(item_members, member.name) || is_beside(member.name)) continue;
      note(json::pointer_to(at, member.name), Happened::dropped, "FHIR R4 has no such member of an item.",
           "Check its spelling, or forget it.");
    }
    const std::string link_id = name_of(from, at);
    for (const std::string_view name : item_members) {
      if (name == "linkId") {
        to.set(name, link_id);
        continue;
      }
      if (name == "text" && !from.find("text")) {
        give_text(from, at, link_id, to);
        continue;
      }
      const json::Value* value = from.find(name);
      if (!value) {
        if (name == "enableBehavior" && from.items("enableWhen").size() > 1) {
          to.set(name, "all");
          note(json::pointer_to(at, "enableWhen"), Happened::changed,
               "Several conditions, and nothing says how they combine.",
               "\"all\" was put in; if one is enough, write \"any\".");
        }
        continue;
      }
      const std::string place = json::pointer_to(at, name);
      if (name == "answerOption") to.set(name, repaired_options(*value, place, notes_));
      else if (name == "extension") to.set(name, kept_extensions(*value, place, "Extensions of items", notes_));
      else if (name == "item") to.set(name, items(*value, place));
      else if (name == "enableWhen") to.set(name, conditions(*value, place));
      else to.set(name, *value);
      copy_beside(from, name, to);
      const pack::SupportRow* row = pack::find_support("Items", name);
      if (row && row->support == pack::Support::ignored) {
        note(json::pointer_to(at, name), Happened::kept,
             std::string(name) + " is read over. " + std::string(row->words), "Nothing.");
      }
    }
    return to;
  }

  std::string name_of(const json::Value& from, const std::string& at) {
    const std::string given(from.text_or("linkId"));
    if (given.empty()) {
      const std::string name = names_.free("item-" + std::to_string(++made_));
      met_.insert(name);
      note(at, Happened::changed, "The item has no linkId.", "It is called " + name + "; choose a name that lasts.");
      return name;
    }
    if (met_.insert(given).second) return given;
    const std::string name = names_.free(given);
    met_.insert(name);
    note(json::pointer_to(at, "linkId"), Happened::changed, "The linkId " + given + " stands twice.",
         "This one is called " + name + "; conditions about " + given + " mean the first.");
    return name;
  }

  void give_text(const json::Value& from, const std::string& at, const std::string& link_id, json::Value& to) {
    if (from.text_or("type") == "group") return;
    std::string text;
    for (const json::Value& code : from.items("code")) {
      if (text.empty()) text = code.text_or("display");
    }
    if (text.empty()) text = from.text_or("prefix");
    if (text.empty()) text = link_id;
    to.set("text", text);
    note(at, Happened::changed, "The item has no text.",
         "\"" + text + "\" stands there now: write what people should read.");
  }

  static json::Value conditions(const json::Value& list, const std::string& pointer) {
    json::Value copy = list;
    json::Array* all = copy.if_array();
    for (std::size_t i = 0; all && i < all->size(); ++i) {
      if ((*all)[i].if_object()) (*all)[i].set(origin, json::pointer_to(pointer, i));
    }
    return copy;
  }

  const json::Value& foreign_;
  Notes& notes_;
  UniqueNames names_;
  Names met_, used_sets_;
  int made_ = 0;
};

}  // namespace

json::Value kept_extensions(const json::Value& list, const std::string& pointer, std::string_view section,
                            Notes& notes) {
  json::Value kept = json::Value::array();
  const json::Array* all = list.if_array();
  if (!all) return list;
  for (std::size_t i = 0; i < all->size(); ++i) {
    const std::string at = json::pointer_to(pointer, i);
    const std::string url((*all)[i].text_or("url"));
    const std::string name(extension_name(url));
    // Of the document's own extensions only variables are read.
    const bool read = !section.empty() || name == "variable";
    const pack::SupportRow* row =
        read ? pack::find_support(section.empty() ? "Extensions of items" : section, name) : nullptr;
    if (!row) {
      notes.push_back({at, Happened::dropped, "Nothing here knows the extension " + url + ".",
                       "See what it is for, and whether the item needs it."});
      continue;
    }
    if (row->support == pack::Support::ignored) {
      notes.push_back({at, Happened::kept, name + " is read over. " + std::string(row->words), "Nothing."});
    }
    json::Value extension = (*all)[i];
    if (extension.if_object()) extension.set(origin, at);
    kept.add(std::move(extension));
  }
  return kept;
}

json::Value repaired(const json::Value& foreign, Notes& notes) { return QuestionnaireRepair(foreign, notes).run(); }

}  // namespace sealwell::fhir_import
