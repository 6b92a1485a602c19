#pragma once

#include "core/scoring/com_b.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace sealwell::scoring {

/// The fourteen domains of the Theoretical Domains Framework, version 2: Cane, O'Connor, Michie
/// 2012 (Implementation Science 7:37).
enum class TdfDomain : std::uint8_t {
  knowledge,
  skills,
  memory_attention_decision_processes,
  behavioural_regulation,
  social_influences,
  environmental_context_resources,
  social_professional_role_identity,
  beliefs_about_capabilities,
  optimism,
  beliefs_about_consequences,
  intentions,
  goals,
  reinforcement,
  emotion,
};

inline constexpr std::size_t tdf_domain_count = 14;

/// The id of a domain: the name of its enumerator.
[[nodiscard]] std::string_view tdf_domain_id(TdfDomain domain);

/// The domain with that id; nothing for an unknown id. The "and" of the printed names may be
/// written or left out ("environmental_context_and_resources").
[[nodiscard]] std::optional<TdfDomain> tdf_domain_from_id(std::string_view id);

/// The COM-B component(s) of a domain, in the components' order: Cane 2012 as reproduced in
/// PMC10360015 table 1 and BMC Health Services Research 2022 22:407 table 4. Skills are physical
/// or mental, so both capabilities; role and identity, and optimism, sit under both motivations
/// there (the 2014 book has them under reflective only).
[[nodiscard]] std::vector<Component> components_for(TdfDomain domain);

}  // namespace sealwell::scoring
