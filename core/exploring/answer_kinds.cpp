#include "core/exploring/answer_kinds.hpp"

#include "core/session/checking.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace sealwell::exploring {
namespace {

using pack::AnswerValue;
using pack::Condition;
using pack::Item;
using pack::ItemType;

// What could be typed into a question, tried out by the session's own checks.
class Candidates {
 public:
  Candidates(const pack::ServicePack& pack, const Item& item, const std::vector<const Condition*>& about,
             std::int64_t now_ms)
      : pack_(pack), item_(item), about_(about), now_ms_(now_ms), messages_(pack, pack.languages.front()) {}

  std::vector<Values> run() {
    switch (item_.type) {
      case ItemType::boolean:
        // Where nothing hangs on it a walk takes the first, and no further instance.
        if (item_.asks_for_another) try_text("false");
        try_text("true");
        try_text("false");
        break;
      case ItemType::integer:
      case ItemType::decimal:
      case ItemType::quantity: numbers(); break;
      case ItemType::date: dates(); break;
      default: texts(); break;
    }
    return std::move(found_);
  }

 private:
  void try_fields(const session::Fields& fields) {
    session::Checked checked = session::check(pack_, item_, {}, fields, messages_, now_ms_);
    if (checked.error.empty() && !checked.answer.values.empty()) found_.push_back(std::move(checked.answer.values));
  }
  void try_text(const std::string& text) {
    if (tried_.insert(text).second) try_fields({{item_.link_id, {text}}});
  }
  void try_date(const CivilDate& date) {
    if (!tried_.insert(to_iso(date)).second) return;
    try_fields({{item_.link_id + "-day", {std::to_string(date.day)}},
                {item_.link_id + "-month", {std::to_string(date.month)}},
                {item_.link_id + "-year", {std::to_string(date.year)}}});
  }

  // The compared constants and what lies between and around them. A tenth is finer than any answer
  // that people give, and between two constants nearer than that lies their middle.
  void numbers() {
    std::set<Decimal> marks{Decimal(0), Decimal(1)};
    for (const Condition* condition : about_) {
      if (condition->expected.is_number()) marks.insert(condition->expected.number);
    }
    if (item_.min_value) marks.insert(*item_.min_value);
    if (item_.max_value) marks.insert(*item_.max_value);
    std::set<Decimal> tries = marks;
    const Decimal* before = nullptr;
    for (const Decimal& mark : marks) {
      for (const std::int64_t step : {-10, -1, 1, 10}) {
        if (const auto tenths = mark.scaled(1)) tries.insert(Decimal(*tenths + step, 1));
      }
      if (before) {
        const auto a = before->scaled(6);
        const auto b = mark.scaled(6);
        if (a && b) tries.insert(Decimal(*a / 2 + *b / 2, 6));
        // Of whole numbers the first after a constant that is none.
        if (a) tries.insert(Decimal(*a / 1'000'000 + 1));
      }
      before = &mark;
    }
    for (const Decimal& number : tries) try_text(number.to_string());
  }

  static CivilDate next_day(const CivilDate& date) {
    if (const auto same_month = civil_date(date.year, date.month, date.day + 1)) return *same_month;
    if (const auto next_month = civil_date(date.year, date.month + 1, 1)) return *next_month;
    return civil_date(date.year + 1, 1, 1).value_or(date);
  }
  static CivilDate day_before(const CivilDate& date) {
    if (const auto same_month = civil_date(date.year, date.month, date.day - 1)) return *same_month;
    for (const int last : {31, 30, 29, 28}) {
      const int month = date.month == 1 ? 12 : date.month - 1;
      if (const auto day = civil_date(date.month == 1 ? date.year - 1 : date.year, month, last)) return *day;
    }
    return date;
  }

  void dates() {
    std::vector<CivilDate> marks{{1985, 6, 15}, date_of_instant(now_ms_)};
    for (const Condition* condition : about_) {
      if (condition->expected.kind == AnswerValue::Kind::date) marks.push_back(condition->expected.date);
    }
    if (item_.min_date) marks.push_back(*item_.min_date);
    if (item_.max_date) marks.push_back(*item_.max_date);
    for (const CivilDate& mark : marks) {
      try_date(mark);
      try_date(next_day(mark));
      try_date(day_before(mark));
    }
  }

