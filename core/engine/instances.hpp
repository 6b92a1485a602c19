#pragma once

#include "core/engine/answers.hpp"
#include "core/pack/questionnaire.hpp"

#include <string_view>
#include <vector>

namespace sealwell::engine {

/// The instances of a repeating group that exist for these answers, as indices of groups; the first is `group` itself.
/// Precondition: `group` applies.
[[nodiscard]] std::vector<int> present_instances(const pack::Questionnaire& questionnaire, const Answers& answers,
                                                 int group);

/// The questions in one instance, in order.
[[nodiscard]] std::vector<int> questions_in_instance(const pack::Questionnaire& questionnaire, int instance);

/// True if one of these instances may be removed: there are more than minOccurs.
[[nodiscard]] bool can_remove(const pack::Questionnaire& questionnaire, const std::vector<int>& there);

/// Removes the instance `link_id` of the group of the add-another question `more`; the answers of later instances move
/// up. Returns the index of the add-another question after the remaining instances, or -1 if there is nothing to
/// remove. The caller recomputes the derived state afterwards.
int remove_instance(const pack::Questionnaire& questionnaire, const pack::Item& more, std::string_view link_id,
                    Answers& answers);

}  // namespace sealwell::engine
