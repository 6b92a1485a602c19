#pragma once

#include "core/fhirpath/expression.hpp"

#include <string>

namespace sealwell::fhirpath {

/// The result of an expression as compact JSON, or the name of its error and where.
inline std::string evaluated(std::string_view text, const json::Value& resource = {},
                             const json::Value* questionnaire = nullptr, std::size_t steps = default_step_limit) {
  const auto parsed = parse(text);
  const auto told = [](const Failure& failure) {
    return std::string(error_name(failure.error)) + " at " + failure.where;
  };
  if (!parsed.ok()) return told(parsed.failure());
  Context context;
  context.questionnaire = questionnaire;
  context.now = moment_of({{2026, 11, 22}, 27'000, 0});  // half past seven
  if (!resource.is_null()) {
    context.resource = &resource;
    context.focus.push_back(of_element(resource));
  }
  const auto result = evaluate(parsed.value(), context, steps);
  if (!result.ok()) return told(result.failure());
  json::Value list = json::Value::array();
  for (const Item& item : result.value()) list.add(to_json(item));
  return json::write(list);
}

inline json::Value parsed_json(std::string_view text) { return json::parse(text).value(); }

}  // namespace sealwell::fhirpath
