#include "core/authoring/conformance/response_tree.hpp"
#include "core/fhirpath/expression.hpp"

namespace sealwell::conformance {
namespace {

constexpr std::string_view variable_url = "http://hl7.org/fhir/StructureDefinition/variable";

const json::Value* sub_extension(const json::Value& element, std::string_view name) {
  for (const json::Value& one : element.items("extension")) {
    if (one.text_or("url") != name) continue;
    const json::Member* value = value_of(one);
    return value ? &value->value : nullptr;
  }
  return nullptr;
}

std::string_view text_of(const json::Value& element, std::string_view name) {
  const json::Value* value = sub_extension(element, name);
  if (value && value->if_object()) return value->text_or("expression");  // an Expression
  return value && value->if_string() ? std::string_view(*value->if_string()) : std::string_view();
}

}  // namespace

std::optional<fhirpath::Collection> Check::evaluated(std::string_view expression, int item, int node,
                                                     const std::optional<fhirpath::Moment>& now) {
  const auto give_up = [&](const Failure& failure) {
    note(item, tree_.path(node),
         "an expression can't be evaluated: " + std::string(error_name(failure.error)) +
             (failure.where.empty() ? "" : " at " + failure.where));
    return std::nullopt;
  };
  fhirpath::Context context;
  context.resource = tree_.json;
  context.questionnaire = form_.json;
  context.now = now;

  // The variables of the form and of each item that holds this one, the outermost first.
  std::vector<int> path;
  for (int at = node; at >= 0; at = tree_.node(at).parent) path.push_back(at);
  std::vector<std::pair<std::string_view, fhirpath::Collection>> values;
  for (std::size_t i = path.size() + 1; i-- > 0;) {
    const bool top = i == path.size();
    const json::Value& element = top ? *form_.json : *form_.item(tree_.node(path[i]).item).json;
    context.focus = {fhirpath::of_element(top ? *tree_.json : *tree_.node(path[i]).json)};
    for (const json::Value* extension : extensions(element, variable_url)) {
      const json::Value* variable = extension->find("valueExpression");
      if (!variable || variable->text_or("name").empty()) continue;
      const auto parsed = fhirpath::parse(variable->text_or("expression"));
      if (!parsed.ok()) return give_up(parsed.failure());
      std::vector<fhirpath::Variable> known;
      for (const auto& [name, value] : values) known.push_back({name, &value});
      context.variables = known;
      auto value = evaluate(parsed.value(), context, steps_);
      if (!value.ok()) return give_up(value.failure());
      // A nearer variable hides one of the same name.
      values.insert(values.begin(), {variable->text_or("name"), std::move(value).value()});
    }
  }
  fhirpath::Collection own_item;
  if (item >= 0) own_item.push_back(fhirpath::of_element(*form_.item(item).json));
  std::vector<fhirpath::Variable> known;
  for (const auto& [name, value] : values) known.push_back({name, &value});
  known.push_back({"qitem", &own_item});
  context.variables = known;
  const auto parsed = fhirpath::parse(expression);
  if (!parsed.ok()) return give_up(parsed.failure());
  auto result = evaluate(parsed.value(), context, steps_);
  if (!result.ok()) return give_up(result.failure());
  return std::move(result).value();
}

std::optional<std::optional<bool>> Check::condition(std::string_view expression, int item, int node) {
  const auto result = evaluated(expression, item, node, now_);
  if (!result) return std::nullopt;
  const auto told = fhirpath::as_condition(*result);
  if (told.ok()) return told.value();
  note(item, tree_.path(node), "an expression can't be evaluated: " + std::string(error_name(told.error())));
  return std::nullopt;
}

void Check::check_constraints() {
  check_constraints_of(*form_.json, -1, -1);
  for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
    const Node& node = tree_.nodes[i];
    if (node.enabled == Enabled::yes) {
      check_constraints_of(*form_.item(node.item).json, node.item, static_cast<int>(i));
    }
  }
}

void Check::check_constraints_of(const json::Value& element, int item, int node) {
  if (!element.find("extension")) return;
  for (const std::string_view url : {"questionnaire-constraint", "targetConstraint"}) {
    for (const json::Value* constraint : extensions(element, url)) {
      const auto holds = condition(text_of(*constraint, "expression"), item, node);
      // Empty says nothing, as where an answer that it asks about is missing.
      if (!holds || holds->value_or(true)) continue;
      std::string problem(text_of(*constraint, "key"));
      const std::string_view human = text_of(*constraint, "human");
      if (!human.empty()) problem.append(problem.empty() ? "" : ": ").append(human);
      if (problem.empty()) problem = "a constraint of the Questionnaire doesn't hold";
      find(Rule::constraint, tree_.path(node), item < 0 ? std::string_view() : form_.item(item).link_id,
           std::move(problem), text_of(*constraint, "severity") != "warning");
    }
  }
}

}  // namespace sealwell::conformance
