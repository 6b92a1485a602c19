#include "core/scoring/behaviour_change_wheel.hpp"

#include "core/scoring/adapters.hpp"
#include "core/scoring/ids.hpp"

namespace sealwell::scoring {
namespace {

constexpr std::string_view function_ids[intervention_function_count] = {
    "education", "persuasion", "incentivisation", "coercion", "training", "restriction", "environmental_restructuring",
    "modelling", "enablement",
};
static_assert(ends_with_id(function_ids, InterventionFunction::enablement, "enablement"));

// The functions in the order of their ids.
constexpr unsigned by_id[intervention_function_count] = {3, 0, 8, 6, 2, 7, 1, 5, 4};

// One bit a function.
constexpr unsigned education = 1, persuasion = 2, incentivisation = 4, coercion = 8, training = 16, restriction = 32,
                   restructuring = 64, modelling = 128, enablement = 256;

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

void add_if(std::vector<InterventionFunction>& found, unsigned bits, unsigned index) {
  if (bits >> index & 1u) found.push_back(static_cast<InterventionFunction>(index));
}

std::vector<InterventionFunction> functions_in(unsigned bits) {
  std::vector<InterventionFunction> found;
  for (unsigned i = 0; i < intervention_function_count; ++i) add_if(found, bits, i);
  return found;
}

json::Value list_of(std::span<const InterventionFunction> functions) { return list_of_ids(functions, function_id); }

}  // namespace

std::string_view function_id(InterventionFunction function) { return function_ids[static_cast<std::size_t>(function)]; }

std::optional<InterventionFunction> function_from_id(std::string_view id) {
  return value_of_id<InterventionFunction>(function_ids, id);
}

std::vector<InterventionFunction> functions_for(Component component) { return functions_in(row(component)); }

std::vector<InterventionFunction> functions_for(std::span<const Component> barriers) {
  std::vector<InterventionFunction> found;
  for (const unsigned i : by_id) add_if(found, union_of(barriers), i);
  return found;
}

std::vector<InterventionFunction> offered_functions(std::span<const Component> barriers) {
  return functions_in(union_of(barriers) & ~(coercion | restriction));
}

void score_bcw_2014(Inputs& in, Outputs& out) {
  std::vector<Component> barriers;
  std::vector<InterventionFunction> functions;
  if (in.find("components")) {
    for (const std::size_t code : in.codes("components", component_ids)) barriers.push_back(components[code]);
    functions = functions_for(barriers);
  } else {
    barriers.push_back(components[in.code("component", component_ids)]);
    functions = functions_for(barriers.front());
  }
  out.put("functions", list_of(functions));
  out.put("count", static_cast<int>(functions.size()));
  out.put("offered", list_of(offered_functions(barriers)));
}

}  // namespace sealwell::scoring
