#pragma once

#include "core/authoring/conformance/check_response.hpp"
#include "core/pack/questionnaire.hpp"

#include <map>
#include <optional>

namespace sealwell::conformance {

using pack::ItemType;

/// One enableWhen condition.
struct EnableWhen {
  const json::Value* json;
  int question;  ///< Index of the question in Form::items; -1 if there is no such item
  int shared;    ///< Index of the nearest common ancestor of item and question; -1: the form itself
};

/// The answer options of a choice.
struct Options {
  std::vector<std::string> keys;       ///< Sorted
  std::vector<std::string> exclusive;  ///< Sorted
  std::vector<std::string> types;      ///< Of the options ("Coding", "String"), each once; empty if none
  bool checkable = true;
  std::string why_not;  ///< Why the options can't be checked, for people; empty if there is nothing to check
};

/// An item of a Questionnaire with what its checks need repeatedly.
struct FormItem {
  const json::Value* json;
  std::string_view link_id;
  ItemType type = ItemType::group;
  int parent = -1;
  int sibling_index = 0;  ///< Index among its parent's items
  bool required = false, repeats = false;
  bool any = false;  ///< enableBehavior
  std::vector<int> children;
  std::vector<EnableWhen> conditions;
  int options = -1;  ///< Of a choice: index in Form::options

  [[nodiscard]] bool is_question() const { return type != ItemType::group && type != ItemType::display; }
};

/// A Questionnaire as a list of items in document order, a parent before its children.
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

/// Reads a Questionnaire. Errors: those of check_response().
[[nodiscard]] Result<Form> read_form(const json::Value& questionnaire, const Limits& limits);

/// Fills Form::options. Choices that share a ValueSet share its options.
void read_options(Form& form);

/// The value of an element's extension; nullptr if it has none with that url. A `url` that does not begin with "http"
/// is relative to "http://hl7.org/fhir/StructureDefinition/".
[[nodiscard]] const json::Value* extension(const json::Value& element, std::string_view url);
/// All extension elements of an element with that url, as `extension` takes it.
[[nodiscard]] std::vector<const json::Value*> extensions(const json::Value& element, std::string_view url);
/// The `value[x]` member of an element, with its name; nullptr if there is none.
[[nodiscard]] const json::Member* value_of(const json::Value& element, std::string_view base = "value");

}  // namespace sealwell::conformance
