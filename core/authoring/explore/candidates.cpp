#include "core/authoring/explore/candidates.hpp"

#include "core/engine/answer_validation.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace sealwell::explore {
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
      : pack_(pack), item_(item), about_(about), now_ms_(now_ms), messages_(pack) {}

  std::vector<Values> run() {
    switch (item_.type) {
      case ItemType::boolean:
        // Where nothing hangs on it a walk takes the first, and no further instance.
        if (item_.is_add_another_question) try_text("false");
        try_text("true");
        try_text("false");
        break;
      case ItemType::integer:
      case ItemType::decimal:
      case ItemType::quantity: numbers(); break;
      case ItemType::date: dates(); break;
      case ItemType::date_time: moments(); break;
      case ItemType::time: times(); break;
      default: texts(); break;
    }
    return std::move(found_);
  }

 private:
  // Inputs by what stands behind the name of each: "", "-day", "-unit".
  using Inputs = std::vector<std::pair<std::string, std::string>>;

  // Where several answers are asked for at least, the same is typed so many times.
  void try_inputs(const Inputs& inputs) {
    engine::Fields fields;
    for (int place = 1; place <= std::max(1, item_.has_repetitions() ? item_.min_occurs : 1); ++place) {
      const std::string name = engine::repetition_name(item_.link_id, place);
      for (const auto& [part, text] : inputs) fields[name + part] = {text};
    }
    engine::ValidationResult checked = engine::validate_answer(pack_, item_, {}, fields, messages_, now_ms_);
    if (checked.error.empty() && !checked.answer.values.empty()) {
      found_.push_back(std::move(checked.answer.values));
    }
  }
  void try_text(const std::string& text) {
    if (!tried_.insert(text).second) return;
    if (item_.units.empty()) try_inputs({{"", text}});
    for (const pack::Coding& unit : item_.units) try_inputs({{"", text}, {"-unit", unit.code}});
  }
  void try_date(const CivilDate& date, const std::string& time = {}) {
    if (!tried_.insert(to_iso(date) + time).second) return;
    Inputs inputs{{"-day", std::to_string(date.day)},
                  {"-month", std::to_string(date.month)},
                  {"-year", std::to_string(date.year)}};
    if (!time.empty()) inputs.emplace_back("-time", time);
    try_inputs(inputs);
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

  static CivilDate next_day(const CivilDate& date) { return add_days(date, 1).value_or(date); }
  static CivilDate day_before(const CivilDate& date) { return add_days(date, -1).value_or(date); }

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

  static constexpr int seconds_a_day = 24 * 60 * 60;

  // A second of the day, the next and the one before.
  void try_time(int second) {
    for (const int near : {second, second + 1, second - 1}) {
      if (near >= 0 && near < seconds_a_day) try_text(iso_time(near));
    }
  }

  void times() {
    try_time(9 * 3600 + 30 * 60);
    try_time(0);
    for (const Condition* condition : about_) {
      if (condition->expected.kind == AnswerValue::Kind::time) try_time(condition->expected.moment.second);
    }
    if (item_.min_moment) try_time(item_.min_moment->second);
    if (item_.max_moment) try_time(item_.max_moment->second);
  }

  // Whole days and moments of them; the clock is the residents', so a moment is also tried an hour around.
  void try_moment(const CivilDateTime& mark) {
    for (const CivilDate& date : {mark.date, next_day(mark.date), day_before(mark.date)}) {
      try_date(date);
      try_date(date, "12:00");
    }
    for (const int hour : {-1, 0, 1}) {
      for (const int near : {0, 1, -1}) {
        const int second = mark.second + hour * 3600 + near;
        if (mark.second >= 0 && second >= 0 && second < seconds_a_day) try_date(mark.date, iso_time(second));
      }
    }
  }

  void moments() {
    try_moment({{1985, 6, 15}, -1, 0});
    try_moment({date_of_instant(now_ms_), -1, 0});
    for (const Condition* condition : about_) {
      const AnswerValue& expected = condition->expected;
      if (expected.kind == AnswerValue::Kind::date_time) try_moment(expected.moment);
      if (expected.kind == AnswerValue::Kind::date) try_moment({expected.date, -1, 0});
    }
    if (item_.min_moment) try_moment(*item_.min_moment);
    if (item_.max_moment) try_moment(*item_.max_moment);
  }

  void texts() {
    for (const Condition* condition : about_) {
      if (!condition->expected.is_text()) continue;
      try_text(condition->expected.text);
      try_text(condition->expected.text + "a");
    }
    // Forms that the session asks of some texts; it takes those that fit.
    for (const char* text : {"Example", "01632 960001", "name@example.org", "ZZ99 3VZ", "https://example.org", "0"}) {
      try_text(text);
    }
    if (item_.min_length > 0) {
      try_text(std::string(static_cast<std::size_t>(std::min(item_.min_length, 20'000)), 'a'));
    }
    if (item_.max_length > 0) {
      try_text(std::string(static_cast<std::size_t>(std::min(item_.max_length, 5)), 'a'));
    }
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

}  // namespace

std::vector<Values> candidates(const pack::ServicePack& pack, const Item& item,
                               const std::vector<const Condition*>& about, std::int64_t now_ms) {
  return Candidates(pack, item, about, now_ms).run();
}

}  // namespace sealwell::explore
