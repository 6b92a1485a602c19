#include "core/authoring/instruments/band_rows.hpp"
#include "core/authoring/instruments/registry_tables.hpp"
#include "core/scoring/alcohol.hpp"

namespace sealwell::scoring {
namespace {

constexpr std::string_view how_often = "0 never; 1 less than monthly; 2 monthly; 3 weekly; 4 daily or almost daily";

constexpr InputInfo audit_c_inputs[] = {
    {"q1", whole_number,
     "0 never; 1 monthly or less; 2 two to four times a month; 3 two to three times a week; 4 four or more "
     "times a week",
     true, "How often do you have a drink containing alcohol?"},
    {"q2", whole_number, "0 for 0 to 2; 1 for 3 to 4; 2 for 5 to 6; 3 for 7 to 9; 4 for 10 or more", true,
     "How many units of alcohol do you drink on a typical day when you are drinking?"},
    {"q3", whole_number, how_often, true,
     "How often have you had 6 or more units if female, or 8 or more if male, on a single occasion in the "
     "last year?"},
};

constexpr OutputInfo audit_c_outputs[] = {
    {"score", whole_number, "0 to 12."},
    {"positive", yes_or_no, "Whether the score is 5 or more."},
    {"band", code, "See below."},
    {"ask_remaining_audit", yes_or_no, "Whether the other seven AUDIT questions should be asked; as `positive`."},
};

constexpr std::string_view audit_words[] = {"low risk", "increasing risk", "higher risk", "possible dependence"};
constexpr auto audit_c_bands_info = whole_rows("band", audit_c_bands, 3 * audit_item_max, audit_words);

constexpr std::string_view audit_c_notes[] = {
    "After \"never\" to q1 the other two may be missing and count as 0: our rule.",
    "Sex only chooses the wording of q3, not the cut-off; where it is not known, show both amounts. The "
    "American cut-offs and \"standard drinks\" are not used.",
};

constexpr std::string_view audit_sources[] = {
    "Babor, Higgins-Biddle, Saunders, Monteiro 2001, AUDIT: guidelines for use in primary care, World Health "
    "Organization",
    "GOV.UK, Alcohol use screening tests (UK wording in units, UK bands)",
};

constexpr std::string_view audit_licence =
    "WHO: may be reproduced and translated freely, but not for sale or commercial purposes. The GOV.UK "
    "forms are Crown copyright, Open Government Licence; a paid product should rest on those and take legal "
    "advice.";

constexpr std::string_view audit_items[] = {
    "How often do you have a drink containing alcohol? (0 to 4, as audit_c q1)",
    "How many units of alcohol do you drink on a typical day when you are drinking? (0 to 4, as audit_c q2)",
    "How often have you had 6 or more units if female, or 8 or more if male, on a single occasion in the "
    "last year? (0 to 4, as audit_c q3; so the next five)",
    "How often during the last year have you found that you were not able to stop drinking once you had "
    "started?",
    "How often during the last year have you failed to do what was normally expected from you because of "
    "your drinking?",
    "How often during the last year have you needed an alcoholic drink in the morning to get yourself going "
    "after a heavy drinking session?",
    "How often during the last year have you had a feeling of guilt or remorse after drinking?",
    "How often during the last year have you been unable to remember what happened the night before because "
    "you had been drinking?",
    "Have you or somebody else been injured as a result of your drinking? (0 no; 2 yes, but not in the last "
    "year; 4 yes, during the last year)",
    "Has a relative or friend, doctor or other health worker been concerned about your drinking or "
    "suggested that you cut down? (0, 2 or 4, as the ninth)",
};

constexpr InputInfo audit_inputs[] = {
    {"q", whole_numbers, "ten, each 0 to 4; the ninth and tenth 0, 2 or 4", true, "The ten items in order.",
     audit_items},
};

constexpr OutputInfo audit_outputs[] = {
    {"score", whole_number, "0 to 40."},
    {"band", code, "See below."},
};

constexpr auto audit_bands_info = whole_rows("band", audit_bands, 10 * audit_item_max, audit_words);

constexpr std::string_view audit_notes[] = {
    "Possible dependence asks for a specialist service rather than brief advice, and raises the safety flag "
    "alcohol_do_not_stop_suddenly.",
};

constexpr InputInfo units_inputs[] = {
    {"ml", number, "0 to 100000 millilitres", true, "Volume of one drink."},
    {"abv", number, "0 to 100 per cent", true, "Strength: alcohol by volume."},
    {"count", number, "0 to 1000", true, "How many of it; a shared one may be a half."},
};

constexpr OutputInfo units_outputs[] = {
    {"units", number, "ml x abv x count / 1000, exact up to nine digits after the point."},
};

constexpr std::string_view units_sources[] = {
    "NICE NG7, glossary: a unit is 10 ml (8 g) of pure alcohol",
};

constexpr InputInfo weekly_inputs[] = {
    {"units_per_week", number, "0 to 2000 units", true, "Units in a usual week."},
    {"sex", code, "female, male, not_stated", true, "Chooses the limit for higher risk."},
};

constexpr OutputInfo weekly_outputs[] = {
    {"within_cmo", yes_or_no, "Whether it is 14 units or fewer."},
    {"band", code, "See below."},
};

// The bands of weekly_risk_band.
constexpr std::array<BandInfo, 3> weekly_rows(int higher_above, std::string_view when) {
  return {{{"band", "low", RangeText::from_to(0, low_risk_units), "low risk", when},
           {"band", "increasing", RangeText().words("over ").number(low_risk_units).words(" to ").number(higher_above),
            "increasing risk", when},
           {"band", "higher", RangeText().words("over ").number(higher_above), "higher risk", when}}};
}

constexpr auto weekly_bands =
    all_rows(weekly_rows(higher_risk_above_women, "female or not stated"), weekly_rows(higher_risk_above_men, "male"));

constexpr std::string_view weekly_notes[] = {
    "NICE PH24 says both at exactly 35 and 50; we say increasing. Who does not state their sex gets the "
    "lower limit: our rule.",
    "The advice is to spread the units over three days or more, and that no alcohol is safest in pregnancy.",
};

constexpr std::string_view weekly_sources[] = {
    "UK Chief Medical Officers 2016, low risk drinking guidelines (not regularly more than 14 units a week)",
    "GOV.UK, Delivering better oral health, chapter 12; NICE PH24, glossary (35 and 50 units)",
};

constexpr InstrumentInfo table[] = {
    {.id = "audit_c",
     .title = "AUDIT-C: three questions on drinking, in UK units",
     .licence = audit_licence,
     .inputs = audit_c_inputs,
     .outputs = audit_c_outputs,
     .bands = audit_c_bands_info,
     .sources = audit_sources,
     .notes = audit_c_notes},
    {.id = "audit",
     .title = "AUDIT: the Alcohol Use Disorders Identification Test, ten questions",
     .licence = audit_licence,
     .inputs = audit_inputs,
     .outputs = audit_outputs,
     .bands = audit_bands_info,
     .sources = audit_sources,
     .notes = audit_notes},
    {.id = "alcohol_units",
     .title = "Units of alcohol in a drink",
     .licence = "A definition; no licence is needed. Cite NICE.",
     .inputs = units_inputs,
     .outputs = units_outputs,
     .sources = units_sources},
    {.id = "alcohol_weekly_risk",
     .title = "Risk from the units drunk in a week",
     .licence = "Crown copyright, Open Government Licence.",
     .inputs = weekly_inputs,
     .outputs = weekly_outputs,
     .bands = weekly_bands,
     .sources = weekly_sources,
     .notes = weekly_notes},
};

}  // namespace

std::span<const InstrumentInfo> alcohol_instruments() { return table; }

}  // namespace sealwell::scoring
