// A browser gets the words from the prepared pack, and links this only to make receipts.
#include "core/pack/retention.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sealwell::pack {
namespace {

constexpr int most_months = 1200;
constexpr int most_days = 36500;
constexpr std::size_t most_rules = 50;

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> known_events{{
    {"sent", "you sent this"},
    {"last-contact", "your last contact with the service"},
    {"last-follow-up", "your last follow-up"},
    {"end-of-support", "your support ends"},
    {"end-of-contract", "the contract for the service ends"},
    {"end-of-enquiry", "your enquiry is closed"},
    {"first-use", "you first use the service"},
}};

std::string counted(int number, std::string_view one) {
  return std::to_string(number) + ' ' + std::string(one) + (number == 1 ? "" : "s");
}

std::string in_a_sentence(const std::vector<std::string>& parts, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? ' ' + std::string(last) + ' ' : std::string(", ");
    text += parts[i];
  }
  return text;
}

std::optional<Period> read_period(const ObjectReader& reader, std::string_view name) {
  if (!reader.has(name)) return std::nullopt;
  const auto period = parse_period(reader.text(name));
  if (!period) reader.fail(Error::unknown_value, name);
  return period;
}

RetentionEnd read_end(const ObjectReader& reader) {
  reader.allow_only({"event", "words", "period", "expected"});
  RetentionEnd end;
  end.event = reader.required_text("event");
  end.words = reader.text("words");
  for (const auto& [event, words] : known_events) {
    if (end.words.empty() && end.event == event) end.words = words;
  }
  if (end.words.empty() && !end.event.empty()) reader.fail(Error::missing_field, "words");
  end.period = read_period(reader, "period");
  end.expected = read_period(reader, "expected");
  return end;
}

RetentionRule read_rule(const ObjectReader& reader) {
  reader.allow_only({"categories", "until", "whichever", "forEver", "limit", "then", "holds"});
  RetentionRule rule;
  rule.categories = reader.texts("categories");
  for (const ObjectReader& end : reader.objects("until")) rule.until.push_back(read_end(end));
  if (rule.until.empty() == !reader.boolean("forEver")) reader.fail(Error::missing_field, "until");
  const std::string whichever = reader.text("whichever");
  rule.later = whichever == "later";
  if (reader.has("whichever") ? whichever != "sooner" && !rule.later : rule.until.size() > 1) {
    reader.fail(reader.has("whichever") ? Error::unknown_value : Error::missing_field, "whichever");
  }
  const std::string limit = reader.has("limit") ? reader.text("limit") : "exactly";
  if (limit == "at-most") rule.limit = RetentionRule::Limit::at_most;
  else if (limit == "at-least") rule.limit = RetentionRule::Limit::at_least;
  else if (limit != "exactly") reader.fail(Error::unknown_value, "limit");
  const std::string then = reader.has("then") ? reader.text("then") : "deleted";
  if (then == "made-anonymous") rule.then = RetentionRule::Then::made_anonymous;
  else if (then == "reviewed") rule.then = RetentionRule::Then::reviewed;
  else if (then != "deleted") reader.fail(Error::unknown_value, "then");
  rule.holds = reader.texts("holds");
  return rule;
}

}  // namespace

std::optional<Period> parse_period(std::string_view text) {
  if (text.size() < 3 || text.front() != 'P') return std::nullopt;
  text.remove_prefix(1);
  Period period;
  // Each letter once and in this order; weeks stand alone, as in ISO 8601.
  std::string_view letters = text.back() == 'W' ? "W" : "YMD";
  while (!text.empty()) {
    int number = 0;
    std::size_t digits = 0;
    for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits) {
      number = number * 10 + (text[digits] - '0');
      if (number > most_days) return std::nullopt;
    }
    const std::size_t letter = digits < text.size() ? letters.find(text[digits]) : std::string_view::npos;
    if (digits == 0 || letter == std::string_view::npos) return std::nullopt;
    switch (letters[letter]) {
      case 'Y': period.months += 12 * number; break;
      case 'M': period.months += number; break;
      case 'W': period.days += 7 * number; break;
      default: period.days += number; break;
    }
    letters.remove_prefix(letter + 1);
    text.remove_prefix(digits + 1);
  }
  if (period.months > most_months || period.days > most_days || period == Period{}) return std::nullopt;
  return period;
}

