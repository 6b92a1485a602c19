#include "core/authoring/instruments/band_rows.hpp"
#include "core/authoring/instruments/registry_tables.hpp"
#include "core/scoring/weight.hpp"

namespace sealwell::scoring {
namespace {

constexpr InputInfo bmi_inputs[] = {
    {"weight_kg", number, "10 to 650 kilograms", true, "Weight; or else `stone` and `pounds`."},
    {"height_cm", number, "50 to 250 centimetres", true, "Height; or else `feet` and `inches`."},
    {"stone", whole_number, "0 to 110", false, "With `pounds`, instead of `weight_kg`."},
    {"pounds", number, "0 to under 14", false, "With `stone`."},
    {"feet", whole_number, "1 to 8", false, "With `inches`, instead of `height_cm`."},
    {"inches", number, "0 to under 12", false, "With `feet`."},
    {"lower_threshold_group", yes_or_no, "true or false", false,
     "Whether the family background is South Asian, Chinese, other Asian, Middle Eastern, Black African or "
     "African-Caribbean. May be skipped; then the general bands are used, and the page should say so."},
    {"age", whole_number, "0 to 130 years", false, "Under 18 gives `adult_bmi_not_valid`."},
    {"pregnant", yes_or_no, "true or false", false, "Yes gives `adult_bmi_not_valid`."},
};

constexpr OutputInfo bmi_outputs[] = {
    {"bmi", number, "kg/m2, rounded half up to two digits for display."},
    {"category", code, "See below; from the exact quotient."},
};

constexpr std::string_view general = "most people";
constexpr std::string_view lower = "lower-threshold group";

constexpr std::string_view bmi_words[] = {"underweight",     "healthy weight",  "overweight",
                                          "obesity class 1", "obesity class 2", "obesity class 3"};
constexpr auto bmi_bands_info = all_rows(tenth_rows("category", bmi_bands, bmi_words, general),
                                         tenth_rows("category", bmi_bands_lower, bmi_words, lower));

constexpr std::string_view bmi_notes[] = {
    "For adults who are not pregnant; under 18 centiles are used, which are not here.",
    "Say with the result: it can mislead for people with much muscle and from 65, and does not show where "
    "fat is. Ask permission before weight questions.",
    "A mixed background is not addressed by NICE; ask, allow several answers, and let the person skip.",
    "The smallest and largest measures taken are ours for weight, and those of the NHS digital health "
    "checks for height.",
};

constexpr std::string_view bmi_sources[] = {
    "NICE NG246 (2025), which continues CG189: categories and lower thresholds",
    "World Health Organization: underweight below 18.5",
};

constexpr InputInfo ratio_inputs[] = {
    {"waist_cm", number, "50 to 200 centimetres", true, "Waist."},
    {"height_cm", number, "50 to 250 centimetres", true, "Height."},
    {"bmi", number, "1 to 3000", false, "BMI, where it is known."},
};

constexpr OutputInfo ratio_outputs[] = {
    {"not_applicable", yes_or_no, "Whether the BMI is 35 or more; then the others are null."},
    {"ratio", "number or null", "Waist divided by height, rounded half up to three digits for display."},
    {"band", "code or null",
     "See below, from the exact quotient; null below 0.4, where NICE gives no "
     "label."},
};

constexpr std::string_view ratio_words[] = {"", "no increased risk", "increased risk", "high risk"};
constexpr auto ratio_bands = tenth_rows("band", whtr_bands, ratio_words);

constexpr std::string_view ratio_notes[] = {
    "For adults of every sex and background. In words: keep your waist to under half your height.",
};

constexpr std::string_view ratio_sources[] = {"NICE NG246 (2025), which continues CG189"};

constexpr InputInfo imperial_inputs[] = {
    {"stone", whole_number, "0 to 110", true, "Weight."},
    {"pounds", number, "0 to under 14", true, "Weight."},
    {"feet", whole_number, "1 to 8", true, "Height."},
    {"inches", number, "0 to under 12", true, "Height."},
};

constexpr OutputInfo imperial_outputs[] = {
    {"weight_kg", number, "Rounded half up to three digits for display."},
    {"height_cm", number, "Rounded half up to three digits for display."},
    {"bmi", number, "From the exact measures, rounded half up to two digits for display."},
};

constexpr std::string_view imperial_notes[] = {
    "The weight must come to 10 to 650 kg and the height to 50 to 250 cm. For a category use bmi_nice, "
    "which takes the same inputs.",
};

constexpr std::string_view imperial_sources[] = {
    "International Yard and Pound Agreement 1959: 1 lb = 0.45359237 kg, 1 in = 2.54 cm; 1 st = 14 lb, 1 ft "
    "= 12 in",
};

constexpr std::string_view nice = "NICE guideline, UK Open Content Licence; cite NICE.";

constexpr InstrumentInfo table[] = {
    {.id = "bmi_nice",
     .title = "Body mass index of adults, with the NICE categories",
     .licence = nice,
     .inputs = bmi_inputs,
     .outputs = bmi_outputs,
     .bands = bmi_bands_info,
     .sources = bmi_sources,
     .notes = bmi_notes},
    {.id = "whtr_nice",
     .title = "Waist-to-height ratio of adults, with the NICE bands",
     .licence = nice,
     .inputs = ratio_inputs,
     .outputs = ratio_outputs,
     .bands = std::span(ratio_bands).subspan(1),  // NICE has no label for what is below the first
     .sources = ratio_sources,
     .notes = ratio_notes},
    {.id = "imperial",
     .title = "Stones, pounds, feet and inches as kilograms, centimetres and BMI",
     .licence = "A definition; no licence is needed.",
     .inputs = imperial_inputs,
     .outputs = imperial_outputs,
     .sources = imperial_sources,
     .notes = imperial_notes},
};

}  // namespace

std::span<const InstrumentInfo> weight_instruments() { return table; }

}  // namespace sealwell::scoring
