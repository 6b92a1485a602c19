#include "core/authoring/instruments/registry_tables.hpp"

namespace sealwell::scoring {
namespace {

constexpr std::string_view truth = "true or false";
constexpr std::string_view gp_first = "Raises gp_before_vigorous_activity.";
constexpr std::string_view diet_first = "Raises gp_before_diet_change.";
constexpr std::string_view danger = "Raises call_999.";

constexpr InputInfo inputs[] = {
    {"in_danger_now", yes_or_no, truth, false, danger},
    {"chest_pain_now", yes_or_no, truth, false, danger},
    {"fit_now", yes_or_no, truth, false, danger},
    {"collapse_now", yes_or_no, truth, false, danger},
    {"confused_or_seeing_things_now", yes_or_no, truth, false, danger},
    {"phq9_item9", whole_number, "0 to 3", false, "From 1 self_harm_crisis."},
    {"suicidal_thoughts", yes_or_no, truth, false, "Raises self_harm_crisis."},
    {"audit", whole_number, "0 to 40", false, "From 20 alcohol_do_not_stop_suddenly."},
    {"audit_c", whole_number, "0 to 12", false,
     "From 11 alcohol_do_not_stop_suddenly; from 1, with pregnancy, pregnancy_alcohol."},
    {"audit_q6", whole_number, "0 to 4", false,
     "The sixth AUDIT item, a drink in the morning: from 3 (weekly) alcohol_do_not_stop_suddenly."},
    {"units_per_day", number, "0 to 1000", false,
     "Units on each day: from 15 alcohol_do_not_stop_suddenly; above 0, with pregnancy, pregnancy_alcohol."},
    {"units_per_week", number, "0 to 2000", false,
     "From 105 alcohol_do_not_stop_suddenly; above 0, with pregnancy, pregnancy_alcohol."},
    {"alcohol_withdrawal_symptoms", yes_or_no, truth, false,
     "Shakes, sweats or fits without a drink: alcohol_do_not_stop_suddenly and urgent_medical_help."},
    {"phq9", whole_number, "0 to 27", false, "From 20 mental_health_support."},
    {"gad7", whole_number, "0 to 21", false, "From 15 mental_health_support."},
    {"disordered_eating", yes_or_no, truth, false, "Raises eating_disorder_support, at any BMI."},
    {"pregnant", yes_or_no, truth, false, "Raises pregnancy."},
    {"planning_pregnancy", yes_or_no, truth, false, "Raises pregnancy."},
    {"smoker", yes_or_no, truth, false, "With pregnancy, pregnancy_smoking."},
    {"cigs_per_day", whole_number, "0 to 200", false, "Above 0, with pregnancy, pregnancy_smoking."},
    {"bmi", number, "0 to 3000", false,
     "Below 18.5 underweight, below 16 urgent_medical_help too; nothing for somebody under 18."},
    {"chest_pain_on_effort", yes_or_no, truth, false, gp_first},
    {"blackouts", yes_or_no, truth, false, gp_first},
    {"breathless_on_effort", yes_or_no, truth, false, gp_first},
    {"heart_disease", yes_or_no, truth, false, gp_first},
    {"advised_supervised_exercise", yes_or_no, truth, false, gp_first},
    {"diabetes_medicine", yes_or_no, truth, false, "Insulin or a sulphonylurea: gp_before_diet_change."},
    {"blood_pressure_medicine", yes_or_no, truth, false, diet_first},
    {"weight_loss_medicine", yes_or_no, truth, false, diet_first},
    {"kidney_disease", yes_or_no, truth, false, diet_first},
    {"quit_sensitive_medicine", yes_or_no, truth, false,
     "Clozapine, olanzapine, theophylline, warfarin or insulin: tell_prescriber_before_quitting."},
    {"age", whole_number, "0 to 130 years", false, "Below 18 under_18."},
};

constexpr OutputInfo outputs[] = {{"flags", codes, "The flags raised, the most urgent first; may be empty."}};

constexpr BandInfo flags[] = {
    {"flags", "call_999", {}, "danger to life now: before anything else"},
    {"flags", "self_harm_crisis", {}, "thoughts of suicide or self-harm: crisis lines at once"},
    {"flags", "alcohol_do_not_stop_suddenly", {}, "possible dependence: do not stop suddenly; GP or alcohol service"},
    {"flags", "urgent_medical_help", {}, "urgent GP or 111; 999 for fits, confusion or seeing things"},
    {"flags", "mental_health_support", {}, "GP or talking therapies; crisis lines shown"},
    {"flags", "eating_disorder_support", {}, "stop weight content; GP and Beat"},
    {"flags", "pregnancy", {}, "maternity team; no BMI category, no weight-loss goal"},
    {"flags", "pregnancy_alcohol", {}, "no alcohol is safest"},
    {"flags", "pregnancy_smoking", {}, "specialist stop-smoking service; carbon monoxide check"},
    {"flags", "underweight", {}, "no weight-loss offer; GP; eating-disorder signposting"},
    {"flags", "gp_before_vigorous_activity", {}, "GP before vigorous activity; light activity is fine for most"},
    {"flags", "gp_before_diet_change", {}, "GP before a large change of diet or activity"},
    {"flags", "tell_prescriber_before_quitting", {}, "doses may have to change when smoking stops"},
    {"flags", "under_18", {}, "no adult scoring; school nurse or young people's service"},
};

constexpr std::string_view notes[] = {
    "Everything may be missing: the unknown raises nothing. Checked on every answer, not on submit; never "
    "stored or sent merely because a message was shown.",
    "The rules are ours and are to be signed off by the service's own clinician; the words and numbers to "
    "call are the pack's.",
};

constexpr std::string_view sources[] = {
    "Our rules. AUDIT, AUDIT-C, PHQ-9 and GAD-7: the top band of each, as above",
    "Alcohol Change UK: care from about 15 units on each day",
    "World Health Organization: underweight below 18.5; a published NHS health check: urgent below 16",
};

constexpr InstrumentInfo table[] = {
    {.id = "red_flags",
     .title = "Safety flags: which messages must stand above everything else",
     .licence = "Ours, with this code.",
     .inputs = inputs,
     .outputs = outputs,
     .bands = flags,
     .sources = sources,
     .notes = notes},
};

}  // namespace

std::span<const InstrumentInfo> safety_instruments() { return table; }

}  // namespace sealwell::scoring
