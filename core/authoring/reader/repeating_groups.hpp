#pragma once

#include "core/pack/object_reader.hpp"
#include "core/pack/questionnaire.hpp"

#include <vector>

namespace sealwell::pack {

class Messages;

/// Writes every group that repeats out: behind what is in it follow, for each further instance, the question
/// whether there is one more (`GROUP@2-more`, where minOccurs does not ask for it) and a copy of the group
/// (`GROUP@2`) with copies of all items (`ITEM@2`), as its children. From then on an instance is a group like any
/// other, which applies while the question before it is answered yes.
///
/// `readers` has the reader of each item. Failures: unsupported (a group that repeats in another one, an
/// instrument's input in one, a question outside that offers what is chosen inside), duplicate_key (an item
/// that has the name of a copy), too_large (more than `max_items` by then).
void expand_repeating_groups(Questionnaire& questionnaire, const std::vector<ObjectReader>& readers);

/// Gives the questions for one more their words and the instances from the second on their number.
void label_instances(Questionnaire& questionnaire, const Messages& messages);

}  // namespace sealwell::pack
