#pragma once

#include "core/engine/answers.hpp"
#include "core/pack/questionnaire.hpp"

#include <string_view>
#include <vector>

namespace sealwell::engine {

/// The instances of a group that repeats which the resident has come to, each by the group that it is;
/// the first is `group` itself. Precondition: it applies.
[[nodiscard]] std::vector<int> instances_there(const pack::Questionnaire& questionnaire, const Answers& answers,
                                               int group);

/// The questions in one instance, in order.
[[nodiscard]] std::vector<int> questions_of(const pack::Questionnaire& questionnaire, int instance);

/// Whether one of these instances may go: not where as few as minOccurs are left.
[[nodiscard]] bool can_remove(const pack::Questionnaire& questionnaire, const std::vector<int>& there);

/// Takes out the instance that `link_id` names, of the group that the question `more` belongs to: the answers of
/// those behind it move up. The index of the question whether there is one more after what is left, or -1
/// when there is nothing to take out. The answers are to be settled after it.
int remove_instance(const pack::Questionnaire& questionnaire, const pack::Item& more, std::string_view link_id,
                    Answers& answers);

}  // namespace sealwell::engine
