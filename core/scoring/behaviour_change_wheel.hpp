#pragma once

#include "core/scoring/com_b.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace sealwell::scoring {

/// The nine intervention functions of the behaviour change wheel (Michie, van Stralen, West 2011,
/// Implementation Science 6:42, table 1), in the order of that table.
enum class InterventionFunction : std::uint8_t {
  education,                    ///< Increasing knowledge or understanding.
  persuasion,                   ///< Communication that moves feelings or stimulates action.
  incentivisation,              ///< Creating an expectation of reward.
  coercion,                     ///< Creating an expectation of punishment or cost. Never offered to a person.
  training,                     ///< Imparting skills.
  restriction,                  ///< Rules that reduce an opportunity. Never offered to a person.
  environmental_restructuring,  ///< Changing the physical or social surroundings.
  modelling,                    ///< An example to aspire to or imitate.
  enablement,                   ///< More means or fewer hurdles, beyond the other functions.
};

inline constexpr std::size_t intervention_function_count = 9;

/// The id of a function: "education" and so on.
[[nodiscard]] std::string_view function_id(InterventionFunction function);
/// The function with that id; nothing for an unknown id.
[[nodiscard]] std::optional<InterventionFunction> function_from_id(std::string_view id);

/// The functions that the 2014 rows tick for one component, in the wheel's order: Michie, Atkins,
/// West 2014 "The Behaviour Change Wheel", as reproduced in BMC Public Health 2021
/// (s12889-021-11491-4, table 1) and BMC Health Services Research 2018 (s12913-018-3778-2, table 1).
[[nodiscard]] std::vector<InterventionFunction> functions_for(Component component);

/// The union of functions_for over several components, without duplicates, sorted by id so that no component's row
/// comes first.
[[nodiscard]] std::vector<InterventionFunction> functions_for(std::span<const Component> barriers);

/// The functions that a service may offer to a person for these components, in the wheel's order:
/// the union without coercion and restriction. Our rule: a self-assessment never threatens or forbids.
[[nodiscard]] std::vector<InterventionFunction> offered_functions(std::span<const Component> barriers);

}  // namespace sealwell::scoring
