#include "core/engine/calculation/expressions.hpp"

#include <algorithm>

namespace sealwell::engine {
namespace {

using Of = engine::Calculator::Outcome::Of;

constexpr std::string_view own_item = "qitem";

bool is_given(std::string_view name) {
  for (const std::string_view known :
       {"resource", "rootResource", "context", "questionnaire", "ucum", "sct", "loinc"}) {
    if (name == known) return true;
  }
  return false;
}

class Parsing {
 public:
  explicit Parsing(const pack::Questionnaire& questionnaire) : questionnaire_(questionnaire) {}

  Expressions run() {
    int of_form = -1;
    add(questionnaire_.variables, -1, of_form);
    std::vector<int> scopes;  // by item: the last variable that it and what is below it sees
    for (std::size_t i = 0; i < questionnaire_.items.size(); ++i) {
      const pack::Item& item = questionnaire_.items[i];
      const int index = static_cast<int>(i);
      int scope = item.parent < 0 ? of_form : scopes[static_cast<std::size_t>(item.parent)];
      add(item.variables, index, scope);
      scopes.push_back(scope);
      if (!item.enabled_by.empty()) all_.rules.push_back({Of::enabled, parse(item.enabled_by, index, scope)});
      if (!item.initially.empty()) all_.rules.push_back({Of::initial, parse(item.initially, index, scope)});
      if (!item.calculated.empty()) all_.rules.push_back({Of::value, parse(item.calculated, index, scope)});
    }
    return std::move(all_);
  }

 private:
  void add(const std::vector<pack::Variable>& variables, int item, int& scope) {
    for (const pack::Variable& variable : variables) {
      Parsed parsed = parse(variable.expression, item, scope);
      all_.variables.push_back({variable.name, scope, std::move(parsed)});
      scope = static_cast<int>(all_.variables.size()) - 1;
    }
  }

  Parsed parse(std::string_view text, int item, int scope) const {
    Parsed parsed;
    parsed.item = item;
    auto expression = fhirpath::parse(text);
    if (!expression.ok()) {
      parsed.failure = expression.failure();
      return parsed;
    }
    parsed.expression = std::move(expression).value();
    for (const fhirpath::Node& node : parsed.expression.nodes) {
      if (node.op == fhirpath::Op::variable) name(node.text, scope, parsed);
    }
    return parsed;
  }

  void name(const std::string& text, int scope, Parsed& parsed) const {
    while (scope >= 0 && all_.variables[static_cast<std::size_t>(scope)].name != text) {
      scope = all_.variables[static_cast<std::size_t>(scope)].above;
    }
    const auto note = [](auto& list, const auto& entry) {
      if (std::find(list.begin(), list.end(), entry) == list.end()) list.push_back(entry);
    };
    if (is_given(text)) return;
    if (scope >= 0) note(parsed.uses, scope);
    else if (text == own_item && parsed.item >= 0) parsed.uses_own_item = true;
    else note(parsed.unknown, text);
  }

  const pack::Questionnaire& questionnaire_;
  Expressions all_;
};

}  // namespace

Expressions parse_expressions(const pack::Questionnaire& questionnaire) { return Parsing(questionnaire).run(); }

std::string_view name_of(Of of) {
  switch (of) {
    case Of::value: return "calculatedExpression";
    case Of::enabled: return "enableWhenExpression";
    case Of::initial: return "initialExpression";
  }
  return {};
}

}  // namespace sealwell::engine
