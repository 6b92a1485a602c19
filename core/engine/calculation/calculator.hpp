#pragma once

#include "core/engine/calculator.hpp"
#include "core/pack/service_pack.hpp"

#include <memory>
#include <string>
#include <vector>

namespace sealwell::engine {

// Works out a pack's FHIRPath expressions over the answers (docs/pack-format.md, "Calculated answers"):
//
// | name | what it is |
// |---|---|
// | `%resource` | the answers so far, as the QuestionnaireResponse that would be recorded |
// | `%context` | the item in it that the expression stands on; of a variable of the whole form the response. An item that has no answer yet is there with its linkId alone |
// | `%questionnaire`, `%qitem` | the pack's Questionnaire, and the item in it |
// | variables | those of the item, of what it is in, and of the form; the nearest of one name |
// | `today()`, `now()` | by the clock of the pack's timeZone |

/// Budget in steps (core/fhirpath) for all expressions of one round together. Ours.
inline constexpr std::size_t max_steps = 1'000'000;

/// Makes the calculator of a pack; nullptr for a pack without expressions. `pack` must outlive it and not be moved. An
/// expression that can't be parsed or evaluated has no result.
[[nodiscard]] std::unique_ptr<engine::Calculator> make_calculator(const pack::ServicePack& pack);

/// An expression that can't be parsed or evaluated.
struct ExpressionFailure {
  int item = -1;           ///< Index; -1: a variable of the form
  std::string expression;  ///< Its extension: "calculatedExpression", or "variable total"
  Failure failure;         ///< Of fhirpath::parse() or fhirpath::evaluate()
};

/// All expressions of the pack that fail for these answers.
[[nodiscard]] std::vector<ExpressionFailure> expression_failures(const pack::ServicePack& pack,
                                                                 const engine::Answers& answers, std::int64_t now_ms);

}  // namespace sealwell::engine
