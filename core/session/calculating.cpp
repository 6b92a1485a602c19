#include "core/session/calculating.hpp"

#include "core/session/standing.hpp"

#include <algorithm>

namespace sealwell::session {
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

class Settling {
 public:
  Settling(const pack::Questionnaire& questionnaire, Answers& answers, const Calculator& calculator, std::int64_t now_ms)
      : questionnaire_(questionnaire), answers_(answers), calculator_(calculator), now_ms_(now_ms),
        given_up_(questionnaire.items.size(), 0), restless_(questionnaire.items.size(), 0) {}

  void run() {
    int expressions = 0;
    for (const pack::Item& item : questionnaire_.items) {
      expressions += (item.calculated.empty() ? 0 : 1) + (item.enabled_by.empty() ? 0 : 1) + (item.initially.empty() ? 0 : 1);
    }
    // Each round brings the next of a row to rest, and an answer that is dropped may cost one more.
    const int enough = std::min(2 * expressions + 2, most_rounds);
    // Giving up one ring may set off another that its values held still; a form with that is given up as a whole.
    for (int pass = 0; pass < 3; ++pass) {
      for (int round = 0; round < 2 * enough; ++round) {
        settle(questionnaire_, answers_);
        if (!apply(round >= enough)) return;
      }
      if (pass == 1) restless_.assign(restless_.size(), 1);
      given_up_ = restless_;
    }
  }

 private:
  // Whether anything changed. `late`: what changes now is restless.
  bool apply(bool late) {
    bool changed = false;
    const Enablement enablement(questionnaire_, answers_);
    for (Outcome& outcome : calculator_.work_out(answers_, now_ms_)) {
      const bool given_up = given_up_[static_cast<std::size_t>(outcome.item)] != 0;
      if (given_up) {
        outcome.values.clear();
        outcome.holds = false;
      }
      if (!take(outcome, enablement)) continue;
      changed = true;
      if (late) restless_[static_cast<std::size_t>(outcome.item)] = 1;
    }
    return changed;
  }

  bool take(Outcome& outcome, const Enablement& enablement) {
    const pack::Item& item = questionnaire_.item(outcome.item);
    if (outcome.of == Outcome::Of::enabled) {
      if (answers_.holds(outcome.item) == outcome.holds) return false;
      answers_.set_holds(outcome.item, outcome.holds);
      return true;
    }
    // What does not apply has no value: settle() has taken it.
    if (!enablement.enabled(outcome.item)) return false;
    if (outcome.of == Outcome::Of::value) return hold(item, std::move(outcome.values));
    const bool fresh = !answers_.suggested(outcome.item) && !outcome.values.empty();
    if (fresh) answers_.suggest(outcome.item, std::move(outcome.values));
    const std::vector<AnswerValue>* suggested = answers_.suggested(outcome.item);
    return (suggested && item.is_fixed() && hold(item, *suggested)) || fresh;
  }

  bool hold(const pack::Item& item, std::vector<AnswerValue> values) {
    const Answer* before = answers_.find(item.link_id);
    if (values.empty()) {
      answers_.erase(item.link_id);
      return before != nullptr;
    }
    if (before && same_values(before->values, values)) return false;
    Answer& answer = answers_.at(item.link_id);
    answer.values = std::move(values);
    answer.settled = true;
    return true;
  }

  const pack::Questionnaire& questionnaire_;
  Answers& answers_;
  const Calculator& calculator_;
  std::int64_t now_ms_;
  std::vector<std::uint8_t> given_up_, restless_;  // by item
};

}  // namespace

void settle_calculated(const pack::Questionnaire& questionnaire, Answers& answers, const Calculator& calculator,
                       std::int64_t now_ms) {
  Settling(questionnaire, answers, calculator, now_ms).run();
}

const std::vector<AnswerValue>& initial_values(const pack::Questionnaire& questionnaire, int item, const Answers& answers) {
  const std::vector<AnswerValue>* suggested = answers.suggested(item);
  return suggested ? *suggested : questionnaire.item(item).initial;
}

}  // namespace sealwell::session
