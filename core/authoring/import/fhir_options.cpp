#include "core/authoring/import/fhir_parts.hpp"
#include "core/base/text.hpp"

namespace sealwell::fhir_import {
namespace {

using Happened = Note::Happened;

void note(Notes& notes, std::string pointer, Happened happened, std::string problem, std::string fix) {
  notes.push_back({std::move(pointer), happened, std::move(problem), std::move(fix)});
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

void add_concepts(const json::Array& contains, std::vector<std::string>& systems,
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

// The concepts of an expansion as a definition, those without a code (mere headings) left out.
void compose(json::Value& set, const std::string& at, Notes& notes) {
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
  note(notes, at + "/expansion", Happened::changed, "The value set is only expanded; its concepts now define it.",
       "Check that none is missing.");
}

// Sees to it that an option has a code of its own; false when there is nothing to make one from.
bool name_option(json::Value& coding, const std::string& at, UniqueNames& codes, Names& met, Notes& notes) {
  const std::string code(coding.text_or("code"));
  if (!code.empty() && met.insert(code).second) return true;
  const std::string display(coding.text_or("display"));
  if (code.empty() && display.empty()) {
    note(notes, at, Happened::dropped, "The option has neither a code nor a display.", "Add what it stands for.");
    return false;
  }
  const std::string made = codes.free(code.empty() ? code_from(display) : code);
  met.insert(made);
  json::Value named = json::Value::object();
  if (const json::Value* system = coding.find("system"); system && !code.empty()) {
    named.set("system", *system);
  }
  named.set("code", made);
  for (const json::Member& member : *coding.if_object()) {
    if (member.name != "code" && member.name != "system") named.set(member.name, member.value);
  }
  if (display.empty()) named.set("display", code);
  coding = std::move(named);
  note(notes, at, Happened::changed, code.empty() ? "The option has no code." : "The code " + code + " stands twice.",
       "Its code is now " + made + "; choose one that lasts.");
  return true;
}

}  // namespace

std::string UniqueNames::free(const std::string& wanted) {
  if (taken_.insert(wanted).second) return wanted;
  int& last = last_.emplace(wanted, 1).first->second;
  std::string name;
  do {
    name = wanted + "-" + std::to_string(++last);
  } while (!taken_.insert(name).second);
  return name;
}

void value_sets(const json::Value& list, const Names& used, Notes& notes, json::Value& root) {
  json::Value kept = json::Value::array();
  const json::Array* resources = list.if_array();
  for (std::size_t i = 0; resources && i < resources->size(); ++i) {
    const json::Value& resource = (*resources)[i];
    const std::string at = json::pointer_to("/contained", i);
    const std::string id(resource.text_or("id"));
    if (resource.text_or("resourceType") != "ValueSet" || !used.contains(id)) {
      note(notes, at, Happened::dropped, "No item takes its options from this resource.",
           "Nothing, unless an item should.");
      continue;
    }
    json::Value set = resource;
    set.set(origin, at);
    if (!set.find("compose") && set.find("expansion")) compose(set, at, notes);
    kept.add(std::move(set));
  }
  if (!kept.if_array()->empty()) root.set("contained", std::move(kept));
}

json::Value repaired_options(const json::Value& list, const std::string& pointer, Notes& notes) {
  const json::Array* all = list.if_array();
  if (!all) return list;
  json::Value result = json::Value::array();
  UniqueNames codes;
  for (const json::Value& one : *all) {
    if (const json::Value* coding = one.find("valueCoding")) codes.take(coding->text_or("code"));
  }
  Names met;
  for (std::size_t i = 0; i < all->size(); ++i) {
    const std::string at = json::pointer_to(pointer, i);
    json::Value option = (*all)[i];
    if (!option.if_object()) {
      note(notes, at, Happened::dropped, "An option must be an object.", "Write it as one.");
      continue;
    }
    option.set(origin, at);
    if (json::Value* coding = option.find("valueCoding")) {
      if (coding->if_object() && !name_option(*coding, at, codes, met, notes)) continue;
      if (json::Value* more = coding->find("extension")) {
        *more = kept_extensions(*more, at + "/valueCoding/extension", "Extensions of options", notes);
      }
    }
    if (json::Value* more = option.find("extension")) {
      *more = kept_extensions(*more, at + "/extension", "Extensions of options", notes);
    }
    result.add(std::move(option));
  }
  return result;
}

}  // namespace sealwell::fhir_import
