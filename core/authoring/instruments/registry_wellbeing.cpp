#include "core/authoring/instruments/band_rows.hpp"
#include "core/authoring/instruments/registry_tables.hpp"
#include "core/scoring/wellbeing.hpp"

namespace sealwell::scoring {
namespace {

constexpr std::string_view ten = "0 (not at all) to 10 (completely)";

constexpr InputInfo ons4_inputs[] = {
    {"satisfied", whole_number, ten, true, "Overall, how satisfied are you with your life nowadays?"},
    {"worthwhile", whole_number, ten, true,
     "Overall, to what extent do you feel that the things you do in your life are worthwhile?"},
    {"happy", whole_number, ten, true, "Overall, how happy did you feel yesterday?"},
    {"anxious", whole_number, "0 (not at all anxious) to 10 (completely anxious)", true,
     "Overall, how anxious did you feel yesterday?"},
};

constexpr OutputInfo ons4_outputs[] = {
    {"satisfied", code, "Band of that answer; see below."},
    {"worthwhile", code, "Band of that answer."},
    {"happy", code, "Band of that answer."},
    {"anxious", code, "Band of that answer, where low is good."},
};

constexpr std::string_view wellbeing_words[] = {"low", "medium", "high", "very high"};
constexpr std::string_view anxiety_words[] = {"very low", "low", "medium", "high"};
constexpr auto ons4_bands = all_rows(whole_rows("satisfied", wellbeing_bands, ons4_max, wellbeing_words),
                                     whole_rows("worthwhile", wellbeing_bands, ons4_max, wellbeing_words),
                                     whole_rows("happy", wellbeing_bands, ons4_max, wellbeing_words),
                                     whole_rows("anxious", anxiety_bands, ons4_max, anxiety_words));

constexpr std::string_view ons4_notes[] = {"Four separate measures: never added up."};

constexpr std::string_view ons4_sources[] = {
    "Office for National Statistics, personal well-being questions and published score distributions",
};

constexpr std::string_view ucla3_items[] = {
    "How often do you feel that you lack companionship?",
    "How often do you feel left out?",
    "How often do you feel isolated from others?",
};

constexpr InputInfo ucla3_inputs[] = {
    {"items", whole_numbers, "three, each 1 (hardly ever or never), 2 (some of the time) or 3 (often)", true,
     "The three items in order.", ucla3_items},
    {"direct", code, "often_always, some_of_the_time, occasionally, hardly_ever, never", false,
     "How often do you feel lonely?"},
};

constexpr OutputInfo ucla3_outputs[] = {
    {"score", whole_number, "3 to 9."},
    {"often_lonely", yes_or_no, "Only with `direct`: whether it is often_always, the usual headline."},
};

constexpr std::string_view ucla3_notes[] = {
    "There is no official cut-off, so no band is given; 6 or more is a convention of research only.",
};

constexpr std::string_view ucla3_sources[] = {
    "Hughes, Waite, Hawkley, Cacioppo 2004, Research on Aging 26:655-672",
    "Office for National Statistics 2018, recommended national indicators of loneliness",
};

constexpr InstrumentInfo table[] = {
    {.id = "ons4",
     .title = "ONS4: personal well-being, four questions",
     .licence = "Crown copyright, Open Government Licence; cite the ONS.",
     .inputs = ons4_inputs,
     .outputs = ons4_outputs,
     .bands = ons4_bands,
     .sources = ons4_sources,
     .notes = ons4_notes},
    {.id = "ucla3",
     .title = "UCLA three-item loneliness scale, with the direct question",
     .licence = "A national indicator that the ONS recommends; cite Hughes and others 2004.",
     .inputs = ucla3_inputs,
     .outputs = ucla3_outputs,
     .sources = ucla3_sources,
     .notes = ucla3_notes},
};

}  // namespace

std::span<const InstrumentInfo> wellbeing_instruments() { return table; }

}  // namespace sealwell::scoring
