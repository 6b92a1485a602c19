#include "core/authoring/instruments/registry_tables.hpp"

namespace sealwell::scoring {
namespace {

constexpr std::string_view agreement = "0 (strongly disagree) to 10 (strongly agree)";
constexpr std::string_view component_codes =
    "physical_capability, psychological_capability, physical_opportunity, social_opportunity, "
    "reflective_motivation, automatic_motivation";

constexpr InputInfo keyworth_inputs[] = {
    {"physical_opportunity", whole_number, agreement, false, "I have the PHYSICAL opportunity to [behaviour]"},
    {"social_opportunity", whole_number, agreement, false, "I have the SOCIAL opportunity to [behaviour]"},
    {"reflective_motivation", whole_number, agreement, false, "I am motivated to [behaviour]"},
    {"automatic_motivation", whole_number, agreement, false, "[Behaviour] is something that I do automatically"},
    {"physical_capability", whole_number, agreement, false, "I am PHYSICALLY able to [behaviour]"},
    {"psychological_capability", whole_number, agreement, false, "I am PSYCHOLOGICALLY able to [behaviour]"},
};

constexpr OutputInfo keyworth_outputs[] = {
    {"capability", "number or null", "Mean of the two capabilities, 0 to 10; null unless both were rated."},
    {"opportunity", "number or null", "The same of the two opportunities."},
    {"motivation", "number or null", "The same of the two motivations."},
    {"lowest_components", codes, "The lowest of the rated components, ties kept."},
    {"barriers", codes, "What is shown as hardest, by the rules below; may be empty."},
    {"what_would_change", "object or null",
     "The smallest change of one rating that changes the barriers: {component, rating, barriers}."},
};

constexpr std::string_view keyworth_notes[] = {
    "Put the wanted behaviour in for [behaviour]: \"stop smoking\", \"be more physically active\". Check the "
    "statements against appendix 2 of the PHE guide before they are shown.",
    "Each rating is its component's score. There is no total, and no published cut-off for a barrier; these "
    "rules are ours. Nothing is a barrier when all ratings are 8 or more, when all are equal, or when only "
    "one is given. Otherwise the lowest are, ties kept.",
    "Automatic motivation is naturally low for a new behaviour: when it alone is lowest, components within "
    "1 point of it and below 8 are barriers beside it.",
    "At least one rating is needed. Word it as the things that look hardest, never as a diagnosis.",
};

constexpr std::string_view keyworth_sources[] = {
    "Keyworth, Epton, Goldthorpe, Calam, Armitage 2020, British Journal of Health Psychology 25:474-501, "
    "doi 10.1111/bjhp.12417",
    "Public Health England 2020, Achieving behaviour change: a guide for national government, appendix 2",
    "Michie, van Stralen, West 2011, Implementation Science 6:42",
};

constexpr InputInfo wheel_inputs[] = {
    {"component", code, component_codes, true, "One COM-B component; or else `components`."},
    {"components", codes, component_codes, false, "Several, instead of `component`."},
};

constexpr OutputInfo wheel_outputs[] = {
    {"functions", codes,
     "For one component its row in the wheel's order; for several the union, sorted by "
     "id."},
    {"count", whole_number, "How many functions."},
    {"offered", codes, "Those that may be offered to a person, in the wheel's order."},
};

constexpr std::string_view wheel_notes[] = {
    "The functions are education, persuasion, incentivisation, coercion, training, restriction, "
    "environmental_restructuring, modelling and enablement.",
    "Coercion and restriction are never offered to a person: our rule.",
};

constexpr std::string_view wheel_sources[] = {
    "Michie, Atkins, West 2014, The Behaviour Change Wheel, rows as reproduced in BMC Public Health 2021 "
    "(s12889-021-11491-4) table 1 and BMC Health Services Research 2018 (s12913-018-3778-2) table 1",
    "Michie, van Stralen, West 2011, Implementation Science 6:42, tables 1 and 2",
};

constexpr InputInfo domain_inputs[] = {
    {"domain", code,
     "knowledge, skills, memory_attention_decision_processes, behavioural_regulation, social_influences, "
     "environmental_context_resources, social_professional_role_identity, beliefs_about_capabilities, "
     "optimism, beliefs_about_consequences, intentions, goals, reinforcement, emotion",
     true, "A domain of the Theoretical Domains Framework. The \"and\" of the printed names may be written."},
};

constexpr OutputInfo domain_outputs[] = {{"components", codes, "The COM-B component or components it belongs to."}};

constexpr std::string_view domain_notes[] = {
    "Role and identity, and optimism, are under both motivations in the reproduced tables, under reflective "
    "motivation only in the 2014 book. Skills are physical or mental, so under both capabilities.",
};

constexpr std::string_view domain_sources[] = {
    "Cane, O'Connor, Michie 2012, Implementation Science 7:37, as reproduced in PMC10360015 table 1 and "
    "BMC Health Services Research 2022 (s12913-022-07750-8) table 4",
};

constexpr std::string_view open_access = "Open access (CC BY); cite the paper.";

constexpr InstrumentInfo table[] = {
    {.id = "comb_keyworth6",
     .title = "Six brief COM-B items: what helps and what gets in the way of one behaviour",
     .licence = "Crown copyright in the PHE guide, Open Government Licence; cite Keyworth and others 2020.",
     .inputs = keyworth_inputs,
     .outputs = keyworth_outputs,
     .sources = keyworth_sources,
     .notes = keyworth_notes},
    {.id = "bcw_2014",
     .title = "Behaviour change wheel: from COM-B components to intervention functions",
     .licence = "The rows are cited, not reproduced as an image of the book. The 2011 paper is open access "
                "(CC BY).",
     .inputs = wheel_inputs,
     .outputs = wheel_outputs,
     .sources = wheel_sources,
     .notes = wheel_notes},
    {.id = "tdf_comb",
     .title = "Theoretical Domains Framework: from a domain to COM-B components",
     .licence = open_access,
     .inputs = domain_inputs,
     .outputs = domain_outputs,
     .sources = domain_sources,
     .notes = domain_notes},
};

}  // namespace

std::span<const InstrumentInfo> com_b_instruments() { return table; }

}  // namespace sealwell::scoring
