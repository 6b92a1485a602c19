#include "core/authoring/instruments/registry_tables.hpp"

namespace sealwell::scoring {
namespace {

constexpr InstrumentInfo table[] = {
    {.id = "com_b_qv1",
     .title = "COM-B Self-Evaluation Questionnaire, version 1",
     .availability = Availability::blocked,
     .reason = "The items belong to a book and may not be reproduced. Use comb_keyworth6, or a list of "
               "barriers in your own words, each with its component.",
     .licence = "Copyright of the book: Michie, Atkins, West, The Behaviour Change Wheel, 2014."},
    {.id = "who5",
     .title = "WHO-5 Well-Being Index",
     .availability = Availability::held,
     .reason = "Its non-commercial and share-alike terms do not fit a product that may be sold; WHO must be "
               "asked first. Use ons4.",
     .licence = "CC BY-NC-SA 3.0 IGO, World Health Organization 2024."},
    {.id = "swemwbs",
     .title = "Short Warwick-Edinburgh Mental Wellbeing Scale",
     .availability = Availability::blocked,
     .reason = "Needs registration, and the free licence gives no right to provide it to other parties. Use "
               "ons4.",
     .licence = "Copyright NHS Health Scotland, University of Warwick and University of Edinburgh."},
    {.id = "wemwbs",
     .title = "Warwick-Edinburgh Mental Wellbeing Scale",
     .availability = Availability::blocked,
     .reason = "Needs registration, and the free licence gives no right to provide it to other parties. Use "
               "ons4.",
     .licence = "Copyright NHS Health Scotland, University of Warwick and University of Edinburgh."},
    {.id = "pam",
     .title = "Patient Activation Measure",
     .availability = Availability::blocked,
     .reason = "Proprietary, with a paid licence for each person.",
     .licence = "Insignia Health (Phreesia)."},
    {.id = "par_q_plus",
     .title = "Physical Activity Readiness Questionnaire for Everyone",
     .availability = Availability::blocked,
     .reason = "Its terms must be accepted first, and it may only be used whole and unchanged. Use the "
               "safety questions of red_flags.",
     .licence = "PAR-Q+ Collaboration."},
    {.id = "scot_pasq",
     .title = "Scottish Physical Activity Screening Question",
     .availability = Availability::held,
     .reason = "May not be reproduced without permission: ask Public Health Scotland first. Use "
               "activity_band_uk.",
     .licence = "NHS Health Scotland, now Public Health Scotland."},
};

}  // namespace

std::span<const InstrumentInfo> instruments_not_shipped() { return table; }

}  // namespace sealwell::scoring