std::string period_text(const Period& period) {
  std::vector<std::string> parts;
  // Eighteen months is what people say, and one year and six months is not.
  const bool whole = period.months % 12 == 0 || period.months > 24;
  if (whole && period.months >= 12) parts.push_back(counted(period.months / 12, "year"));
  const int months = whole ? period.months % 12 : period.months;
  if (months > 0) parts.push_back(counted(months, "month"));
  if (period.days > 0 && period.days % 7 == 0 && period.days < 28) parts.push_back(counted(period.days / 7, "week"));
  else if (period.days > 0) parts.push_back(counted(period.days, "day"));
  return in_a_sentence(parts, "and");
}

std::optional<CivilDate> add(const CivilDate& date, const Period& period) {
  const auto month = add_months(date, period.months);
  return month ? add_days(*month, period.days) : month;
}

std::vector<RetentionRule> read_retention_rules(const ObjectReader& retention) {
  std::vector<RetentionRule> rules;
  if (!retention.is_object()) return rules;
  retention.allow_only({"rules", "text", "anchor", "period"});
  for (const ObjectReader& rule : retention.objects("rules")) rules.push_back(read_rule(rule));
  if (retention.has("rules") && rules.empty()) retention.fail(Error::missing_field, "rules");
  if (rules.size() > most_rules) retention.fail(Error::too_large, "rules");
  if (const json::Value* text = retention.find("text"); text && text->if_object()) {
    const ObjectReader texts = retention.object("text");
    for (const json::Member& member : *text->if_object()) (void)texts.text(member.name);
  } else {
    (void)retention.text("text");
  }
  return rules;
}

std::string retention_rule_text(const RetentionRule& rule) {
  std::string text;
  if (!rule.categories.empty()) text = in_a_sentence(rule.categories, "and") + ": ";
  if (rule.until.empty()) {
    text += "for ever";
  } else {
    if (rule.limit == RetentionRule::Limit::at_most) text += "at most ";
    if (rule.limit == RetentionRule::Limit::at_least) text += "at least ";
    std::vector<std::string> ends;
    for (const RetentionEnd& end : rule.until) {
      ends.push_back(end.period ? period_text(*end.period) + " after " + end.words : "until " + end.words);
    }
    text += in_a_sentence(ends, "or");
    if (rule.until.size() > 1) text += rule.later ? ", whichever is later" : ", whichever is sooner";
  }
  if (rule.then == RetentionRule::Then::made_anonymous) text += ", then made anonymous";
  if (rule.then == RetentionRule::Then::reviewed) text += ", then looked at again";
  if (!rule.holds.empty()) text += "; longer if " + in_a_sentence(rule.holds, "or if");
  return text;
}

std::string retention_text(const json::Value& retention, std::string_view language, std::string_view first_language) {
  if (const json::Value* own = retention.find("text")) {
    if (own->if_object()) {
      if (const std::string_view text = own->text_or(language); !text.empty()) return std::string(text);
    } else if (own->if_string() && (language == first_language || !retention.find("rules"))) {
      return *own->if_string();
    }
  }
  Failures ignored;
  std::string text;
  for (const RetentionRule& rule : read_retention_rules(ObjectReader(retention, "", ignored))) {
    if (!text.empty()) text += ". ";
    text += retention_rule_text(rule);
  }
  return text;
}

std::optional<RetentionDate> retention_date(const RetentionRule& rule, const CivilDate& sent) {
  using Certainty = RetentionDate::Certainty;
  std::optional<RetentionDate> found;
  bool all_known = true;
  bool all_certain = true;
  for (const RetentionEnd& end : rule.until) {
    std::optional<CivilDate> date;
    if (end.event == "sent") date = sent;
    else if (end.expected) date = add(sent, *end.expected);
    if (date && end.period) date = add(*date, *end.period);
    all_known = all_known && date;
    all_certain = all_certain && end.event == "sent";
    if (date && (!found || (rule.later ? found->date < *date : *date < found->date))) {
      found = RetentionDate{*date, Certainty::exact};
    }
  }
  if (!found) return found;
  if (!all_known) found->certainty = rule.later ? Certainty::earliest : Certainty::latest;
  else if (!all_certain) found->certainty = Certainty::about;
  else if (rule.limit == RetentionRule::Limit::at_most) found->certainty = Certainty::latest;
  else if (rule.limit == RetentionRule::Limit::at_least) found->certainty = Certainty::earliest;
  return found;
}

}  // namespace sealwell::pack
