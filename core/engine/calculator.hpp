#pragma once

#include "core/engine/answers.hpp"

#include <cstdint>
#include <vector>

namespace sealwell::engine {

/// What answers give by expressions. A seam: a pack that calculates nothing needs nobody behind it, and the session
/// knows no expression language.
class Calculator {
 public:
  /// What one expression of one item gives.
  struct Outcome {
    /// Which expression: calculatedExpression, enableWhenExpression, initialExpression.
    enum class Of { value, enabled, initial };
    int item = -1;  ///< Index in the Questionnaire
    Of of = Of::value;
    /// value, initial: of the item's own type, at most as many as it takes; empty where the expression gives nothing,
    /// can't be evaluated, or gives what the item can't hold.
    std::vector<pack::AnswerValue> values;
    bool holds = false;  ///< enabled: whether it gives true
  };

  virtual ~Calculator() = default;

  /// One outcome for each expression of the Questionnaire, always in the same order, with what expressions gave before standing in `answers`.
  /// The same answers at the same time give the same outcomes. Precondition: `answers` are settled.
  [[nodiscard]] virtual std::vector<Outcome> work_out(const Answers& answers, std::int64_t now_ms) const = 0;

  /// settle_calculated() with this calculator. Virtual, so that a program without a calculator has none of it.
  virtual void settle(const pack::Questionnaire& questionnaire, Answers& answers, std::int64_t now_ms) const;
};

}  // namespace sealwell::engine
