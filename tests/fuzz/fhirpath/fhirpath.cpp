// An expression up to the first zero byte, then a resource as JSON. Whatever comes in, the expression
// is refused or evaluated within its steps, and the same input gives the same answer twice.
#include "core/fhirpath/expression.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace {

using namespace sealwell;

std::string told(const fhirpath::Expression& expression, const json::Value& resource) {
  fhirpath::Context context;
  context.resource = &resource;
  context.questionnaire = &resource;
  context.now = fhirpath::moment_of({{2026, 11, 22}, 27'000, 0});  // half past seven
  context.focus.push_back(fhirpath::of_element(resource));
  std::size_t steps = 20'000;
  const auto result = evaluate(expression, context, steps);
  if (!result.ok()) {
    if (error_name(result.error()) == "unknown_error" || !result.failure().where.starts_with("byte ")) std::abort();
    return std::string(error_name(result.error())) + result.failure().where;
  }
  // Items are paid for.
  if (result.value().size() > 20'000 + resource.items("item").size()) std::abort();
  std::string text;
  for (const fhirpath::Item& item : result.value()) text += json::write(to_json(item));
  (void)as_condition(result.value());
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(input.find('\0'), input.size());
  const auto expression = fhirpath::parse(input.substr(0, end));
  if (!expression.ok()) return 0;
  const std::string_view rest = input.substr(std::min(end + 1, input.size()));
  const auto resource = json::parse(rest.empty() ? "{}" : rest, {.bytes = 16'384, .depth = 16, .values = 2'048});
  if (!resource.ok()) return 0;
  if (told(expression.value(), resource.value()) != told(expression.value(), resource.value())) std::abort();
  return 0;
}
