#include "core/authoring/instruments/band_rows.hpp"
#include "core/authoring/instruments/registry_tables.hpp"
#include "core/scoring/smoking.hpp"
#include "core/scoring/sums.hpp"

namespace sealwell::scoring {
namespace {

constexpr InputInfo hsi_inputs[] = {
    {"cigs_per_day", whole_number, "0 to 200; scores 0 up to 10, 1 up to 20, 2 up to 30, else 3", true,
     "How many cigarettes do you smoke a day?"},
    {"minutes_to_first", whole_number, "0 to 1440 minutes; scores 3 up to 5, 2 up to 30, 1 up to 60, else 0", true,
     "How soon after you wake up do you smoke your first cigarette?"},
};

constexpr OutputInfo hsi_outputs[] = {
    {"score", whole_number, "0 to 6."},
    {"band", code, "See below."},
};

// The first and the fourth item of the FTND.
constexpr int hsi_most = ftnd_item_max[0] + ftnd_item_max[3];
constexpr std::string_view hsi_words[] = {"low dependence", "moderate dependence", "high dependence"};
constexpr auto hsi_bands_info = whole_rows("band", hsi_bands, hsi_most, hsi_words);

constexpr std::string_view hsi_notes[] = {
    "For cigarettes and roll-ups, not for vapes or pouches. Weak below 10 cigarettes a day.",
    "Other splits are published; this is the one of the UK leaflets.",
};

constexpr std::string_view hsi_sources[] = {
    "Heatherton, Kozlowski, Frecker, Rickert, Robinson 1989, British Journal of Addiction 84:791-800",
    "PhenX protocol 330201 (item scores)",
};

constexpr std::string_view ftnd_items[] = {
    "How soon after you wake up do you smoke your first cigarette? (3 within 5 minutes; 2 in 6 to 30; 1 in "
    "31 to 60; 0 after 60)",
    "Do you find it difficult to refrain from smoking in places where it is forbidden? (1 yes; 0 no)",
    "Which cigarette would you hate most to give up? (1 the first one in the morning; 0 any other)",
    "How many cigarettes per day do you smoke? (0 for 10 or less; 1 for 11 to 20; 2 for 21 to 30; 3 for 31 "
    "or more)",
    "Do you smoke more frequently during the first hours after waking than during the rest of the day? (1 "
    "yes; 0 no)",
    "Do you smoke if you are so ill that you are in bed most of the day? (1 yes; 0 no)",
};

constexpr InputInfo ftnd_inputs[] = {
    {"items", whole_numbers, "six: 0 to 3, 0 to 1, 0 to 1, 0 to 3, 0 to 1, 0 to 1", true, "The six items in order.",
     ftnd_items},
};

constexpr OutputInfo ftnd_outputs[] = {
    {"score", whole_number, "0 to 10."},
    {"band", code, "See below."},
    {"hsi", whole_number, "The Heaviness of Smoking Index: items 1 and 4, 0 to 6."},
};

constexpr std::string_view ftnd_words[] = {"very low dependence", "low dependence", "medium dependence",
                                           "high dependence", "very high dependence"};
constexpr auto ftnd_bands_info = whole_rows("band", ftnd_bands, sum(ftnd_item_max), ftnd_words);

constexpr std::string_view ftnd_notes[] = {"Other splits are published; name the source beside the band."};

constexpr std::string_view ftnd_sources[] = {
    "Heatherton, Kozlowski, Frecker, Fagerström 1991, British Journal of Addiction 86:1119-1127",
    "openEHR archetype fagerstrom (item scores)",
};

constexpr InputInfo quit_inputs[] = {
    {"days_since_quit_date", whole_number, "0 to 36500 days", true, "Days from the quit date to the assessment."},
    {"no_puff_last_14_days", yes_or_no, "true or false", true, "Whether not a single puff in the past two weeks."},
    {"co_ppm", number, "0 to 500 parts per million", false, "Expired carbon monoxide, where it was measured."},
};

constexpr OutputInfo quit_outputs[] = {{"outcome", code, "See below."}};

constexpr BandInfo quit_bands[] = {
    {"outcome", "outside_window", {}, "assessed before day 25 or after day 42"},
    {"outcome", "not_quit", {}, "smoked in the past two weeks"},
    {"outcome", "self_reported_quit", {}, "says that they have not smoked; not verified by a reading under 10 ppm"},
    {"outcome", "co_verified_quit", {}, "has not smoked, and the reading is under 10 ppm"},
};

constexpr std::string_view quit_notes[] = {
    "A reading of 10 ppm or more leaves a self-reported quit as one, because its definition rests on the "
    "report; our rule. Lost to follow-up counts as smoking in a service's rates.",
};

constexpr std::string_view quit_sources[] = {
    "NHS Wales Data Dictionary: four-week quit, not a puff in the past two weeks, day 28 minus 3 to plus 14",
    "NCSCT (verified under 10 parts per million); West 2005, Addiction 100:299-303 (Russell Standard)",
};

constexpr std::string_view free_with_citation = "May be reproduced without permission; cite the paper.";

constexpr InstrumentInfo table[] = {
    {.id = "hsi",
     .title = "Heaviness of Smoking Index: two questions",
     .licence = free_with_citation,
     .inputs = hsi_inputs,
     .outputs = hsi_outputs,
     .bands = hsi_bands_info,
     .sources = hsi_sources,
     .notes = hsi_notes},
    {.id = "ftnd",
     .title = "Fagerström Test for Nicotine Dependence: six questions",
     .licence = free_with_citation,
     .inputs = ftnd_inputs,
     .outputs = ftnd_outputs,
     .bands = ftnd_bands_info,
     .sources = ftnd_sources,
     .notes = ftnd_notes},
    {.id = "quit_4week",
     .title = "Outcome of a quit attempt after four weeks",
     .licence = "A published definition; no licence is needed. Cite the source.",
     .inputs = quit_inputs,
     .outputs = quit_outputs,
     .bands = quit_bands,
     .sources = quit_sources,
     .notes = quit_notes},
};

}  // namespace

std::span<const InstrumentInfo> smoking_instruments() { return table; }

}  // namespace sealwell::scoring
