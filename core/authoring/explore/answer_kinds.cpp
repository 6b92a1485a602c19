#include "core/authoring/explore/answer_kinds.hpp"

#include "core/authoring/explore/candidates.hpp"
#include "core/engine/answers.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace sealwell::explore {
namespace {

using pack::AnswerValue;
using pack::Condition;
using pack::Item;
using pack::ItemType;

// The free texts that an open choice can be given.
std::vector<Values> other_texts(const std::vector<const Condition*>& about) {
  std::vector<Values> found;
  AnswerValue value;
  value.text = "Something else";
  found.push_back({value});
  for (const Condition* condition : about) {
    if (condition->expected.kind != AnswerValue::Kind::text || condition->expected.text.empty()) continue;
    value.text = condition->expected.text;
    found.push_back({value});
  }
  return found;
}

// One of each kind: those for which some condition gives another truth.
std::vector<Values> told_apart(const Item& item, const std::vector<const Condition*>& about, std::vector<Values> all) {
  std::set<std::vector<bool>> seen;
  std::vector<Values> kinds;
  for (Values& values : all) {
    std::vector<bool> truths{values.empty()};
    for (const Condition* condition : about) truths.push_back(holds_for(*condition, item, values));
    if (seen.insert(std::move(truths)).second) kinds.push_back(std::move(values));
  }
  return kinds;
}

// Of a question that repeats, several answers at once fulfil what no single one does: "=" holds when any of
// them fits. Adds what pairs of kinds are, and pairs of those, until nothing new comes of it.
constexpr std::size_t most_kinds = 48;
std::vector<Values> with_several(const Item& item, const std::vector<const Condition*>& about,
                                 std::vector<Values> kinds) {
  const auto most = static_cast<std::size_t>(item.max_repetitions());
  for (std::size_t before = 0; before < kinds.size() && kinds.size() < most_kinds;) {
    std::vector<Values> more = kinds;
    before = kinds.size();
    for (std::size_t i = 0; i < before; ++i) {
      for (std::size_t k = i + 1; k < before; ++k) {
        Values both = kinds[i];
        both.insert(both.end(), kinds[k].begin(), kinds[k].end());
        if (!kinds[i].empty() && !kinds[k].empty() && both.size() <= most) more.push_back(std::move(both));
      }
    }
    kinds = told_apart(item, about, std::move(more));
  }
  return kinds;
}

// Whether no answer at all can fit: a number or date outside every range. A text may only be beyond what is
// made up here.
bool has_bounds(const Item& item) {
  const bool moment = item.type == ItemType::date_time || item.type == ItemType::time;
  return item.is_choice() || item.type == ItemType::date || moment || (item.min_value && item.max_value) ||
         (item.max_length > 0 && item.min_length > item.max_length);
}

}  // namespace

std::vector<std::vector<const Condition*>> conditions_about(const pack::ServicePack& pack) {
  std::vector<std::vector<const Condition*>> about(pack.questionnaire.items.size());
  const auto add = [&](const pack::EnableRule& enable_rule) {
    for (const Condition& condition : enable_rule.conditions) {
      for (const int item : asked_by(pack.questionnaire, condition)) {
        about[static_cast<std::size_t>(item)].push_back(&condition);
      }
    }
  };
  for (const Item& item : pack.questionnaire.items) {
    add(item.enable_rule);
    for (const pack::EnableRule& asked : item.asked_when) add(asked);
  }
  for (const pack::JourneyStep& step : pack.journey) add(step.enable_rule);
  for (const pack::Ending& ending : pack.endings) add(ending.enable_rule);
  return about;
}

std::vector<int> asked_by(const pack::Questionnaire& questionnaire, const Condition& condition) {
  std::vector<int> items;
  for (int item = condition.item; item >= 0; item = questionnaire.item(item).next_instance) {
    items.push_back(item);
    if (condition.instance == Condition::Instance::own) break;
  }
  return items;
}

bool holds_for(const Condition& condition, const Item& item, const Values& values) {
  // A questionnaire of this one question, so that the session's own comparison is the one that counts.
  pack::Questionnaire alone;
  Item question;
  question.link_id = item.link_id;
  question.type = item.type;
  alone.items.push_back(std::move(question));
  alone.by_link_id.emplace(item.link_id, 0);
  alone.order = {0};
  engine::Answers answers;
  if (!values.empty()) answers.at(item.link_id).values = values;
  pack::EnableRule enable_rule;
  enable_rule.conditions = {condition};
  enable_rule.conditions.front().item = 0;
  return engine::Enablement(alone, answers).holds(enable_rule);
}

AnswerKinds answer_kinds(const pack::ServicePack& pack, std::int64_t now_ms) {
  const auto& items = pack.questionnaire.items;
  const auto about = conditions_about(pack);
  AnswerKinds kinds;
  kinds.of_item.resize(items.size());
  kinds.all.resize(items.size());
  kinds.impossible.resize(items.size());
  kinds.without_candidates.resize(items.size());
  const auto add = [&kinds](int item, int option, std::vector<Values> what) {
    kinds.of_item[static_cast<std::size_t>(item)].push_back(static_cast<int>(kinds.variables.size()));
    kinds.variables.push_back({item, option, std::move(what)});
  };
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    if (!item.is_question()) continue;
    std::vector<Values>& all = kinds.all[i];
    if (const pack::Statement* statement = pack.decided_by(item.link_id)) {
      // What must be agreed to for anything to be sent is agreed to.
      AnswerValue decision;
      decision.kind = AnswerValue::Kind::boolean;
      decision.boolean = true;
      all.push_back({decision});
      decision.boolean = false;
      if (statement->required_for.empty()) all.push_back({decision});
      add(static_cast<int>(i), -1, all);
      continue;
    }
    if (item.is_fixed()) {
      // It is what it is; of what an expression gives it nothing is known here.
      if (!item.calculated.empty() || !item.initially.empty()) continue;
      if (!item.initial.empty()) all.push_back(item.initial);
      add(static_cast<int>(i), -1, {item.initial});
      continue;
    }
    if (item.is_choice()) {
      for (const pack::AnswerOption& option : item.options) all.push_back({option.value});
      if (item.type == ItemType::open_choice) {
        for (Values& other : other_texts(about[i])) all.push_back(std::move(other));
      }
    } else {
      all = candidates(pack, item, about[i], now_ms);
    }
    const int index = static_cast<int>(i);
    if (item.is_choice() && item.repeats) {
      for (std::size_t option = 0; option < all.size(); ++option) {
        // Of the free texts one, the first.
        if (option > item.options.size()) break;
        add(index, static_cast<int>(option), {Values{}, all[option]});
      }
      continue;
    }
    if (all.empty()) {
      if (has_bounds(item) && item.required) kinds.impossible[i] = 1;
      else if (!has_bounds(item)) kinds.without_candidates[i] = 1;
    }
    std::vector<Values> single = all;
    if (!item.required) single.push_back({});
    // An option that another question must offer is not like the others, whatever conditions say.
    if (item.options_chosen_in.empty()) single = told_apart(item, about[i], std::move(single));
    if (item.has_repetitions() && !about[i].empty()) single = with_several(item, about[i], std::move(single));
    add(index, -1, std::move(single));
  }
  return kinds;
}

}  // namespace sealwell::explore
