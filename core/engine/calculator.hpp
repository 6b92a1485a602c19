#pragma once

#include "core/engine/answers.hpp"

#include <cstdint>
#include <vector>

namespace sealwell::engine {

/// Evaluates a pack's expressions over answers. An interface, so that the engine does not depend on an expression
/// language, and a pack without expressions needs no implementation.
class Calculator {
 public:
  /// The result of one expression of one item.
  struct Outcome {
    /// The kind of expression: calculatedExpression, enableWhenExpression, initialExpression.
    enum class Of { value, enabled, initial };
    int item = -1;  ///< Index in the Questionnaire
    Of of = Of::value;
    /// value, initial: values of the item's type, at most as many as it takes. Empty if the expression has no result,
    /// can't be evaluated, or has a result that the item can't hold.
    std::vector<pack::AnswerValue> values;
    bool holds = false;  ///< enabled: whether it gives true
  };

  virtual ~Calculator() = default;

  /// One outcome for each expression of the Questionnaire, always in the same order, with what expressions gave before
  /// standing in `answers`. The same answers at the same time give the same outcomes. Precondition: `answers` are
  /// settled.
  [[nodiscard]] virtual std::vector<Outcome> evaluate_all(const Answers& answers, std::int64_t now_ms) const = 0;

  /// recompute_calculated() with this calculator. Virtual, so that a program without a calculator has none of it.
  virtual void recompute(const pack::Questionnaire& questionnaire, Answers& answers, std::int64_t now_ms) const;
};

}  // namespace sealwell::engine
