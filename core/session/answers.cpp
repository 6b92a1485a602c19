#include "core/session/answers.hpp"

#include <algorithm>

namespace sealwell::session {

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

void Answers::suggest(int item, std::vector<AnswerValue> values) { suggested_.insert_or_assign(item, std::move(values)); }

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

void settle(const Questionnaire& questionnaire, Answers& answers) {
  // Dropping one answer may disable another question, so this goes on until nothing changes.
  // Each round drops or takes at least one answer, and every question is taken at most once.
  std::vector<std::uint8_t> taken(questionnaire.items.size(), 0);
  for (bool changed = true; changed;) {
    changed = false;
    const Enablement enablement(questionnaire, answers);
    for (std::size_t index = 0; index < questionnaire.items.size(); ++index) {
      const Item& item = questionnaire.items[index];
      if (!item.is_question()) continue;
      const Answer* answer = answers.find(item.link_id);
      if (!enablement.enabled(static_cast<int>(index))) {
        if (!answer) continue;
        answers.erase(item.link_id);
        changed = true;
        continue;
      }
      if (item.is_fixed()) {
        if (answer || item.initial.empty()) continue;
        Answer& fixed = answers.at(item.link_id);
        fixed.values = item.initial;
        fixed.settled = true;
        changed = true;
        continue;
      }
      if (item.options_chosen_in.empty()) continue;
      const auto offered = offered_options(questionnaire, item, answers);
      if (answer && !answer->values.empty()) {
        const auto still_offered = [&](const AnswerValue& value) {
          return std::any_of(offered.begin(), offered.end(),
                             [&](const AnswerOption* option) { return same_answer(option->value, value); });
        };
        if (!std::all_of(answer->values.begin(), answer->values.end(), still_offered)) {
          answers.erase(item.link_id);
          changed = true;
          continue;
        }
      }
      answer = answers.find(item.link_id);
      if (offered.size() == 1 && !taken[index] && (!answer || answer->values.empty())) {
        Answer& only = answers.at(item.link_id);
        only.typed = {offered.front()->submitted};
        only.values = {offered.front()->value};
        only.settled = true;
        taken[index] = 1;
        changed = true;
      }
    }
  }
}

std::vector<std::string> in_words(const Item& item, const Answer& answer, const pack::Messages& messages) {
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
        const std::string& unit = item.units.empty() ? item.unit : value.text;
        words.push_back(value.number.to_string() + (unit.empty() ? "" : " " + unit));
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

}  // namespace sealwell::session
