#include "core/authoring/reader/questionnaire_reader.hpp"
#include "core/pack/answer_reader.hpp"

#include <array>
#include <utility>

namespace sealwell::pack {
namespace {

constexpr std::array<std::pair<std::string_view, Operator>, 7> operators{{
    {"exists", Operator::exists},
    {"=", Operator::equal},
    {"!=", Operator::not_equal},
    {">", Operator::greater},
    {"<", Operator::less},
    {">=", Operator::greater_or_equal},
    {"<=", Operator::less_or_equal},
}};

}  // namespace

EnableRule read_enable_rule(const ObjectReader& reader) {
  EnableRule enable_rule;
  for (const ObjectReader& when : reader.objects("enableWhen")) {
    Condition condition;
    condition.question = when.required_text("question");
    const std::string name = when.required_text("operator");
    bool known = false;
    for (const auto& [symbol, comparison] : operators) {
      if (symbol != name) continue;
      condition.comparison = comparison;
      known = true;
    }
    if (!known && !name.empty()) when.fail(Error::unknown_value, "operator");
    const auto expected = read_answer_value(when, "answer");
    if (expected) condition.expected = *expected;
    if (condition.comparison == Operator::exists && expected && condition.expected.kind != AnswerValue::Kind::boolean) {
      when.fail(Error::wrong_type, "answer[x]");
    }
    enable_rule.conditions.push_back(std::move(condition));
  }
  const std::string behaviour = reader.text("enableBehavior");
  if (behaviour == "any") enable_rule.any = true;
  else if (!behaviour.empty() && behaviour != "all") reader.fail(Error::unknown_value, "enableBehavior");
  // R4 (que-12): with more than one condition it must be said how they combine.
  if (behaviour.empty() && enable_rule.conditions.size() > 1) reader.fail(Error::missing_field, "enableBehavior");
  return enable_rule;
}

}  // namespace sealwell::pack
