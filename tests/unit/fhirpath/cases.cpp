// Reads [{expression, resource, questionnaire}] and prints, for each, {result} or {error, where}.
#include "core/fhirpath/expression.hpp"

#include <iostream>
#include <iterator>

int main() {
  using namespace sealwell;
  const std::string text((std::istreambuf_iterator<char>(std::cin)), std::istreambuf_iterator<char>());
  const auto cases = json::parse(text, {.bytes = 64 << 20, .depth = 64, .values = 5'000'000});
  if (!cases.ok() || !cases.value().if_array()) return 2;
  json::Value out = json::Value::array();
  for (const json::Value& one : *cases.value().if_array()) {
    json::Value told = json::Value::object();
    const auto refuse = [&told](const Failure& failure) {
      told.set("error", error_name(failure.error)).set("where", failure.where);
    };
    const auto parsed = fhirpath::parse(one.text_or("expression"));
    if (!parsed.ok()) {
      refuse(parsed.failure());
    } else {
      fhirpath::Context context;
      context.resource = one.find("resource");
      context.questionnaire = one.find("questionnaire");
      context.now = fhirpath::parse_moment(fhirpath::Kind::date_time, one.text_or("now"));
      if (context.resource) context.focus.push_back(fhirpath::of_element(*context.resource));
      std::size_t steps = fhirpath::default_step_limit;
      const auto result = fhirpath::evaluate(parsed.value(), context, steps);
      if (!result.ok()) {
        refuse(result.failure());
      } else {
        json::Value list = json::Value::array();
        for (const fhirpath::Item& item : result.value()) list.add(fhirpath::to_json(item));
        told.set("result", std::move(list));
      }
    }
    out.add(std::move(told));
  }
  std::cout << json::write(out) << "\n";
  return 0;
}
