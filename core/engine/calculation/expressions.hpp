#pragma once

#include "core/engine/calculator.hpp"
#include "core/fhirpath/expression.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace sealwell::engine {

/// One expression of a Questionnaire, parsed.
struct Parsed {
  int item = -1;  ///< Index of the item that it stands on; -1: the Questionnaire
  fhirpath::Expression expression;
  std::optional<Failure> failure;    ///< Why it can't be parsed
  std::vector<int> uses;             ///< The variables that it names, as indexes
  bool uses_own_item = false;        ///< It names %qitem
  std::vector<std::string> unknown;  ///< What it names and nothing has
};

struct ParsedVariable {
  std::string_view name;
  int above = -1;  ///< The variable that is in scope before it; -1: none
  Parsed parsed;
};

struct Rule {
  engine::Calculator::Outcome::Of of = engine::Calculator::Outcome::Of::value;
  Parsed parsed;
};

/// Every expression of a Questionnaire, each parsed once. A variable comes after all those that it can see, so that
/// none can name itself.
struct Expressions {
  std::vector<ParsedVariable> variables;
  std::vector<Rule> rules;
};

/// `questionnaire` must outlive the result.
[[nodiscard]] Expressions parse_expressions(const pack::Questionnaire& questionnaire);

/// The name that a reader of the Questionnaire knows it by: "calculatedExpression".
[[nodiscard]] std::string_view name_of(engine::Calculator::Outcome::Of of);

}  // namespace sealwell::engine
