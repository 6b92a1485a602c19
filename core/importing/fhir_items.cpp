#include "core/importing/fhir_parts.hpp"

#include "core/base/text.hpp"
#include "core/pack/questionnaire_support.hpp"

#include <algorithm>
#include <map>

namespace sealwell::importing {
namespace {

using Happened = Note::Happened;

// The order of FHIR's own pages.
constexpr std::string_view root_members[] = {
    "resourceType", "id", "language", "implicitRules", "contained", "modifierExtension", "extension", "url", "identifier",
    "version", "name", "title", "derivedFrom", "status", "experimental", "subjectType", "date", "publisher", "contact",
    "description", "useContext", "jurisdiction", "purpose", "copyright", "approvalDate", "lastReviewDate",
    "effectivePeriod", "code", "item"};
constexpr std::string_view item_members[] = {
    "linkId", "definition", "code", "prefix", "text", "type", "enableWhen", "enableBehavior", "required", "repeats",
    "readOnly", "maxLength", "answerValueSet", "answerOption", "initial", "modifierExtension", "extension", "item"};

bool lists(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The name of an HL7 extension without its common prefix; the whole URL for any other.
std::string_view extension_name(std::string_view url) {
  constexpr std::string_view structure = "http://hl7.org/fhir/StructureDefinition/";
  return url.starts_with(structure) ? url.substr(structure.size()) : url;
}

// A code from what people read: "Not at all" becomes not-at-all.
std::string code_from(std::string_view display) {
  std::string code;
  for (const char c : ascii_lower(display)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) code += c;
    else if (!code.empty() && code.back() != '-') code += '-';
  }
  while (code.ends_with('-')) code.pop_back();
  return code.empty() ? "option" : code.substr(0, 60);
}

std::string free_name(const std::string& wanted, const std::set<std::string, std::less<>>& taken) {
  if (!taken.contains(wanted)) return wanted;
  for (int i = 2;; ++i) {
    std::string name = wanted + "-" + std::to_string(i);
    if (!taken.contains(name)) return name;
  }
}

void collect_names(const json::Value& above, std::set<std::string, std::less<>>& names, std::set<std::string, std::less<>>& sets) {
  for (const json::Value& item : above.items("item")) {
    if (!item.text_or("linkId").empty()) names.emplace(item.text_or("linkId"));
    const std::string_view set = item.text_or("answerValueSet");
    if (set.starts_with("#")) sets.emplace(set.substr(1));
    collect_names(item, names, sets);
  }
}

class Mending {
 public:
  Mending(const json::Value& foreign, Notes& notes) : foreign_(foreign), notes_(notes) {
    collect_names(foreign, names_, used_sets_);
  }

  json::Value run() {
    json::Value root = json::Value::object();
    for (const json::Member& member : *foreign_.if_object()) {
      if (member.name == "meta" || member.name == "text") {
        note(json::pointer_to("", member.name), Happened::dropped, member.name == "meta" ? "It is about the server that this came from."
             : "The narrative is a second telling of the items.", "Nothing.");
      } else if (!lists(root_members, member.name) && !is_beside(member.name)) {
        note(json::pointer_to("", member.name), Happened::dropped, "FHIR R4 has no such member here.", "Check its spelling, or forget it.");
      }
    }
    for (const std::string_view name : root_members) {
      const json::Value* value = foreign_.find(name);
      if (!value) continue;
      if (name == "contained") contained(*value, root);
      else if (name == "extension") root.set(name, extensions(*value, "/extension", {}));
      else if (name == "item") root.set(name, items(*value, "/item"));
      else root.set(name, *value);
      copy_beside(foreign_, name, root);
    }
    return root;
  }

 private:
  void note(std::string pointer, Happened happened, std::string problem, std::string mend) {
    notes_.push_back({std::move(pointer), happened, std::move(problem), std::move(mend)});
  }

  // "_text" holds the extensions of "text", translations among them.
  static bool is_beside(std::string_view name) { return name.starts_with('_'); }
  static void copy_beside(const json::Value& from, std::string_view name, json::Value& to) {
    const std::string beside = "_" + std::string(name);
    if (const json::Value* value = from.find(beside)) to.set(beside, *value);
  }

