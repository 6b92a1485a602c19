#include "core/scoring/safety_flags.hpp"

#include "core/authoring/instruments/registry.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace sealwell;
using namespace sealwell::scoring;
using enum SafetyFlag;
using Flags = std::vector<SafetyFlag>;

namespace {

Flags flags_of(std::string_view text) {
  const auto inputs = json::parse(text);
  REQUIRE(inputs.ok());
  return safety_flags_from(inputs.value());
}

// Yes, or the top of the printed range ("0 to 40"); for age and BMI a value near the bottom.
json::Value most_alarming(const InputInfo& input) {
  if (input.type == "true or false") return true;
  if (input.name == "age" || input.name == "bmi") return 1;
  const std::string_view top = input.values.substr(input.values.find(" to ") + 4);
  const auto number = Decimal::parse(top);
  REQUIRE(number);
  return *number;
}

}  // namespace

TEST_CASE("flag ids go both ways") {
  for (std::size_t i = 0; i < safety_flag_count; ++i) {
    CAPTURE(i);
    const auto flag = static_cast<SafetyFlag>(i);
    CHECK(safety_flag_from_id(safety_flag_id(flag)) == flag);
  }
  CHECK_FALSE(safety_flag_from_id("call_112"));
}

TEST_CASE("nothing known, nothing raised") {
  CHECK(safety_flags(SafetyInputs{}).empty());
  CHECK(flags_of("{}").empty());
  CHECK(flags_of("[]").empty());
}

TEST_CASE("one bad answer does not hide the others' messages") {
  CHECK(flags_of(R"({"bmi":-4,"age":"old","phq9_item9":2,"chest_pain_now":true})") ==
        Flags{call_999, self_harm_crisis});
  CHECK(flags_of(R"({"phq9_item9":9,"audit":20})") == Flags{alcohol_do_not_stop_suddenly});
}

TEST_CASE("a BMI that would display as a cut-off is judged by its exact value") {
  SafetyInputs inputs;
  inputs.bmi = Decimal(18'499'999'999, 9);
  CHECK(safety_flags(inputs) == Flags{underweight});
  inputs.bmi = Decimal(15'999'999'999, 9);
  CHECK(safety_flags(inputs) == Flags{urgent_medical_help, underweight});
  inputs.bmi = Decimal(16);
  CHECK(safety_flags(inputs) == Flags{underweight});
}

TEST_CASE("every input of the table is read, raises something, and only a listed flag") {
  const InstrumentInfo* table = find_instrument("red_flags");
  REQUIRE(table);
  std::set<std::string_view> raised_by_any;
  for (const InputInfo& input : table->inputs) {
    INFO(input.name);
    // Drink and tobacco speak only beside a pregnancy.
    const bool expecting = input.name == "pregnant" || input.name == "planning_pregnancy";
    auto inputs = json::Value::object();
    if (!expecting) inputs.set("pregnant", true);
    const Flags before = safety_flags_from(inputs);
    inputs.set(input.name, most_alarming(input));
    const Flags after = safety_flags_from(inputs);
    CHECK(after != before);
    CHECK(after.size() > before.size());
    for (const SafetyFlag flag : after) raised_by_any.insert(safety_flag_id(flag));
  }
  std::set<std::string_view> listed;
  for (const BandInfo& flag : table->bands) listed.insert(flag.id);
  CHECK(listed.size() == safety_flag_count);
  CHECK(raised_by_any == listed);
}

TEST_CASE("the most urgent flag is first, and none comes twice") {
  SafetyInputs all;
  all.audit = 40;
  all.audit_c = 12;
  all.audit_q6 = 4;
  all.phq9 = 27;
  all.phq9_item9 = 3;
  all.gad7 = 21;
  all.bmi = Decimal(12);
  all.units_per_day = Decimal(30);
  all.units_per_week = Decimal(210);
  all.cigs_per_day = 20;
  all.chest_pain_now = all.fit_now = all.suicidal_thoughts = all.alcohol_withdrawal_symptoms = true;
  all.disordered_eating = all.pregnant = all.planning_pregnancy = all.smoker = all.heart_disease = true;
  all.kidney_disease = all.quit_sensitive_medicine = true;
  const Flags raised = safety_flags(all);
  CHECK(raised.size() == safety_flag_count - 1);  // all but under_18
  CHECK(raised.front() == call_999);
  CHECK(std::is_sorted(raised.begin(), raised.end()));
  CHECK(std::adjacent_find(raised.begin(), raised.end()) == raised.end());
}
