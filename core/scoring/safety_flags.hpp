#pragma once

#include "core/base/decimal.hpp"
#include "core/json/value.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace sealwell::scoring {

// Which safety messages an answer calls for. The rules are ours, put together from the sources
// named below and to be signed off by a service's own clinician; the words and numbers are the
// pack's. They are checked on every answer, need no complete form, and are never stored or sent
// merely because a message was shown.

/// A safety message, in order of urgency.
enum class SafetyFlag : std::uint8_t {
  call_999,                         ///< Danger to life now: before anything else on the page.
  self_harm_crisis,                 ///< Thoughts of suicide or self-harm: crisis lines at once, whatever the total.
  alcohol_do_not_stop_suddenly,     ///< Possible dependence: stopping at once can be dangerous.
  urgent_medical_help,              ///< Urgent GP or 111; 999 for fits, confusion or seeing things.
  mental_health_support,            ///< Severe low mood or anxiety: GP or talking therapies, crisis lines shown.
  eating_disorder_support,          ///< Signs of disordered eating: stop weight content; GP and Beat.
  pregnancy,                        ///< Pregnant or planning: maternity team; no BMI bands, no weight-loss goal.
  pregnancy_alcohol,                ///< Drinks and is pregnant or planning: no alcohol is safest.
  pregnancy_smoking,                ///< Smokes and is pregnant or planning: specialist service, CO check.
  underweight,                      ///< BMI under 18.5: no weight-loss offer; GP; eating-disorder signposting.
  gp_before_vigorous_activity,      ///< Ask a GP before vigorous activity; light activity is fine for most.
  gp_before_diet_change,            ///< Ask a GP before a large change of diet or activity.
  tell_prescriber_before_quitting,  ///< Doses may have to change when smoking stops.
  under_18,                         ///< No adult scoring; school nurse or young people's service.
};

inline constexpr std::size_t safety_flag_count = 14;

/// The id of a flag: "call_999" and so on.
[[nodiscard]] std::string_view safety_flag_id(SafetyFlag flag);
/// The flag with that id; nothing for an unknown id.
[[nodiscard]] std::optional<SafetyFlag> safety_flag_from_id(std::string_view id);

/// What is known about a resident so far. Every member may be unknown; an unknown member raises nothing.
struct SafetyInputs {
  std::optional<int> audit;               ///< AUDIT total, 0 to 40: from 20 alcohol_do_not_stop_suddenly.
  std::optional<int> audit_c;             ///< AUDIT-C total, 0 to 12: from 11 the same.
  std::optional<int> audit_q6;            ///< Morning drinking, AUDIT item 6, 0 to 4: from 3 (weekly) the same.
  std::optional<int> phq9;                ///< PHQ-9 total, 0 to 27: from 20 mental_health_support.
  std::optional<int> phq9_item9;          ///< 0 to 3: from 1 self_harm_crisis.
  std::optional<int> gad7;                ///< GAD-7 total, 0 to 21: from 15 mental_health_support.
  std::optional<int> age;                 ///< Whole years: below 18 under_18, and BMI raises nothing.
  std::optional<int> cigs_per_day;        ///< Above 0 counts as smoking.
  std::optional<Decimal> bmi;             ///< kg/m2: below 18.5 underweight, below 16 urgent_medical_help too.
  std::optional<Decimal> units_per_day;   ///< On each day: from 15 alcohol_do_not_stop_suddenly.
  std::optional<Decimal> units_per_week;  ///< From 105, which is 15 on each day, the same.

  // call_999
  bool in_danger_now = false;
  bool chest_pain_now = false;
  bool fit_now = false;
  bool collapse_now = false;
  bool confused_or_seeing_things_now = false;

  bool suicidal_thoughts = false;  ///< self_harm_crisis
  /// Shakes, sweats or fits without a drink: alcohol_do_not_stop_suddenly, urgent_medical_help.
  bool alcohol_withdrawal_symptoms = false;
  bool disordered_eating = false;  ///< eating_disorder_support

  // pregnancy, and pregnancy_alcohol or pregnancy_smoking where they apply
  bool pregnant = false;
  bool planning_pregnancy = false;
  bool smoker = false;

  // gp_before_vigorous_activity
  bool chest_pain_on_effort = false;
  bool blackouts = false;
  bool breathless_on_effort = false;
  bool heart_disease = false;
  bool advised_supervised_exercise = false;

  // gp_before_diet_change
  bool diabetes_medicine = false;  ///< Insulin or a sulphonylurea.
  bool blood_pressure_medicine = false;
  bool weight_loss_medicine = false;
  bool kidney_disease = false;

  /// Clozapine, olanzapine, theophylline, warfarin or insulin: tell_prescriber_before_quitting.
  bool quit_sensitive_medicine = false;
};

/// The flags that `inputs` raise, each once, in order of urgency.
///
/// Sources: AUDIT and AUDIT-C bands as in alcohol.hpp; 15 units on each day from Alcohol Change UK;
/// PHQ-9 and GAD-7 bands as in mood.hpp; BMI 18.5 from WHO, 16 from a published NHS health check.
[[nodiscard]] std::vector<SafetyFlag> safety_flags(const SafetyInputs& inputs);

/// safety_flags of a JSON object whose members are named as in SafetyInputs. A member that is unreadable or out of
/// range raises nothing and does not keep others from being raised: one bad answer must not hide the call to 999.
/// (`score("red_flags", …)` reports that member as an error instead.)
[[nodiscard]] std::vector<SafetyFlag> safety_flags_from(const json::Value& inputs);

}  // namespace sealwell::scoring
