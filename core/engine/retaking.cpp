#include "core/engine/retaking.hpp"

#include "core/engine/checking.hpp"

#include <algorithm>

namespace sealwell::engine {

bool would_be_taken(const pack::ServicePack& pack, const pack::Item& item, Answers& answers,
                    const pack::Messages& messages, std::int64_t now_ms) {
  Answer& given = answers.at(item.link_id);
  const std::vector<pack::AnswerValue> values = given.values;
  const Fields fields = as_sent(item, values);
  // A doubtful value was pointed out then, and meant.
  given.typed = take_typed(item, fields).typed;
  given.questioned = true;
  const Checked checked = check(pack, item, answers, fields, messages, now_ms);
  return checked.error.empty() && std::equal(values.begin(), values.end(), checked.answer.values.begin(),
                                             checked.answer.values.end(), same_answer);
}

}  // namespace sealwell::engine
