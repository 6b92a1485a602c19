#pragma once

#include "core/engine/calculated_answers.hpp"
#include "core/engine/calculation/calculator.hpp"

#include "tests/unit/fixtures/pack_fixtures.hpp"

#include <memory>
#include <string>
#include <vector>

namespace sealwell::engine {

/// 22 November 2026, 12:00 UTC.
inline constexpr std::int64_t noon = 1'795'348'800'000;

/// JSON in which ' stands for ", and ` for ', so that expressions read well.
[[nodiscard]] json::Value form_json(const std::string& text);

/// An extension with an expression: `calculated("1 + 1")` is {'url': …}.
[[nodiscard]] std::string calculated(const std::string& expression);
[[nodiscard]] std::string enabled_by(const std::string& expression);
[[nodiscard]] std::string initially(const std::string& expression);
[[nodiscard]] std::string variable(const std::string& name, const std::string& expression);

/// A form that somebody fills in: every answer is worked out at once.
class FilledIn {
 public:
  /// The items, and what else the Questionnaire has: "'extension': […]".
  explicit FilledIn(const std::string& items, const std::string& more_of_form = "", const std::string& time_zone = "");

  /// "valueInteger": 3, of a question; with nothing the answer is taken away.
  FilledIn& give(const std::string& link_id, const std::string& value = "");
  FilledIn& wait_until(std::int64_t now_ms);

  /// What an item holds: the value, or the values with "," between; "-" for none.
  [[nodiscard]] std::string held(const std::string& link_id) const;
  /// What stands in its input at first.
  [[nodiscard]] std::string at_first(const std::string& link_id) const;
  [[nodiscard]] bool holds(const std::string& link_id) const {
    return answers.holds(pack->questionnaire.find(link_id));
  }
  /// What fails now: "linkId extension: error".
  [[nodiscard]] std::vector<std::string> troubled() const;
  [[nodiscard]] std::vector<engine::Calculator::Outcome> outcomes() const {
    return calculator->evaluate_all(answers, now);
  }

  std::unique_ptr<pack::ServicePack> pack;
  std::unique_ptr<engine::Calculator> calculator;
  engine::Answers answers;
  std::int64_t now = noon;

 private:
  void recompute() { engine::recompute_calculated(pack->questionnaire, answers, *calculator, now); }
};

}  // namespace sealwell::engine
