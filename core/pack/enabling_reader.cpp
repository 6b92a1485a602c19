#include "core/pack/questionnaire_reader.hpp"

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

AnswerValue number_answer(const ObjectReader& reader, std::string_view name, AnswerValue::Kind kind) {
  AnswerValue value;
  value.kind = kind;
  const json::Value* member = reader.find(name);
  const auto number = member ? member->decimal() : std::nullopt;
  if (!number) reader.fail(Error::wrong_type, name);
  else value.number = *number;
  return value;
}

AnswerValue expected_answer(const ObjectReader& reader) {
  AnswerValue value;
  if (reader.has("answerBoolean")) {
    value.kind = AnswerValue::Kind::boolean;
    value.boolean = reader.boolean("answerBoolean");
  } else if (reader.has("answerInteger")) {
    value = number_answer(reader, "answerInteger", AnswerValue::Kind::integer);
  } else if (reader.has("answerDecimal")) {
    value = number_answer(reader, "answerDecimal", AnswerValue::Kind::decimal);
  } else if (reader.has("answerString")) {
    value.text = reader.text("answerString");
  } else if (reader.has("answerCoding")) {
    const ObjectReader coding = reader.object("answerCoding");
    value.kind = AnswerValue::Kind::coding;
    value.coding = {coding.text("system"), coding.required_text("code"), coding.text("display")};
  } else if (reader.has("answerDate")) {
    value.kind = AnswerValue::Kind::date;
    const auto date = parse_iso_date(reader.text("answerDate"));
    if (!date) reader.fail(Error::wrong_type, "answerDate");
    else value.date = *date;
  } else if (reader.has("answerQuantity")) {
    const ObjectReader quantity = reader.object("answerQuantity");
    value = number_answer(quantity, "value", AnswerValue::Kind::quantity);
    value.text = quantity.text("unit");
  } else if (reader.has("answerDateTime")) {
    reader.fail(Error::unsupported, "answerDateTime");
  } else if (reader.has("answerTime")) {
    reader.fail(Error::unsupported, "answerTime");
  } else if (reader.has("answerReference")) {
    reader.fail(Error::unsupported, "answerReference");
  } else {
    reader.fail(Error::missing_field, "answer[x]");
  }
  return value;
}

}  // namespace

Enabling read_enabling(const ObjectReader& reader) {
  Enabling enabling;
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
    condition.expected = expected_answer(when);
    if (condition.comparison == Operator::exists && condition.expected.kind != AnswerValue::Kind::boolean) {
      when.fail(Error::wrong_type, "answer[x]");
    }
    enabling.conditions.push_back(std::move(condition));
  }
  const std::string behaviour = reader.text("enableBehavior");
  if (behaviour == "any") enabling.any = true;
  else if (!behaviour.empty() && behaviour != "all") reader.fail(Error::unknown_value, "enableBehavior");
  // R4 (que-12): with more than one condition it must be said how they combine.
  if (behaviour.empty() && enabling.conditions.size() > 1) reader.fail(Error::missing_field, "enableBehavior");
  return enabling;
}

}  // namespace sealwell::pack
