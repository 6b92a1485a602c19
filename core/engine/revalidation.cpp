#include "core/engine/revalidation.hpp"

#include "core/engine/answer_validation.hpp"

#include <algorithm>

namespace sealwell::engine {

bool still_valid(const pack::ServicePack& pack, const pack::Item& item, Answers& answers,
                 const pack::Messages& messages, std::int64_t now_ms) {
  Answer& given = answers.at(item.link_id);
  const std::vector<pack::AnswerValue> values = given.values;
  const Fields fields = to_fields(item, values);
  // A doubtful value was pointed out then, and meant.
  given.typed = read_typed(item, fields).typed;
  given.warned = true;
  const ValidationResult checked = validate_answer(pack, item, answers, fields, messages, now_ms);
  return checked.error.empty() && std::equal(values.begin(), values.end(), checked.answer.values.begin(),
                                             checked.answer.values.end(), same_answer);
}

}  // namespace sealwell::engine
