#pragma once

#include "core/engine/calculator.hpp"

namespace sealwell::engine {

/// Recomputes answers together with the results of expressions: calculated values become the values of their items,
/// `answers.holds` has the results of enableWhenExpressions, `answers.suggested` those of initialExpressions.
///
/// A resident's answer is dropped only if it does not apply in the final state, whatever intermediate states did.
///
/// Calculated values may depend on each other, so evaluation is repeated until nothing changes. In a cycle it may never
/// stop: what still changes after as many rounds as a chain of all expressions would need is in a cycle or depends on
/// one. Such items get no value and do not apply.
///
/// An initialExpression counts once: its first values while its item applies are kept. A question that is never asked
/// gets them as its answer at once.
void recompute_calculated(const pack::Questionnaire& questionnaire, Answers& answers, const Calculator& calculator,
                          std::int64_t now_ms);

/// The values shown in a question's input until it is answered: those of its initialExpression, else its initial
/// values.
[[nodiscard]] const std::vector<pack::AnswerValue>& initial_values(const pack::Questionnaire& questionnaire, int item,
                                                                   const Answers& answers);

}  // namespace sealwell::engine
