#include "core/engine/instances.hpp"

namespace sealwell::engine {
namespace {

using pack::Item;
using pack::Questionnaire;

// The question that an instance waits for; -1 where it is there unasked. It stands right before it.
int question_before(const Questionnaire& questionnaire, int instance) {
  const Item& before = questionnaire.item(instance - 1);
  return questionnaire.item(instance).instance > 1 && before.is_add_another_question ? instance - 1 : -1;
}

void move_answer(const Questionnaire& questionnaire, int from, int to, Answers& answers) {
  const std::string& target = questionnaire.item(to).link_id;
  const Answer* moved = from < 0 ? nullptr : answers.find(questionnaire.item(from).link_id);
  if (!moved) {
    answers.erase(target);
    return;
  }
  Answer kept = *moved;
  answers.at(target) = std::move(kept);
}

}  // namespace

std::vector<int> present_instances(const Questionnaire& questionnaire, const Answers& answers, int group) {
  std::vector<int> there;
  for (int instance = group; instance >= 0; instance = questionnaire.item(instance).next_instance) {
    const int more = instance == group ? -1 : question_before(questionnaire, instance);
    const Answer* answer = more < 0 ? nullptr : answers.find(questionnaire.item(more).link_id);
    if (more >= 0 && (!answer || answer->values.empty() || !answer->values.front().boolean)) break;
    there.push_back(instance);
  }
  return there;
}

std::vector<int> questions_in_instance(const Questionnaire& questionnaire, int instance) {
  std::vector<int> questions;
  for (std::size_t i = static_cast<std::size_t>(instance) + 1; i < questionnaire.items.size(); ++i) {
    if (questionnaire.items[i].in_instance != instance) break;
    if (questionnaire.items[i].is_question()) questions.push_back(static_cast<int>(i));
  }
  return questions;
}

bool can_remove(const Questionnaire& questionnaire, const std::vector<int>& there) {
  return there.size() > 1 && question_before(questionnaire, there.back()) >= 0;
}

int remove_instance(const Questionnaire& questionnaire, const Item& more, std::string_view link_id, Answers& answers) {
  const std::vector<int> there = present_instances(questionnaire, answers, more.parent);
  if (!can_remove(questionnaire, there)) return -1;
  std::size_t which = 0;
  while (which < there.size() && questionnaire.item(there[which]).link_id != link_id) ++which;
  if (which == there.size()) return -1;
  for (; which < there.size(); ++which) {
    const bool last = which + 1 == there.size();
    for (const int question : questions_in_instance(questionnaire, there[which])) {
      move_answer(questionnaire, last ? -1 : questionnaire.item(question).next_instance, question, answers);
    }
  }
  // What was said about one more after the last is said about it still.
  const int asked = question_before(questionnaire, there.back());
  const int after = questionnaire.item(there.back()).next_instance;
  const int asked_after = after < 0 ? -1 : question_before(questionnaire, after);
  move_answer(questionnaire, asked_after, asked, answers);
  if (asked_after >= 0) answers.erase(questionnaire.item(asked_after).link_id);
  return asked;
}

}  // namespace sealwell::engine
