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
  std::vector<int> uses;             ///< Indices of the variables that it uses
  bool uses_own_item = false;        ///< True if it uses %qitem
  std::vector<std::string> unknown;  ///< Names of undefined variables
};

struct ParsedVariable {
  std::string_view name;
  int above = -1;  ///< Index of the variable in scope before this one; -1: none
  Parsed parsed;
};

struct Rule {
  engine::Calculator::Outcome::Of of = engine::Calculator::Outcome::Of::value;
  Parsed parsed;
};

/// All expressions of a Questionnaire, each parsed once. A variable comes after all variables in its scope, so that
/// none can refer to itself.
struct Expressions {
  std::vector<ParsedVariable> variables;
  std::vector<Rule> rules;
};

/// `questionnaire` must outlive the result.
[[nodiscard]] Expressions parse_expressions(const pack::Questionnaire& questionnaire);

/// The name of the FHIR extension: "calculatedExpression".
[[nodiscard]] std::string_view name_of(engine::Calculator::Outcome::Of of);

}  // namespace sealwell::engine
