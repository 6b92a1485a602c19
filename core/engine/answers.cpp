#include "core/engine/answers.hpp"

#include <algorithm>

namespace sealwell::engine {

using pack::AnswerOption;
using pack::AnswerValue;
using pack::Item;
using pack::Questionnaire;

const Answer* Answers::find(std::string_view link_id) const {
  const auto found = by_link_id_.find(link_id);
  return found == by_link_id_.end() ? nullptr : &found->second;
}

Answer& Answers::at(std::string_view link_id) {
  const auto found = by_link_id_.find(link_id);
  return found != by_link_id_.end() ? found->second : by_link_id_[std::string(link_id)];
}

void Answers::erase(std::string_view link_id) {
  const auto found = by_link_id_.find(link_id);
  if (found != by_link_id_.end()) by_link_id_.erase(found);
}

bool Answers::holds(int item) const {
  const auto found = holds_.find(item);
  return found != holds_.end() && found->second;
}

void Answers::set_holds(int item, bool holds) { holds_[item] = holds; }

const std::vector<AnswerValue>* Answers::suggested(int item) const {
  const auto found = suggested_.find(item);
  return found == suggested_.end() ? nullptr : &found->second;
}

void Answers::suggest(int item, std::vector<AnswerValue> values) {
  suggested_.insert_or_assign(item, std::move(values));
}

const AnswerOption* option_of(const Item& item, const AnswerValue& value) {
  for (const AnswerOption& option : item.options) {
    if (same_answer(option.value, value)) return &option;
  }
  return nullptr;
}

std::vector<const AnswerOption*> offered_options(const Questionnaire& questionnaire, const Item& item,
                                                 const Answers& answers) {
  std::vector<const AnswerOption*> offered;
  const int source = item.options_chosen_in.empty() ? -1 : questionnaire.find(item.options_chosen_in);
  const Answer* chosen = source < 0 ? nullptr : answers.find(item.options_chosen_in);
  for (const AnswerOption& option : item.options) {
    bool offer = source < 0;
    if (chosen) {
      for (const AnswerValue& value : chosen->values) offer = offer || same_answer(value, option.value);
    }
    if (offer) offered.push_back(&option);
  }
  return offered;
}

bool is_asked(const Questionnaire& questionnaire, const Item& item, const Answers& answers) {
  if (item.is_fixed()) return false;
  return item.options_chosen_in.empty() || offered_options(questionnaire, item, answers).size() > 1;
}

std::vector<std::string> describe_answer(const Item& item, const Answer& answer, const pack::Messages& messages) {
  std::vector<std::string> words;
  for (const AnswerValue& value : answer.values) {
    const AnswerOption* option = item.is_choice() ? option_of(item, value) : nullptr;
    if (option) {
      words.push_back(option->label);
      continue;
    }
    switch (value.kind) {
      case AnswerValue::Kind::boolean: words.push_back(messages.say(value.boolean ? "yes" : "no")); break;
      case AnswerValue::Kind::date: words.push_back(messages.date(value.date)); break;
      case AnswerValue::Kind::integer:
      case AnswerValue::Kind::decimal:
      case AnswerValue::Kind::quantity: {
        words.push_back(
            messages.counted(value.number.to_string(), item.units.empty() ? item.unit : value.text, item.written_id()));
        break;
      }
      case AnswerValue::Kind::coding: words.push_back(value.coding.display); break;
      case AnswerValue::Kind::date_time: words.push_back(messages.date_time(value.moment)); break;
      case AnswerValue::Kind::time: words.push_back(messages.clock_time(value.moment.second)); break;
      case AnswerValue::Kind::text:
      case AnswerValue::Kind::url: words.push_back(value.text); break;
    }
  }
  return words;
}

}  // namespace sealwell::engine
