#include "core/scoring/safety_flags.hpp"

#include "core/scoring/adapters.hpp"
#include "core/scoring/ids.hpp"

namespace sealwell::scoring {
namespace {

constexpr std::string_view flag_ids[safety_flag_count] = {
    "call_999",
    "self_harm_crisis",
    "alcohol_do_not_stop_suddenly",
    "urgent_medical_help",
    "mental_health_support",
    "eating_disorder_support",
    "pregnancy",
    "pregnancy_alcohol",
    "pregnancy_smoking",
    "underweight",
    "gp_before_vigorous_activity",
    "gp_before_diet_change",
    "tell_prescriber_before_quitting",
    "under_18",
};
static_assert(ends_with_id(flag_ids, SafetyFlag::under_18, "under_18"));

constexpr int audit_from = 20;          // possible dependence
constexpr int audit_c_from = 11;        // possible dependence
constexpr int morning_drink_from = 3;   // weekly
constexpr int daily_units_from = 15;    // Alcohol Change UK
constexpr int weekly_units_from = 105;  // the same on seven days
constexpr int phq9_from = 20;           // severe
constexpr int gad7_from = 15;           // severe
constexpr Decimal underweight_below{185, 1};
constexpr Decimal very_underweight_below{16};
constexpr int adult_from = 18;

bool from(const std::optional<int>& value, int least) { return value && *value >= least; }
bool from(const std::optional<Decimal>& value, int least) { return value && *value >= least; }
bool above_zero(const std::optional<Decimal>& value) { return value && *value > 0; }

struct WholeInput {
  std::string_view name;
  std::optional<int> SafetyInputs::*into;
  int most;  // from 0
};

constexpr WholeInput whole_inputs[] = {
    {"audit", &SafetyInputs::audit, 40},
    {"audit_c", &SafetyInputs::audit_c, 12},
    {"audit_q6", &SafetyInputs::audit_q6, 4},
    {"phq9", &SafetyInputs::phq9, 27},
    {"phq9_item9", &SafetyInputs::phq9_item9, 3},
    {"gad7", &SafetyInputs::gad7, 21},
    {"age", &SafetyInputs::age, 130},
    {"cigs_per_day", &SafetyInputs::cigs_per_day, 200},
};

struct NumberInput {
  std::string_view name;
  std::optional<Decimal> SafetyInputs::*into;
  int most;  // from 0
};

constexpr NumberInput number_inputs[] = {
    {"bmi", &SafetyInputs::bmi, 3'000},
    {"units_per_day", &SafetyInputs::units_per_day, 1'000},
    {"units_per_week", &SafetyInputs::units_per_week, 2'000},
};

struct TruthInput {
  std::string_view name;
  bool SafetyInputs::*into;
};

constexpr TruthInput truth_inputs[] = {
    {"in_danger_now", &SafetyInputs::in_danger_now},
    {"chest_pain_now", &SafetyInputs::chest_pain_now},
    {"fit_now", &SafetyInputs::fit_now},
    {"collapse_now", &SafetyInputs::collapse_now},
    {"confused_or_seeing_things_now", &SafetyInputs::confused_or_seeing_things_now},
    {"suicidal_thoughts", &SafetyInputs::suicidal_thoughts},
    {"alcohol_withdrawal_symptoms", &SafetyInputs::alcohol_withdrawal_symptoms},
    {"disordered_eating", &SafetyInputs::disordered_eating},
    {"pregnant", &SafetyInputs::pregnant},
    {"planning_pregnancy", &SafetyInputs::planning_pregnancy},
    {"smoker", &SafetyInputs::smoker},
    {"chest_pain_on_effort", &SafetyInputs::chest_pain_on_effort},
    {"blackouts", &SafetyInputs::blackouts},
    {"breathless_on_effort", &SafetyInputs::breathless_on_effort},
    {"heart_disease", &SafetyInputs::heart_disease},
    {"advised_supervised_exercise", &SafetyInputs::advised_supervised_exercise},
    {"diabetes_medicine", &SafetyInputs::diabetes_medicine},
    {"blood_pressure_medicine", &SafetyInputs::blood_pressure_medicine},
    {"weight_loss_medicine", &SafetyInputs::weight_loss_medicine},
    {"kidney_disease", &SafetyInputs::kidney_disease},
    {"quit_sensitive_medicine", &SafetyInputs::quit_sensitive_medicine},
};

// What can't be read stays unknown here; the reader remembers that it could not.
SafetyInputs safety_inputs(Inputs& in) {
  SafetyInputs known;
  for (const WholeInput& input : whole_inputs) {
    known.*input.into = in.optional_whole(input.name, 0, input.most);
  }
  for (const NumberInput& input : number_inputs) {
    known.*input.into = in.optional_number(input.name, 0, input.most);
  }
  for (const TruthInput& input : truth_inputs) {
    known.*input.into = in.optional_truth(input.name);
  }
  return known;
}

}  // namespace

std::string_view safety_flag_id(SafetyFlag flag) { return flag_ids[static_cast<std::size_t>(flag)]; }

std::optional<SafetyFlag> safety_flag_from_id(std::string_view id) { return value_of_id<SafetyFlag>(flag_ids, id); }

std::vector<SafetyFlag> safety_flags(const SafetyInputs& in) {
  const bool minor = in.age && *in.age < adult_from;
  const bool expecting = in.pregnant || in.planning_pregnancy;
  const bool drinks = above_zero(in.units_per_day) || above_zero(in.units_per_week) || from(in.audit_c, 1);
  const bool may_depend_on_alcohol =
      from(in.audit, audit_from) || from(in.audit_c, audit_c_from) || from(in.audit_q6, morning_drink_from) ||
      from(in.units_per_day, daily_units_from) || from(in.units_per_week, weekly_units_from);
  // Adult cut-offs say nothing about a child.
  const bool low_bmi = in.bmi && !minor && *in.bmi < underweight_below;
  const bool very_low_bmi = low_bmi && *in.bmi < very_underweight_below;

  std::vector<SafetyFlag> raised;
  const auto raise = [&raised](SafetyFlag flag, bool when) {
    if (when) raised.push_back(flag);
  };
  using enum SafetyFlag;  // in their order, so that the list needs no sorting
  raise(call_999,
        in.in_danger_now || in.chest_pain_now || in.fit_now || in.collapse_now || in.confused_or_seeing_things_now);
  raise(self_harm_crisis, from(in.phq9_item9, 1) || in.suicidal_thoughts);
  raise(alcohol_do_not_stop_suddenly, may_depend_on_alcohol || in.alcohol_withdrawal_symptoms);
  raise(urgent_medical_help, in.alcohol_withdrawal_symptoms || very_low_bmi);
  raise(mental_health_support, from(in.phq9, phq9_from) || from(in.gad7, gad7_from));
  raise(eating_disorder_support, in.disordered_eating);
  raise(pregnancy, expecting);
  raise(pregnancy_alcohol, expecting && drinks);
  raise(pregnancy_smoking, expecting && (in.smoker || from(in.cigs_per_day, 1)));
  raise(underweight, low_bmi);
  raise(gp_before_vigorous_activity, in.chest_pain_on_effort || in.blackouts || in.breathless_on_effort ||
                                         in.heart_disease || in.advised_supervised_exercise);
  raise(gp_before_diet_change,
        in.diabetes_medicine || in.blood_pressure_medicine || in.weight_loss_medicine || in.kidney_disease);
  raise(tell_prescriber_before_quitting, in.quit_sensitive_medicine);
  raise(under_18, minor);
  return raised;
}

std::vector<SafetyFlag> safety_flags_from(const json::Value& inputs) {
  Inputs in(inputs);
  return safety_flags(safety_inputs(in));
}

void score_red_flags(Inputs& in, Outputs& out) {
  const auto raised = safety_flags(safety_inputs(in));
  out.put("flags", list_of_ids<SafetyFlag>(raised, safety_flag_id));
}

}  // namespace sealwell::scoring