  void contained(const json::Value& list, json::Value& root) {
    json::Value kept = json::Value::array();
    const json::Array* resources = list.if_array();
    for (std::size_t i = 0; resources && i < resources->size(); ++i) {
      const json::Value& resource = (*resources)[i];
      const std::string at = json::pointer_to("/contained", i);
      const std::string id(resource.text_or("id"));
      if (resource.text_or("resourceType") != "ValueSet" || !used_sets_.contains(id)) {
        note(at, Happened::dropped, "No item takes its options from this resource.", "Nothing, unless an item should.");
        continue;
      }
      json::Value set = resource;
      set.set(origin, at);
      if (!set.find("compose") && set.find("expansion")) compose(set, at);
      kept.add(std::move(set));
    }
    if (!kept.if_array()->empty()) root.set("contained", std::move(kept));
  }

  // The concepts of an expansion as a definition, those without a code (mere headings) left out.
  void compose(json::Value& set, const std::string& at) {
    std::vector<std::string> systems;
    std::map<std::string, json::Value> concepts;
    add_concepts(set.find("expansion")->items("contains"), systems, concepts);
    json::Value include = json::Value::array();
    for (const std::string& system : systems) {
      json::Value part = json::Value::object();
      if (!system.empty()) part.set("system", system);
      part.set("concept", std::move(concepts[system]));
      include.add(std::move(part));
    }
    json::Value composed = json::Value::object();
    composed.set("include", std::move(include));
    set.set("compose", std::move(composed));
    std::erase_if(*set.if_object(), [](const json::Member& member) { return member.name == "expansion"; });
    note(at + "/expansion", Happened::changed, "The value set is only expanded; its concepts now define it.",
         "Check that none is missing.");
  }

  static void add_concepts(const json::Array& contains, std::vector<std::string>& systems,
                           std::map<std::string, json::Value>& concepts) {
    for (const json::Value& one : contains) {
      if (!one.text_or("code").empty() && !one.bool_or("abstract", false)) {
        const std::string system(one.text_or("system"));
        if (concepts.emplace(system, json::Value::array()).second) systems.push_back(system);
        json::Value entry = json::Value::object();
        entry.set("code", one.text_or("code"));
        if (!one.text_or("display").empty()) entry.set("display", one.text_or("display"));
        if (const json::Value* more = one.find("extension")) entry.set("extension", *more);
        concepts[system].add(std::move(entry));
      }
      add_concepts(one.items("contains"), systems, concepts);
    }
  }

