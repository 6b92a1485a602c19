#include "core/scoring/behaviour_change_wheel.hpp"

#include "core/scoring/adapters.hpp"
#include "core/scoring/ids.hpp"

#include <algorithm>

namespace sealwell::scoring {
namespace {

constexpr std::string_view function_ids[intervention_function_count] = {
    "education", "persuasion",  "incentivisation",             "coercion",  "training",
    "restriction", "environmental_restructuring", "modelling", "enablement",
};

// One bit a function.
constexpr unsigned education = 1, persuasion = 2, incentivisation = 4, coercion = 8, training = 16,
                   restriction = 32, restructuring = 64, modelling = 128, enablement = 256;

// The 2014 rows, by component.
constexpr unsigned rows[component_count] = {
    training | enablement,
    education | training | enablement,
    training | restriction | restructuring | enablement,
    restriction | restructuring | modelling | enablement,
    education | persuasion | incentivisation | coercion,
    persuasion | incentivisation | coercion | training | restructuring | modelling | enablement,
};

unsigned row(Component component) { return rows[static_cast<std::size_t>(component)]; }

unsigned union_of(std::span<const Component> barriers) {
  unsigned bits = 0;
  for (const Component component : barriers) bits |= row(component);
  return bits;
}

std::vector<InterventionFunction> functions_in(unsigned bits) {
  std::vector<InterventionFunction> found;
  for (unsigned i = 0; i < intervention_function_count; ++i) {
    if (bits >> i & 1u) found.push_back(static_cast<InterventionFunction>(i));
  }
  return found;
}

json::Value list_of(std::span<const InterventionFunction> functions) {
  return list_of_ids(functions, function_id);
}

}  // namespace

std::string_view function_id(InterventionFunction function) {
  return function_ids[static_cast<std::size_t>(function)];
}

std::optional<InterventionFunction> function_from_id(std::string_view id) {
  return value_of_id<InterventionFunction>(function_ids, id);
}

std::vector<InterventionFunction> functions_for(Component component) { return functions_in(row(component)); }

std::vector<InterventionFunction> functions_for(std::span<const Component> barriers) {
  auto found = functions_in(union_of(barriers));
  std::sort(found.begin(), found.end(), [](auto a, auto b) { return function_id(a) < function_id(b); });
  return found;
}

std::vector<InterventionFunction> offered_functions(std::span<const Component> barriers) {
  return functions_in(union_of(barriers) & ~(coercion | restriction));
}

json::Value score_bcw_2014(Inputs& in) {
  std::vector<Component> barriers;
  std::vector<InterventionFunction> functions;
  if (in.find("components")) {
    for (const std::size_t code : in.codes("components", component_ids)) barriers.push_back(components[code]);
    functions = functions_for(barriers);
  } else if (const auto code = in.code("component", component_ids)) {
    barriers.push_back(components[*code]);
    functions = functions_for(components[*code]);
  }
  return json::Value::object()
      .set("functions", list_of(functions))
      .set("count", static_cast<int>(functions.size()))
      .set("offered", list_of(offered_functions(barriers)));
}

}  // namespace sealwell::scoring
