#pragma once

#include "core/engine/calculator.hpp"

namespace sealwell::engine {

/// Settles answers together with what expressions give for them: calculated values become the values of their items,
/// `answers.holds` says which enableWhenExpressions hold, `answers.suggested` what stands in an input at first.
///
/// What a resident answered is dropped only where it does not apply in the end, whatever did on the way there.
///
/// One calculated value may rest on another, so this goes round until nothing changes. A ring may never come to
/// rest: what still changes after as many rounds as a row of all expressions would need is in a ring or rests on one.
/// It is left without a value, and not enabled.
///
/// An initialExpression counts once: the first values that it gives while its item applies are kept. A question that
/// nobody is asked takes them at once.
void settle_calculated(const pack::Questionnaire& questionnaire, Answers& answers, const Calculator& calculator,
                       std::int64_t now_ms);

/// What stands in the input of a question until somebody answers otherwise: what its initialExpression gave, else
/// its initial values.
[[nodiscard]] const std::vector<pack::AnswerValue>& initial_values(const pack::Questionnaire& questionnaire, int item,
                                                                   const Answers& answers);

}  // namespace sealwell::engine