  json::Value extensions(const json::Value& list, const std::string& pointer, std::string_view section) {
    json::Value kept = json::Value::array();
    const json::Array* all = list.if_array();
    if (!all) return list;
    for (std::size_t i = 0; i < all->size(); ++i) {
      const std::string at = json::pointer_to(pointer, i);
      const std::string url((*all)[i].text_or("url"));
      const std::string name(extension_name(url));
      // Of the document's own extensions only variables are read.
      const bool read = !section.empty() || name == "variable";
      const pack::SupportRow* row = read ? pack::find_support(section.empty() ? "Extensions of items" : section, name) : nullptr;
      if (!row) {
        note(at, Happened::dropped, "Nothing here knows the extension " + url + ".", "See what it is for, and whether the item needs it.");
        continue;
      }
      if (row->support == pack::Support::ignored) {
        note(at, Happened::kept, name + " is read over. " + std::string(row->words), "Nothing.");
      }
      json::Value extension = (*all)[i];
      if (extension.if_object()) extension.set(origin, at);
      kept.add(std::move(extension));
    }
    return kept;
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
      note(json::pointer_to(at, member.name), Happened::dropped, "FHIR R4 has no such member of an item.", "Check its spelling, or forget it.");
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
          note(json::pointer_to(at, "enableWhen"), Happened::changed, "Several conditions, and nothing says how they combine.",
               "\"all\" was put in; if one is enough, write \"any\".");
        }
        continue;
      }
      if (name == "answerOption") to.set(name, options(*value, json::pointer_to(at, name)));
      else if (name == "extension") to.set(name, extensions(*value, json::pointer_to(at, name), "Extensions of items"));
      else if (name == "item") to.set(name, items(*value, json::pointer_to(at, name)));
      else if (name == "enableWhen") to.set(name, conditions(*value, json::pointer_to(at, name)));
      else to.set(name, *value);
      copy_beside(from, name, to);
      const pack::SupportRow* row = pack::find_support("Items", name);
      if (row && row->support == pack::Support::ignored) {
        note(json::pointer_to(at, name), Happened::kept, std::string(name) + " is read over. " + std::string(row->words), "Nothing.");
      }
    }
    return to;
  }

  std::string name_of(const json::Value& from, const std::string& at) {
    const std::string given(from.text_or("linkId"));
    if (given.empty()) {
      const std::string name = free_name("item-" + std::to_string(++made_), names_);
      names_.insert(name);
      met_.insert(name);
      note(at, Happened::changed, "The item has no linkId.", "It is called " + name + "; choose a name that lasts.");
      return name;
    }
    if (met_.insert(given).second) return given;
    const std::string name = free_name(given, names_);
    names_.insert(name);
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
    note(at, Happened::changed, "The item has no text.", "\"" + text + "\" stands there now: write what people should read.");
  }

  static json::Value conditions(const json::Value& list, const std::string& pointer) {
    json::Value copy = list;
    json::Array* all = copy.if_array();
    for (std::size_t i = 0; all && i < all->size(); ++i) {
      if ((*all)[i].if_object()) (*all)[i].set(origin, json::pointer_to(pointer, i));
    }
    return copy;
  }

  json::Value options(const json::Value& list, const std::string& pointer) {
    const json::Array* all = list.if_array();
    if (!all) return list;
    json::Value result = json::Value::array();
    std::set<std::string, std::less<>> codes;
    for (const json::Value& one : *all) {
      if (const json::Value* coding = one.find("valueCoding")) codes.emplace(coding->text_or("code"));
    }
    std::set<std::string, std::less<>> met;
    for (std::size_t i = 0; i < all->size(); ++i) {
      const std::string at = json::pointer_to(pointer, i);
      json::Value option = (*all)[i];
      if (!option.if_object()) {
        note(at, Happened::dropped, "An option must be an object.", "Write it as one.");
        continue;
      }
      option.set(origin, at);
      if (json::Value* coding = option.find("valueCoding")) {
        if (coding->if_object() && !name_option(*coding, at, codes, met)) continue;
        if (json::Value* more = coding->find("extension")) {
          *more = extensions(*more, at + "/valueCoding/extension", "Extensions of options");
        }
      }
      if (json::Value* more = option.find("extension")) {
        *more = extensions(*more, at + "/extension", "Extensions of options");
      }
      result.add(std::move(option));
    }
    return result;
  }

  // Sees to it that an option has a code of its own; false when there is nothing to make one from.
  bool name_option(json::Value& coding, const std::string& at, std::set<std::string, std::less<>>& codes,
                   std::set<std::string, std::less<>>& met) {
    const std::string code(coding.text_or("code"));
    if (!code.empty() && met.insert(code).second) return true;
    const std::string display(coding.text_or("display"));
    if (code.empty() && display.empty()) {
      note(at, Happened::dropped, "The option has neither a code nor a display.", "Add what it stands for.");
      return false;
    }
    const std::string made = free_name(code.empty() ? code_from(display) : code, codes);
    codes.insert(made);
    met.insert(made);
    json::Value named = json::Value::object();
    if (const json::Value* system = coding.find("system"); system && !code.empty()) named.set("system", *system);
    named.set("code", made);
    for (const json::Member& member : *coding.if_object()) {
      if (member.name != "code" && member.name != "system") named.set(member.name, member.value);
    }
    if (display.empty()) named.set("display", code);
    coding = std::move(named);
    note(at, Happened::changed, code.empty() ? "The option has no code." : "The code " + code + " stands twice.",
         "Its code is now " + made + "; choose one that lasts.");
    return true;
  }

  const json::Value& foreign_;
  Notes& notes_;
  std::set<std::string, std::less<>> names_, met_, used_sets_;
  int made_ = 0;
};

}  // namespace

json::Value mended(const json::Value& foreign, Notes& notes) { return Mending(foreign, notes).run(); }

}  // namespace sealwell::importing
