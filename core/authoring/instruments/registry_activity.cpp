#include "core/authoring/instruments/band_rows.hpp"
#include "core/authoring/instruments/registry_tables.hpp"
#include "core/scoring/activity.hpp"

namespace sealwell::scoring {
namespace {

constexpr std::string_view hours =
    "none; some_lt_1h (some, but less than 1 hour); h1_to_lt3 (1 hour but less than 3); h3_plus (3 hours or "
    "more)";

constexpr InputInfo gppaq_inputs[] = {
    {"work", code,
     "not_employed; sitting (most of the time); standing (or walking, without intense effort); physical "
     "(definite effort, heavy objects and tools); vigorous (very heavy objects)",
     true, "The type and amount of physical activity involved in your work."},
    {"exercise", code, hours, true,
     "Hours of physical exercise such as swimming, jogging, aerobics, football, tennis or gym in the last "
     "week."},
    {"cycling", code, hours, true, "Hours of cycling in the last week, to work and in leisure time."},
};

constexpr OutputInfo gppaq_outputs[] = {
    {"pai", code, "The physical activity index; see below."},
    {"brief_intervention", yes_or_no, "Whether the index is below active."},
};

constexpr std::string_view gppaq_words[] = {"inactive", "moderately inactive", "moderately active", "active"};
constexpr auto gppaq_bands_info = whole_rows("pai", gppaq_bands, 3, gppaq_words);

constexpr std::string_view gppaq_notes[] = {
    "Exercise and cycling count 0 to 3 each and together at most 3; work counts 0, 0, 1, 2, 3; the index is "
    "their sum, at most 3.",
    "For ages 16 to 74, and weak from 60. Walking, housework, gardening and walking pace are asked with it "
    "but do not count: tell somebody who walks a lot that walking is good all the same.",
};

constexpr std::string_view gppaq_sources[] = {
    "Department of Health 2009, The General Practice Physical Activity Questionnaire (gateway 11854)",
};

constexpr std::string_view days = "0 to 7 days; null for \"don't know\"";
constexpr std::string_view minutes = "0 to 1440 minutes; null for \"don't know\"";

constexpr InputInfo ipaq_inputs[] = {
    {"vig_days", whole_number, days, true, "Days with vigorous activity in the last seven."},
    {"vig_min", whole_number, minutes, true, "Minutes of it on one of those days."},
    {"mod_days", whole_number, days, true, "Days with moderate activity, without walking."},
    {"mod_min", whole_number, minutes, true, "Minutes of it on one of those days."},
    {"walk_days", whole_number, days, true, "Days with walking for at least 10 minutes at a time."},
    {"walk_min", whole_number, minutes, true, "Minutes of it on one of those days."},
};

constexpr OutputInfo ipaq_outputs[] = {
    {"excluded", yes_or_no, "Whether the protocol leaves this answer out; then the others are null."},
    {"total_met_min", "number or null",
     "MET-minutes a week: 3.3 a minute of walking, 4 of moderate, 8 of vigorous activity."},
    {"category", "code or null", "See below."},
};

constexpr BandInfo ipaq_bands[] = {
    {"category", "low", {}, "neither of the others"},
    {"category",
     "moderate",
     {},
     "vigorous activity of 20 minutes on 3 days, or moderate activity and walking of 30 minutes on 5 days "
     "together, or 5 days of any and 600 MET-minutes"},
    {"category", "high", {}, "vigorous activity on 3 days and 1500 MET-minutes, or 7 days of any and 3000"},
};

constexpr std::string_view ipaq_notes[] = {
    "For ages 15 to 69. Minutes may be missing where the days are 0.",
    "The protocol's order: \"don't know\" is left out; more than 960 minutes a day in all is left out; "
    "under 10 minutes a day counts as nothing, days included; over 180 counts as 180. Days of any are the "
    "sum of the three and may pass 7.",
    "Do not alter the questions or their order.",
};

constexpr std::string_view ipaq_sources[] = {
    "IPAQ group, Guidelines for data processing and analysis of the IPAQ, short and long forms, November "
    "2005",
};

constexpr InputInfo weekly_inputs[] = {
    {"moderate_min", whole_number, "0 to 10080 minutes a week", true, "Minutes of moderate activity in a week."},
    {"vigorous_min", whole_number, "0 to 10080 minutes a week", true, "Minutes of vigorous activity in a week."},
    {"strength_days", whole_number, "0 to 7 days", true, "Days with activity that strengthens muscles."},
};

constexpr OutputInfo weekly_outputs[] = {
    {"mie_min", whole_number, "Moderate-intensity-equivalent minutes: moderate plus twice the vigorous."},
    {"band", code, "See below."},
    {"meets_aerobic", yes_or_no, "Whether that is 150 or more."},
    {"meets_strength", yes_or_no, "Whether there are 2 strength days or more."},
};

constexpr std::string_view weekly_words[] = {"inactive", "fairly active", "active"};
constexpr auto weekly_bands = whole_rows("band", activity_bands, no_maximum, weekly_words);

constexpr std::string_view weekly_notes[] = {
    "For adults. Any activity is better than none; the 2019 guidance no longer asks for bouts of 10 minutes.",
};

constexpr std::string_view weekly_sources[] = {
    "Sport England, Measuring sport and activity (bands)",
    "UK Chief Medical Officers 2019, Physical activity guidelines (150 minutes, 2 days of strength)",
};

constexpr std::string_view crown = "Crown copyright, Open Government Licence.";

constexpr InstrumentInfo table[] = {
    {.id = "gppaq",
     .title = "General Practice Physical Activity Questionnaire",
     .licence = crown,
     .inputs = gppaq_inputs,
     .outputs = gppaq_outputs,
     .bands = gppaq_bands_info,
     .sources = gppaq_sources,
     .notes = gppaq_notes},
    {.id = "activity_band_uk",
     .title = "Active minutes in a week, against the UK guidelines",
     .licence = crown,
     .inputs = weekly_inputs,
     .outputs = weekly_outputs,
     .bands = weekly_bands,
     .sources = weekly_sources,
     .notes = weekly_notes},
    {.id = "ipaq_sf",
     .title = "International Physical Activity Questionnaire, short form",
     .licence = "Freely available; cite the IPAQ group and do not change the questions.",
     .inputs = ipaq_inputs,
     .outputs = ipaq_outputs,
     .bands = ipaq_bands,
     .sources = ipaq_sources,
     .notes = ipaq_notes},
};

}  // namespace

std::span<const InstrumentInfo> activity_instruments() { return table; }

}  // namespace sealwell::scoring
