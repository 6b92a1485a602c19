#include "core/receipt/rights.hpp"

#include "core/pack/messages.hpp"
#include "core/pack/retention.hpp"
#include "core/receipt/working_days.hpp"

#include <algorithm>

namespace sealwell::receipt {
namespace {

// UK GDPR Article 12(3); Data Protection Act 2018 section 164A; what services give.
constexpr pack::Period one_month{1, 0};
constexpr pack::Period thirty_days{0, 30};
constexpr pack::Period three_weeks{0, 21};

class Rights {
 public:
  Rights(const CivilDate& day, const json::Value* notice, const json::Value& words)
      : day_(day), notice_(notice), words_(&words, pack::receipt_sentences) {}

  json::Value take() { return std::move(list_); }

  void add(std::string_view right, const pack::Period& usual) {
    const json::Value* own = own_of(right);
    std::string text(own ? own->text_or("text") : std::string_view());
    if (text.empty()) text = words_.say("receipt-right-" + std::string(right));
    json::Value entry = entry_of(right, std::move(text), own ? std::string(own->text_or("how")) : std::string());
    const json::Value* days = own ? own->find("answerWithinWorkingDays") : nullptr;
    if (days && days->integer()) {
      const int count = static_cast<int>(*days->integer());
      set_answer(entry, add_working_days(day_, count), std::to_string(count) + " working days");
    } else {
      const std::string_view said = own ? own->text_or("answerWithin") : std::string_view();
      const auto period = pack::parse_period(said);
      set_answer(entry, end_of(period.value_or(usual)), period ? std::string(said) : rule_of(usual));
    }
    list_.add(std::move(entry));
  }

  void add_complaints() {
    const json::Value* own = notice_ ? notice_->find("complaints") : nullptr;
    std::string text(own ? own->text_or("text") : std::string_view());
    if (text.empty()) text = words_.say("receipt-right-complaint");
    json::Value entry = entry_of("complaint", std::move(text), own ? ways_to(*own) : std::string());
    set_answer(entry, end_of(thirty_days), rule_of(thirty_days));
    list_.add(std::move(entry));
    const json::Value* authority = notice_ ? notice_->find("authority") : nullptr;
    if (!authority) return;
    list_.add(entry_of("authority", words_.say("receipt-right-authority", {{"name", authority->text_or("name")}}),
                       ways_to(*authority)));
  }

 private:
  static json::Value entry_of(std::string_view right, std::string text, std::string how) {
    json::Value entry = json::Value::object();
    entry.set("right", right);
    entry.set("words", std::move(text));
    if (!how.empty()) entry.set("how", std::move(how));
    return entry;
  }

  void set_answer(json::Value& entry, const std::optional<CivilDate>& by, std::string rule) const {
    if (!by) return;
    entry.set("askedOn", to_iso(day_));
    entry.set("answerBy", to_iso(*by));
    entry.set("rule", std::move(rule));
  }

  // Where a month ends on no working day, the next that is counts.
  std::optional<CivilDate> end_of(const pack::Period& period) const {
    const auto end = pack::add(day_, period);
    return end && period.months > 0 ? working_day_from(*end) : end;
  }

  static std::string rule_of(const pack::Period& period) {
    return period.months > 0 ? "P" + std::to_string(period.months) + "M" : "P" + std::to_string(period.days) + "D";
  }

  const json::Value* own_of(std::string_view right) const {
    if (!notice_) return nullptr;
    for (const json::Value& own : notice_->items("rights")) {
      if (own.text_or("right") == right) return &own;
    }
    return nullptr;
  }

  static std::string ways_to(const json::Value& who) {
    std::string text;
    for (const std::string_view way : {"phone", "email", "web", "address"}) {
      if (who.text_or(way).empty()) continue;
      text += (text.empty() ? "" : ", ") + std::string(who.text_or(way));
    }
    return text;
  }

  CivilDate day_;
  const json::Value* notice_;
  pack::Messages words_;
  json::Value list_ = json::Value::array();
};

}  // namespace

json::Value rights_on(const CivilDate& day, const std::vector<const pack::Statement*>& statements,
                      const json::Value* notice, const json::Value& words) {
  const auto rests_on = [&](std::string_view basis) {
    return std::any_of(statements.begin(), statements.end(), [&](const pack::Statement* statement) {
      return statement->lawful_basis == basis || statement->condition == basis;
    });
  };
  Rights rights(day, notice, words);
  for (const std::string_view right : {"access", "rectification", "erasure", "restriction"})
    rights.add(right, one_month);
  if (rests_on("6(1)(e)") || rests_on("6(1)(f)")) rights.add("objection", one_month);
  if (rests_on("6(1)(a)") || rests_on("9(2)(a)")) rights.add("portability", one_month);
  rights.add("human-review", three_weeks);
  rights.add_complaints();
  return rights.take();
}

}  // namespace sealwell::receipt
