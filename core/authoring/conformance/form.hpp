#pragma once

#include "core/authoring/conformance/check_response.hpp"
#include "core/pack/questionnaire.hpp"

#include <map>
#include <optional>

namespace sealwell::conformance {

using pack::ItemType;

/// Whether another question's answer enables an item.
struct EnableWhen {
  const json::Value* json;
  int question;  ///< -1: the Questionnaire has no such item
  int shared;    ///< The nearest item that holds both; -1: the form itself
};

/// What a choice permits.
struct Options {
  std::vector<std::string> keys;       ///< Sorted
  std::vector<std::string> exclusive;  ///< Sorted
  std::vector<std::string> types;      ///< Of the options ("Coding", "String"), each once; empty when nothing is listed
  bool checkable = true;
  std::string why_not;  ///< When it isn't, for people; empty when there is nothing to check
};

/// An item of a Questionnaire, as far as its checks need it again and again.
struct FormItem {
  const json::Value* json;
  std::string_view link_id;
  ItemType type = ItemType::group;
  int parent = -1;
  int place = 0;  ///< Among its parent's items
  bool required = false, repeats = false;
  bool any = false;  ///< enableBehavior
  std::vector<int> children;
  std::vector<EnableWhen> conditions;
  int options = -1;  ///< Of a choice: which of Form::options

  [[nodiscard]] bool is_question() const { return type != ItemType::group && type != ItemType::display; }
};

/// A Questionnaire as a list of items, a parent before its children.
struct Form {
  const json::Value* json;
  std::vector<FormItem> items;
  std::vector<int> top;
  std::map<std::string_view, int> by_link_id;
  std::vector<Options> options;

  [[nodiscard]] const FormItem& item(int index) const { return items[static_cast<std::size_t>(index)]; }
  [[nodiscard]] int find(std::string_view link_id) const {
    const auto at = by_link_id.find(link_id);
    return at == by_link_id.end() ? -1 : at->second;
  }
  [[nodiscard]] const std::vector<int>& below(int index) const { return index < 0 ? top : item(index).children; }
};

/// Reads a Questionnaire. Errors as check_response() has them.
[[nodiscard]] Result<Form> read_form(const json::Value& questionnaire, const Limits& limits);

/// Reads the options of every choice; those that share a ValueSet share its options.
void read_options(Form& form);

/// The value of an element's extension; nullptr when it has none of that url. The url's beginning,
/// "http://hl7.org/fhir/StructureDefinition/", is left out, unless it begins with "http".
[[nodiscard]] const json::Value* extension(const json::Value& element, std::string_view url);
/// Those that an element has of that url, as their whole extension elements.
[[nodiscard]] std::vector<const json::Value*> extensions(const json::Value& element, std::string_view url);
/// The `value[x]` member of an element: its name and value; nullptr when there is none.
[[nodiscard]] const json::Member* value_of(const json::Value& element, std::string_view base = "value");

}  // namespace sealwell::conformance
