#include "core/engine/calculated_answers.hpp"

#include "core/engine/derived_state.hpp"

#include <algorithm>

namespace sealwell::engine {
namespace {

using Outcome = Calculator::Outcome;
using pack::AnswerValue;

// More rounds than any form's values rest on each other; each costs an evaluation of every expression.
constexpr int most_rounds = 40;

// Also the same words and units, which same_answer() does not ask about.
bool same_values(const std::vector<AnswerValue>& a, const std::vector<AnswerValue>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const AnswerValue& one, const AnswerValue& other) {
    return one.kind == other.kind && one.text == other.text && same_answer(one, other);
  });
}

class Recomputation {
 public:
  Recomputation(const pack::Questionnaire& questionnaire, const Answers& told, const Calculator& calculator,
                std::int64_t now_ms)
      : questionnaire_(questionnaire), told_(told), calculator_(calculator), now_ms_(now_ms),
        given_up_(questionnaire.items.size(), 0), restless_(questionnaire.items.size(), 0) {}

  Answers run() {
    int expressions = 0;
    for (const pack::Item& item : questionnaire_.items) {
      expressions +=
          (item.calculated.empty() ? 0 : 1) + (item.enabled_by.empty() ? 0 : 1) + (item.initially.empty() ? 0 : 1);
    }
    // Each round brings the next of a row to rest, and an answer that is dropped may cost one more.
    const int enough = std::min(2 * expressions + 2, most_rounds);
    // Giving up one ring may set off another that its values held still; a form with that is given up as a whole.
    for (int pass = 0; pass < 3; ++pass) {
      for (int round = 0; round < 2 * enough; ++round) {
        Answers answers = put_together();
        if (!evaluate_all(answers, round >= enough)) return answers;
      }
      if (pass == 1) restless_.assign(restless_.size(), 1);
      given_up_ = restless_;
    }
    return put_together();
  }

 private:
  // What was told with what expressions gave in the last round. Each round begins with all that was told: while values
  // that rest on each other are brought up one after the other, a condition may fail for a moment, and what the
  // resident answered must outlast that.
  [[nodiscard]] Answers put_together() const {
    Answers answers = told_;
    for (const Outcome& outcome : outcomes_) {
      const pack::Item& item = questionnaire_.item(outcome.item);
      if (outcome.of == Outcome::Of::enabled) answers.set_holds(outcome.item, outcome.holds);
      else if (outcome.of == Outcome::Of::value) hold(item, outcome.values, answers);
      else if (!told_.suggested(outcome.item) && !outcome.values.empty()) answers.suggest(outcome.item, outcome.values);
      const auto* suggested = outcome.of == Outcome::Of::initial ? answers.suggested(outcome.item) : nullptr;
      if (suggested && item.is_fixed()) hold(item, *suggested, answers);
    }
    recompute(questionnaire_, answers);
    return answers;
  }

  static void hold(const pack::Item& item, const std::vector<AnswerValue>& values, Answers& answers) {
    answers.erase(item.link_id);
    if (values.empty()) return;
    Answer& answer = answers.at(item.link_id);
    answer.values = values;
    answer.accepted = true;
  }

  // Whether expressions give something else than in the round before. `late`: what does is restless.
  bool evaluate_all(const Answers& answers, bool late) {
    const Enablement enablement(questionnaire_, answers);
    std::vector<Outcome> fresh = calculator_.evaluate_all(answers, now_ms_);
    bool changed = fresh.size() != outcomes_.size();
    for (std::size_t i = 0; i < fresh.size(); ++i) {
      Outcome& outcome = fresh[i];
      const bool given_up = given_up_[static_cast<std::size_t>(outcome.item)] != 0;
      // An initial value comes with its item.
      if (given_up || (outcome.of == Outcome::Of::initial && !enablement.enabled(outcome.item))) outcome.values.clear();
      outcome.holds = outcome.holds && !given_up;
      if (i < outcomes_.size() && same_values(outcome.values, outcomes_[i].values) &&
          outcome.holds == outcomes_[i].holds)
        continue;
      changed = true;
      if (late) restless_[static_cast<std::size_t>(outcome.item)] = 1;
    }
    outcomes_ = std::move(fresh);
    return changed;
  }

  const pack::Questionnaire& questionnaire_;
  const Answers& told_;
  const Calculator& calculator_;
  std::int64_t now_ms_;
  std::vector<Outcome> outcomes_;                  // of the last round
  std::vector<std::uint8_t> given_up_, restless_;  // by item
};

}  // namespace

void recompute_calculated(const pack::Questionnaire& questionnaire, Answers& answers, const Calculator& calculator,
                          std::int64_t now_ms) {
  Answers accepted = Recomputation(questionnaire, answers, calculator, now_ms).run();
  answers = std::move(accepted);
}

void Calculator::recompute(const pack::Questionnaire& questionnaire, Answers& answers, std::int64_t now_ms) const {
  recompute_calculated(questionnaire, answers, *this, now_ms);
}

const std::vector<AnswerValue>& initial_values(const pack::Questionnaire& questionnaire, int item,
                                               const Answers& answers) {
  const std::vector<AnswerValue>* suggested = answers.suggested(item);
  return suggested ? *suggested : questionnaire.item(item).initial;
}

}  // namespace sealwell::engine
