#include "core/authoring/import/fhir_parts.hpp"
#include "core/fhirpath/expression.hpp"

#include <algorithm>

namespace sealwell::fhir_import {
namespace {

using Happened = Note::Happened;
using Names = std::vector<std::string>;

constexpr std::string_view sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";
constexpr std::string_view variable_url = "http://hl7.org/fhir/StructureDefinition/variable";

// Why an expression could never give anything; empty when it could.
std::string trouble_with(std::string_view text, const Names& names) {
  const auto parsed = fhirpath::parse(text);
  if (!parsed.ok()) {
    return "The engine can't run the expression (" + std::string(error_name(parsed.error())) + " at " +
           parsed.failure().where + ").";
  }
  for (const fhirpath::Node& node : parsed.value().nodes) {
    if (node.op != fhirpath::Op::variable || std::find(names.begin(), names.end(), node.text) != names.end()) continue;
    return "The expression asks for %" + node.text + ", and nothing here has that name.";
  }
  return {};
}

class RefusalRemover {
 public:
  explicit RefusalRemover(Notes& notes) : notes_(notes) {}

  // `names`: what expressions here can name. A reader of JSON goes 64 deep, and so does this.
  void run(json::Value& holder, Names names) {
    sift(holder, names);
    json::Value* items = holder.find("item");
    if (!items || !items->if_array()) return;
    std::erase_if(*items->if_array(), [&](const json::Value& item) { return calculates_nothing(item, names); });
    for (json::Value& item : *items->if_array()) run(item, names);
    if (items->if_array()->empty())
      std::erase_if(*holder.if_object(), [](const json::Member& member) { return member.name == "item"; });
  }

 private:
  static const json::Value* expression_in(const json::Value& extension, std::string_view url) {
    const json::Value* expression = extension.find("valueExpression");
    const bool ours = extension.text_or("url") == url && expression &&
                      expression->text_or("language") == "text/fhirpath" && expression->find("expression");
    return ours ? expression : nullptr;
  }

  // The variables of one element, then what names them. What the element adds stays in `names` for those below.
  void sift(json::Value& holder, Names& names) {
    json::Value* extensions = holder.find("extension");
    if (!extensions || !extensions->if_array()) return;
    std::erase_if(*extensions->if_array(), [&](const json::Value& extension) {
      const json::Value* expression = expression_in(extension, variable_url);
      if (!expression) return false;
      if (take_out(extension, *expression, names, "What names it goes too.")) return true;
      names.emplace_back(expression->text_or("name"));
      return false;
    });
    std::erase_if(*extensions->if_array(), [&](const json::Value& extension) {
      for (const std::string_view name : {"initialExpression", "enableWhenExpression"}) {
        const bool initial = name == "initialExpression";
        const json::Value* expression = expression_in(extension, std::string(sdc).append(name));
        if (expression && take_out(extension, *expression, names,
                                   initial ? "The question now begins empty."
                                           : "The item now always comes: check that this is meant.")) {
          return true;
        }
      }
      return false;
    });
    if (extensions->if_array()->empty()) {
      std::erase_if(*holder.if_object(), [](const json::Member& member) { return member.name == "extension"; });
    }
  }

  bool take_out(const json::Value& extension, const json::Value& expression, const Names& names, std::string fix) {
    std::string problem = trouble_with(expression.text_or("expression"), names);
    if (problem.empty()) return false;
    notes_.push_back({std::string(extension.text_or(origin)), Happened::dropped, std::move(problem), std::move(fix)});
    return true;
  }

  // A calculated item whose expression can't be run would be put to the resident: it goes as a whole.
  bool calculates_nothing(const json::Value& item, Names names) {
    for (const json::Value& extension : item.items("extension")) {
      const json::Value* variable = expression_in(extension, variable_url);
      if (variable && trouble_with(variable->text_or("expression"), names).empty())
        names.emplace_back(variable->text_or("name"));
    }
    for (const json::Value& extension : item.items("extension")) {
      const json::Value* expression = expression_in(extension, std::string(sdc).append("calculatedExpression"));
      if (!expression) continue;
      const std::string problem = trouble_with(expression->text_or("expression"), names);
      if (problem.empty()) continue;
      const bool more = !item.items("item").empty();
      notes_.push_back({std::string(item.text_or(origin)), Happened::dropped,
                        problem + " Nobody could answer the item." + (more ? " The items below it went with it." : ""),
                        "Write the calculation anew, or do without."});
      return true;
    }
    return false;
  }

  Notes& notes_;
};

}  // namespace

void remove_unusable_expressions(json::Value& questionnaire, Notes& notes) {
  RefusalRemover(notes).run(questionnaire,
                            {"resource", "rootResource", "context", "questionnaire", "qitem", "ucum", "sct", "loinc"});
}

}  // namespace sealwell::fhir_import
