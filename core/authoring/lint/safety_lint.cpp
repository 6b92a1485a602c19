// Native programs only, as all of the build.
#include "core/authoring/lint/safety_lint.hpp"

#include "core/authoring/instruments/registry.hpp"
#include "core/engine/scores.hpp"
#include "core/scoring/safety_flags.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace sealwell::lint {
namespace {

using scoring::SafetyFlag;

// The inputs of red_flags that the pack's items can give, directly or by way of another instrument.
std::set<std::string, std::less<>> possible_inputs(const pack::ServicePack& pack) {
  std::set<std::string, std::less<>> inputs;
  for (const pack::Item& item : pack.questionnaire.items) {
    for (const pack::InstrumentInput& feed : item.feeds) {
      if (feed.instrument == "red_flags") inputs.insert(feed.input);
      for (const engine::FlagSource& source : engine::flag_sources()) {
        const bool whole = source.item.empty();
        if (feed.instrument == source.instrument && (whole || feed.input == source.item)) {
          inputs.emplace(source.input);
        }
      }
    }
  }
  return inputs;
}

// The most alarming value that an input can have.
json::Value most_alarming(std::string_view input) {
  if (input == "bmi") return 12;
  const scoring::InstrumentInfo* info = scoring::find_instrument("red_flags");
  const auto known = std::find_if(info->inputs.begin(), info->inputs.end(),
                                  [&](const scoring::InputInfo& candidate) { return candidate.name == input; });
  if (known == info->inputs.end()) return {};
  if (known->type == "true or false") return true;
  // The top of the printed range: "0 to 40".
  const auto top = Decimal::parse(known->values.substr(known->values.find(" to ") + 4));
  return top ? json::Value(*top) : json::Value();
}

// Every message that some answers could raise. The worst answers are a grown-up's: a child's age
// keeps what rests on adult cut-offs from being raised.
std::set<SafetyFlag> possible_flags(const pack::ServicePack& pack) {
  json::Value worst = json::Value::object();
  std::set<SafetyFlag> flags;
  const auto inputs = possible_inputs(pack);
  for (const std::string& input : inputs) {
    if (input != "age") worst.set(input, most_alarming(input));
  }
  for (const SafetyFlag flag : scoring::safety_flags_from(worst)) flags.insert(flag);
  if (inputs.contains("age")) flags.insert(SafetyFlag::under_18);
  return flags;
}

bool has_digit(const pack::FlagText& words) {
  const auto in = [](const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  return in(words.title) || std::any_of(words.text.begin(), words.text.end(), in);
}

}  // namespace

std::vector<Problem> check_safety(const pack::ServicePack& pack) {
  Problems problems;
  for (const SafetyFlag flag : possible_flags(pack)) {
    const std::string id(scoring::safety_flag_id(flag));
    if (pack.flags.contains(id)) continue;
    problems.error("/advice/flags", "Answers can raise the safety message " + id + ", and there are no words for it.",
                   "Add \"" + id + "\" with title and text: what to do, and whom to call.");
  }
  for (const auto& [id, words] : pack.flags) {
    const auto flag = scoring::safety_flag_from_id(id);
    if (!flag) {
      problems.error("/advice/flags/" + id, "There is no safety message of this name.",
                     "`sealwell score --list` names them at red_flags.");
      continue;
    }
    const bool urgent = *flag == SafetyFlag::call_999 || *flag == SafetyFlag::self_harm_crisis ||
                        *flag == SafetyFlag::urgent_medical_help;
    if (urgent && !has_digit(words)) {
      problems.error("/advice/flags/" + id, "The message names no number to call.",
                     "Say whom to call and on which number.");
    }
  }
  return problems.take();
}

}  // namespace sealwell::lint
