#include "core/authoring/conformance/response_tree.hpp"
#include "core/base/sorting.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace sealwell::conformance {
namespace {

// What makes two options the same, as one text. The parts are set apart by a byte that no text has.
std::string key_of(std::string_view type, const json::Value& value) {
  std::string key(type);
  const auto add = [&key](std::string_view part) {
    key.push_back('\xFF');
    key.append(part);
  };
  if (type == "Coding") {
    add(value.text_or("system"));
    add(value.text_or("code"));
    if (value.text_or("code").empty()) add(value.text_or("display"));
  } else if (type == "Reference") {
    add(value.text_or("reference"));
    if (!value.find("reference")) add(value.text_or("display"));
  } else if (const std::string* text = value.if_string()) {
    add(*text);
  } else if (const auto number = value.decimal()) {
    add(number->to_string());
  }
  return key;
}

std::string key_of_code(std::string_view system, const json::Value& concept_) {
  json::Value coding = json::Value::object();
  coding.set("system", concept_.text_or("system", system)).set("code", concept_.text_or("code"));
  return key_of("Coding", coding);
}

bool has(const std::vector<std::string>& sorted, const std::string& key) {
  return std::binary_search(sorted.begin(), sorted.end(), key);
}

// Contained resources by their id; of two with one id the last counts.
using Contained = std::map<std::string_view, const json::Value*>;

void read_value_set(const Contained& contained, std::string_view canonical, Options& options) {
  const auto give_up = [&options](std::string why) {
    options.checkable = false;
    options.why_not = std::move(why);
  };
  options.types = {"Coding"};
  if (!canonical.starts_with('#')) {
    return give_up("its options are in a ValueSet that the Questionnaire doesn't contain");
  }
  const auto found = contained.find(canonical.substr(1));
  if (found == contained.end()) {
    return give_up("the Questionnaire doesn't contain the ValueSet that it names");
  }
  const json::Value& set = *found->second;

  if (const json::Value* expansion = set.find("expansion")) {
    std::vector<const json::Value*> waiting{expansion};
    while (!waiting.empty()) {
      const json::Value& holder = *waiting.back();
      waiting.pop_back();
      for (const json::Value& concept_ : holder.items("contains")) {
        waiting.push_back(&concept_);
        const bool chosen = concept_.find("code") && !concept_.bool_or("abstract", false);
        if (chosen) options.keys.push_back(key_of_code({}, concept_));
      }
    }
    return;
  }
  const json::Value* compose = set.find("compose");
  const json::Array none;
  const json::Array& includes = compose ? compose->items("include") : none;
  if (includes.empty()) {
    return give_up("its ValueSet says neither by an expansion nor by concepts what it holds");
  }
  for (const json::Value& include : includes) {
    if (include.find("filter") || include.find("valueSet") || include.items("concept").empty()) {
      return give_up("its ValueSet takes in more than the concepts that it lists");
    }
    for (const json::Value& concept_ : include.items("concept")) {
      options.keys.push_back(key_of_code(include.text_or("system"), concept_));
    }
  }
  std::set<std::string> excluded;
  for (const json::Value& exclude : compose->items("exclude")) {
    if (exclude.items("concept").empty()) {
      return give_up("its ValueSet leaves out more than concepts that it lists");
    }
    for (const json::Value& concept_ : exclude.items("concept")) {
      excluded.insert(key_of_code(exclude.text_or("system"), concept_));
    }
  }
  std::erase_if(options.keys, [&](const std::string& key) { return excluded.contains(key); });
}

void read_listed(const json::Value& asked, Options& options) {
  if (asked.items("answerOption").empty()) options.checkable = false;
  for (const json::Value& option : asked.items("answerOption")) {
    const json::Member* value = value_of(option);
    if (!value) continue;
    const std::string type = value->name.substr(5);
    if (std::find(options.types.begin(), options.types.end(), type) == options.types.end())
      options.types.push_back(type);
    options.keys.push_back(key_of(type, value->value));
    const json::Value* alone = extension(option, "questionnaire-optionExclusive");
    if (alone && alone->if_bool() && *alone->if_bool()) options.exclusive.push_back(options.keys.back());
  }
}

}  // namespace

void read_options(Form& form) {
  Contained contained;
  for (const json::Value& resource : form.json->items("contained")) {
    if (resource.text_or("resourceType") == "ValueSet") {
      contained.insert_or_assign(resource.text_or("id"), &resource);
    }
  }
  std::map<std::string_view, int> by_set;
  for (FormItem& item : form.items) {
    if (item.type != ItemType::choice && item.type != ItemType::open_choice) continue;
    const std::string_view set = item.json->text_or("answerValueSet");
    if (const auto known = by_set.find(set); !set.empty() && known != by_set.end()) {
      item.options = known->second;
      continue;
    }
    Options options;
    if (set.empty()) read_listed(*item.json, options);
    else read_value_set(contained, set, options);
    sort_stably(options.keys, std::less<>());
    sort_stably(options.exclusive, std::less<>());
    item.options = static_cast<int>(form.options.size());
    form.options.push_back(std::move(options));
    if (!set.empty()) by_set.emplace(set, item.options);
  }
}

void Check::check_option(int node, const std::string& below, const json::Member& value) {
  const int item = tree_.node(node).item;
  const std::string type = value.name.substr(5);
  if (form_.item(item).type == ItemType::open_choice && type == "String") return;  // the free text
  const Options& options = options_of(item);
  if (!options.checkable) {
    if (!options.why_not.empty()) {
      note(item, tree_.path(node) + below, "not compared with its options: " + options.why_not);
    }
    return;
  }
  if (!has(options.keys, key_of(type, value.value))) {
    find(Rule::not_an_option, node, "this is not one of the options", below);
  }
}

void Check::check_exclusive(int node) {
  const FormItem& asked = form_.item(tree_.node(node).item);
  if (asked.type != ItemType::choice && asked.type != ItemType::open_choice) return;
  const Options& options = options_of(tree_.node(node).item);
  std::vector<std::string> keys;
  bool exclusive = false;
  for (const json::Value& answer : tree_.node(node).json->items("answer")) {
    if (const json::Member* value = value_of(answer)) {
      keys.push_back(key_of(std::string_view(value->name).substr(5), value->value));
      exclusive = exclusive || has(options.exclusive, keys.back());
    }
  }
  if (exclusive) {
    find(Rule::exclusive_option, node, "one of the chosen options excludes all others", ".answer");
  }
  sort_stably(keys, std::less<>());
  if (std::adjacent_find(keys.begin(), keys.end()) != keys.end()) {
    find(Rule::duplicate_answer, node, "the same answer is there twice", ".answer");
  }
}

}  // namespace sealwell::conformance
