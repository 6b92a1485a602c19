#include "core/authoring/instruments/band_rows.hpp"
#include "core/authoring/instruments/registry_tables.hpp"
#include "core/scoring/mood.hpp"

#include <array>

namespace sealwell::scoring {
namespace {

constexpr std::string_view stem =
    "Over the last 2 weeks, how often have you been bothered by any of the following problems?";

constexpr std::array<std::string_view, 9> phq_items = {
    "Little interest or pleasure in doing things",
    "Feeling down, depressed, or hopeless",
    "Trouble falling or staying asleep, or sleeping too much",
    "Feeling tired or having little energy",
    "Poor appetite or overeating",
    "Feeling bad about yourself - or that you are a failure or have let yourself or your family down",
    "Trouble concentrating on things, such as reading the newspaper or watching television",
    "Moving or speaking so slowly that other people could have noticed? Or the opposite - being so fidgety "
    "or restless that you have been moving around a lot more than usual",
    "Thoughts that you would be better off dead or of hurting yourself in some way",
};

constexpr std::array<std::string_view, 7> gad_items = {
    "Feeling nervous, anxious or on edge",
    "Not being able to stop or control worrying",
    "Worrying too much about different things",
    "Trouble relaxing",
    "Being so restless that it is hard to sit still",
    "Becoming easily annoyed or irritable",
    "Feeling afraid as if something awful might happen",
};

constexpr std::span<const std::string_view> phq(phq_items);
constexpr std::span<const std::string_view> gad(gad_items);

constexpr InputInfo phq2_inputs[] = {
    {"items", whole_numbers,
     "two, each 0 (not at all), 1 (several days), 2 (more than half the days) or 3 (nearly every "
     "day)",
     true, stem, phq.first(2)},
};

constexpr InputInfo phq9_inputs[] = {
    {"items", whole_numbers,
     "nine, each 0 (not at all), 1 (several days), 2 (more than half the days) or 3 (nearly every "
     "day)",
     true, stem, phq},
};

constexpr InputInfo gad2_inputs[] = {
    {"items", whole_numbers,
     "two, each 0 (not at all), 1 (several days), 2 (more than half the days) or 3 (nearly every "
     "day)",
     true, stem, gad.first(2)},
};

constexpr InputInfo gad7_inputs[] = {
    {"items", whole_numbers,
     "seven, each 0 (not at all), 1 (several days), 2 (more than half the days) or 3 (nearly every "
     "day)",
     true, stem, gad},
};

constexpr OutputInfo two_item_outputs[] = {
    {"score", whole_number, "0 to 6."},
    {"positive", yes_or_no, "Whether the score is 3 or more."},
};

constexpr OutputInfo phq9_outputs[] = {
    {"score", whole_number, "0 to 27."},
    {"band", code, "See below."},
    {"item9_positive", yes_or_no,
     "Whether the ninth item is above 0. Also given beside an error, as soon as that item is answered."},
    {"phq2", whole_number, "The first two items, 0 to 6."},
    {"phq2_positive", yes_or_no, "Whether that is 3 or more."},
};

constexpr std::string_view phq9_words[] = {"minimal", "mild", "moderate", "moderately severe", "severe"};
constexpr auto phq9_bands_info = whole_rows("band", phq9_bands, 9 * mood_item_max, phq9_words);

constexpr OutputInfo gad7_outputs[] = {
    {"score", whole_number, "0 to 21."},
    {"band", code, "See below."},
    {"gad2", whole_number, "The first two items, 0 to 6."},
};

constexpr std::string_view gad7_words[] = {"minimal", "mild", "moderate", "severe"};
constexpr auto gad7_bands_info = whole_rows("band", gad7_bands, 7 * mood_item_max, gad7_words);

constexpr std::string_view phq9_notes[] = {
    "The ninth item above 0 raises self_harm_crisis at once, whatever the total and even on an incomplete "
    "form. Where nobody is there to respond, prefer phq2.",
    "The safety flag mental_health_support is raised from 20.",
};

constexpr std::string_view gad7_notes[] = {
    "The safety flag mental_health_support is raised from 15.",
    "The lowest option is \"Not at all\"; a misprint, \"Not at all sure\", is in circulation.",
};

constexpr std::string_view phq9_sources[] = {
    "Kroenke, Spitzer, Williams 2001, Journal of General Internal Medicine 16:606-613",
};
constexpr std::string_view phq2_sources[] = {"Kroenke, Spitzer, Williams 2003, Medical Care 41:1284-1292"};
constexpr std::string_view gad7_sources[] = {
    "Spitzer, Kroenke, Williams, Löwe 2006, Archives of Internal Medicine 166:1092-1097",
};
constexpr std::string_view gad2_sources[] = {
    "Kroenke, Spitzer, Williams, Monahan, Löwe 2007, Annals of Internal Medicine 146:317-325",
};

constexpr std::string_view free_to_use = "No permission is required to reproduce, translate, display or distribute.";

constexpr InstrumentInfo table[] = {
    {.id = "phq2",
     .title = "PHQ-2: low mood, two questions",
     .licence = free_to_use,
     .inputs = phq2_inputs,
     .outputs = two_item_outputs,
     .sources = phq2_sources},
    {.id = "phq9",
     .title = "PHQ-9: low mood, nine questions",
     .licence = free_to_use,
     .inputs = phq9_inputs,
     .outputs = phq9_outputs,
     .bands = phq9_bands_info,
     .sources = phq9_sources,
     .notes = phq9_notes},
    {.id = "gad2",
     .title = "GAD-2: anxiety, two questions",
     .licence = free_to_use,
     .inputs = gad2_inputs,
     .outputs = two_item_outputs,
     .sources = gad2_sources},
    {.id = "gad7",
     .title = "GAD-7: anxiety, seven questions",
     .licence = free_to_use,
     .inputs = gad7_inputs,
     .outputs = gad7_outputs,
     .bands = gad7_bands_info,
     .sources = gad7_sources,
     .notes = gad7_notes},
};

}  // namespace

std::span<const InstrumentInfo> mood_instruments() { return table; }

}  // namespace sealwell::scoring