  void texts() {
    for (const Condition* condition : about_) {
      if (condition->expected.kind != AnswerValue::Kind::text) continue;
      try_text(condition->expected.text);
      try_text(condition->expected.text + "a");
    }
    // Forms that the session asks of some texts; it takes those that fit.
    for (const char* text : {"Example", "01632 960001", "name@example.org", "ZZ99 3VZ", "https://example.org", "09:30", "0"}) {
      try_text(text);
    }
    if (item_.min_length > 0) try_text(std::string(static_cast<std::size_t>(std::min(item_.min_length, 20'000)), 'a'));
    if (item_.max_length > 0) try_text(std::string(static_cast<std::size_t>(std::min(item_.max_length, 5)), 'a'));
    // An answer of each kind is enough where nothing compares them.
    if (about_.empty() && found_.size() > 1) found_.resize(1);
  }

  const pack::ServicePack& pack_;
  const Item& item_;
  const std::vector<const Condition*>& about_;
  std::int64_t now_ms_;
  pack::Messages messages_;
  std::set<std::string> tried_;
  std::vector<Values> found_;
};

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

}  // namespace

std::vector<std::vector<const Condition*>> conditions_about(const pack::ServicePack& pack) {
  std::vector<std::vector<const Condition*>> about(pack.questionnaire.items.size());
  const auto add = [&](const pack::Enabling& enabling) {
    for (const Condition& condition : enabling.conditions) {
      for (const int item : asked_by(pack.questionnaire, condition)) {
        about[static_cast<std::size_t>(item)].push_back(&condition);
      }
    }
  };
  for (const Item& item : pack.questionnaire.items) {
    add(item.enabling);
    for (const pack::Enabling& asked : item.asked_when) add(asked);
  }
  for (const pack::Step& step : pack.journey) add(step.enabling);
  for (const pack::Ending& ending : pack.endings) add(ending.enabling);
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
  session::Answers answers;
  if (!values.empty()) answers.at(item.link_id).values = values;
  pack::Enabling enabling;
  enabling.conditions = {condition};
  enabling.conditions.front().item = 0;
  return session::Enablement(alone, answers).holds(enabling);
}

AnswerKinds answer_kinds(const pack::ServicePack& pack, std::int64_t now_ms) {
  const auto& items = pack.questionnaire.items;
  const auto about = conditions_about(pack);
  AnswerKinds kinds;
  kinds.of_item.resize(items.size());
  kinds.all.resize(items.size());
  kinds.impossible.resize(items.size());
  kinds.not_made_up.resize(items.size());
  const auto add = [&kinds](int item, int option, std::vector<Values> what) {
    kinds.of_item[static_cast<std::size_t>(item)].push_back(static_cast<int>(kinds.variables.size()));
    kinds.variables.push_back({item, option, std::move(what)});
  };
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    if (!item.is_question()) continue;
    std::vector<Values>& all = kinds.all[i];
    if (item.is_choice()) {
      for (const pack::AnswerOption& option : item.options) all.push_back({option.value});
      if (item.type == ItemType::open_choice) {
        for (Values& other : other_texts(about[i])) all.push_back(std::move(other));
      }
    } else {
      all = Candidates(pack, item, about[i], now_ms).run();
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
      // A number or date outside every range fits nothing; a text may only be beyond what is made up here.
      const bool bounded = item.is_choice() || (item.min_value && item.max_value) || item.type == ItemType::date ||
                           (item.max_length > 0 && item.min_length > item.max_length);
      if (bounded && item.required) kinds.impossible[i] = 1;
      else if (!bounded) kinds.not_made_up[i] = 1;
    }
    std::vector<Values> single = all;
    if (!item.required) single.push_back({});
    // An option that another question must offer is not like the others, whatever conditions say.
    if (item.options_chosen_in.empty()) single = told_apart(item, about[i], std::move(single));
    add(index, -1, std::move(single));
  }
  return kinds;
}

}  // namespace sealwell::exploring
