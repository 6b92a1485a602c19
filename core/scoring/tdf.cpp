#include "core/scoring/tdf.hpp"

#include "core/base/text.hpp"
#include "core/scoring/adapters.hpp"
#include "core/scoring/ids.hpp"

namespace sealwell::scoring {
namespace {

constexpr std::string_view domain_ids[tdf_domain_count] = {
    "knowledge",
    "skills",
    "memory_attention_decision_processes",
    "behavioural_regulation",
    "social_influences",
    "environmental_context_resources",
    "social_professional_role_identity",
    "beliefs_about_capabilities",
    "optimism",
    "beliefs_about_consequences",
    "intentions",
    "goals",
    "reinforcement",
    "emotion",
};
static_assert(ends_with_id(domain_ids, TdfDomain::emotion, "emotion"));

// One bit a component.
constexpr std::uint8_t physical_capability = 1, psychological_capability = 2, physical_opportunity = 4,
                       social_opportunity = 8, reflective = 16, automatic = 32;

constexpr std::uint8_t component_bits[tdf_domain_count] = {
    psychological_capability,
    physical_capability | psychological_capability,
    psychological_capability,
    psychological_capability,
    social_opportunity,
    physical_opportunity,
    reflective | automatic,
    reflective,
    reflective | automatic,
    reflective,
    reflective,
    reflective,
    automatic,
    automatic,
};

}  // namespace

std::string_view tdf_domain_id(TdfDomain domain) { return domain_ids[static_cast<std::size_t>(domain)]; }

std::optional<TdfDomain> tdf_domain_from_id(std::string_view id) {
  return value_of_id<TdfDomain>(domain_ids, replaced(id, "_and_", "_"));
}

std::vector<Component> components_for(TdfDomain domain) {
  std::vector<Component> found;
  const unsigned bits = component_bits[static_cast<std::size_t>(domain)];
  for (const Component component : components) {
    if (bits >> static_cast<unsigned>(component) & 1u) found.push_back(component);
  }
  return found;
}

void score_tdf_comb(Inputs& in, Outputs& out) {
  const auto text = in.text("domain");
  const auto domain = text ? tdf_domain_from_id(*text) : std::nullopt;
  if (text && !domain) in.reject("domain");
  const auto found = components_for(domain.value_or(TdfDomain::knowledge));
  out.put("components", list_of_ids<Component>(found, component_id));
}

}  // namespace sealwell::scoring
