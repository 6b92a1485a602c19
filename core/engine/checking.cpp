#include "core/engine/checking.hpp"

#include "core/base/text.hpp"
#include "core/engine/contact_forms.hpp"
#include "core/engine/typed_values.hpp"

#include <algorithm>
#include <array>

namespace sealwell::engine {
namespace {

using pack::AnswerOption;
using pack::AnswerValue;
using pack::Item;
using pack::ItemType;

constexpr std::array<std::string_view, 4> date_parts{"day", "month", "year", "time"};

std::string first_of(const Fields& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() || found->second.empty() ? std::string() : found->second.front();
}

// Whether FHIR's string may hold it: no control characters but tab and line ends.
bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 32 && c != '\t' && c != '\n' && c != '\r'; });
}

// FHIR's integer has 32 bits.
const Decimal smallest_integer(-2'147'483'648LL);
const Decimal largest_integer(2'147'483'647LL);

// Checks one question; each step either sets the error and stops or goes on.
class Check {
 public:
  Check(const pack::ServicePack& pack, const Item& item, const Answers& answers, const pack::Messages& messages,
        std::int64_t now_ms)
      : pack_(pack), item_(item), answers_(answers), messages_(messages), now_ms_(now_ms) {}

  Checked run(const Fields& fields) {
    checked_.answer = take_typed(item_, fields);
    if (!readable()) {
      checked_.answer.typed.clear();
      checked_.answer.typed_other.clear();
    } else if (item_.has_places()) {
      each_place();
    } else {
      one();
    }
    if (checked_.error.empty()) count();
    if (!checked_.error.empty()) checked_.answer.values.clear();
    return std::move(checked_);
  }

 private:
  struct Named {
    std::string_view name;
    std::string value;
  };

  void one() {
    if (item_.is_choice()) choice();
    else if (item_.type == ItemType::boolean) yes_or_no();
    else if (item_.type == ItemType::date || item_.type == ItemType::date_time) date();
    else if (item_.type == ItemType::time) time_only();
    else if (item_.type == ItemType::string || item_.type == ItemType::text || item_.type == ItemType::url) text();
    else number();
  }

  // Each answer by itself. Places that are left empty are no answers, and are gone when all the rest is right.
  void each_place() {
    const std::vector<std::string> all = std::move(checked_.answer.typed);
    const auto inputs = static_cast<std::ptrdiff_t>(inputs_of(item_));
    std::vector<std::string> filled;
    required_ = false;
    for (auto from = all.begin(); from != all.end() && checked_.error.empty(); from += inputs) {
      checked_.answer.typed.assign(from, from + inputs);
      const std::size_t before = checked_.answer.values.size();
      one();
      if (checked_.error.empty() && checked_.answer.values.size() == before) continue;
      if (!checked_.error.empty()) checked_.place = static_cast<int>((from - all.begin()) / inputs) + 1;
      filled.insert(filled.end(), from, from + inputs);
    }
    required_ = item_.required;
    checked_.answer.typed = checked_.error.empty() ? filled : all;
    if (checked_.error.empty() && filled.empty() && required_) refuse("required");
  }

  void count() {
    const std::size_t given = checked_.answer.values.size();
    if (given > 0 && given < static_cast<std::size_t>(item_.min_occurs)) {
      refuse("too-few", {{"minimum", std::to_string(item_.min_occurs)}});
    } else if (item_.max_occurs > 0 && given > static_cast<std::size_t>(item_.max_occurs)) {
      refuse("too-many", {{"maximum", std::to_string(item_.max_occurs)}});
    }
  }

  // What can't be shown again (too long for any form, not text) is not kept either.
  bool readable() {
    std::vector<std::string> texts = checked_.answer.typed;
    texts.push_back(checked_.answer.typed_other);
    for (const std::string& typed : texts) {
      if (typed.size() > longest_input) refuse("too-long", {{"maximum", std::to_string(longest_input)}});
      else if (!is_utf8(typed) || has_control(typed)) refuse("text-broken");
    }
    return checked_.error.empty();
  }

  void refuse(std::string_view id, std::initializer_list<Named> values = {}) {
    // At most two values stand in a sentence beside the label.
    Named first{"", ""};
    Named second{"", ""};
    if (values.size() > 0) first = *values.begin();
    if (values.size() > 1) second = *(values.begin() + 1);
    checked_.error = messages_.say_for(
        id, item_.written_id(), {{"label", item_.short_text}, {first.name, first.value}, {second.name, second.value}});
  }

  std::string_view only_text() const {
    return checked_.answer.typed.empty() ? std::string_view() : trimmed(checked_.answer.typed.front());
  }

  bool has(const AnswerValue& value) const {
    const auto same = [&](const AnswerValue& other) { return same_answer(other, value); };
    return std::any_of(checked_.answer.values.begin(), checked_.answer.values.end(), same);
  }

  void add(AnswerValue value) { checked_.answer.values.push_back(std::move(value)); }

  void choice() {
    const auto offered = offered_options(pack_.questionnaire, item_, answers_);
    const AnswerOption* exclusive = nullptr;
    bool other = false;
    for (const std::string& submitted : checked_.answer.typed) {
      if (submitted.empty()) continue;
      if (item_.type == ItemType::open_choice && submitted == "#other") {
        other = true;
        continue;
      }
      const auto option = std::find_if(offered.begin(), offered.end(), [&](const AnswerOption* candidate) {
        return candidate->submitted == submitted;
      });
      if (option == offered.end()) {
        refuse("not-offered");
        return;
      }
      if (has((*option)->value)) continue;
      if ((*option)->exclusive) exclusive = *option;
      add((*option)->value);
    }
    const std::string_view other_text = trimmed(checked_.answer.typed_other);
    if (item_.type == ItemType::open_choice && (other || !other_text.empty())) {
      if (other_text.empty()) {
        refuse("required-other");
        return;
      }
      AnswerValue value;
      value.text = std::string(other_text);
      add(std::move(value));
    }
    const std::size_t count = checked_.answer.values.size();
    if (count == 0 && required_) refuse(item_.repeats ? "required-several" : "required-choice");
    else if (count > 1 && !item_.repeats) refuse("only-one");
    else if (count > 1 && exclusive) refuse("exclusive", {{"option", exclusive->label}});
  }

  void yes_or_no() {
    const std::string_view typed = only_text();
    if (typed.empty()) {
      if (required_) refuse("required-choice");
      return;
    }
    if (typed != "true" && typed != "false") {
      refuse("not-offered");
      return;
    }
    AnswerValue value;
    value.kind = AnswerValue::Kind::boolean;
    value.boolean = typed == "true";
    add(std::move(value));
  }

  void number() {
    const std::string_view typed = only_text();
    if (typed.empty()) {
      if (required_) refuse("required");
      return;
    }
    const bool whole = item_.type == ItemType::integer;
    // A unit or thousands separators typed along are understood, an exponent is not meant by anybody.
    std::string digits(typed);
    if (!item_.unit.empty() && ascii_lower(digits).ends_with(ascii_lower(item_.unit))) {
      digits = std::string(trimmed(std::string_view(digits).substr(0, digits.size() - item_.unit.size())));
    }
    digits = without_thousands(digits);
    if (digits.starts_with('.')) digits.insert(0, 1, '0');
    const bool plain = digits.find_first_not_of("-.0123456789") == std::string::npos;
    const auto parsed = plain ? Decimal::parse(digits) : std::nullopt;
    if (!parsed || (whole && !parsed->is_integer())) {
      refuse(whole ? "whole-number" : "number");
      return;
    }
    if (item_.min_value && *parsed < *item_.min_value) {
      refuse("too-small", {{"minimum", item_.min_value->to_string()}, {"maximum", maximum()}});
      return;
    }
    if (item_.max_value && *parsed > *item_.max_value) {
      refuse("too-large", {{"maximum", maximum()}, {"minimum", minimum()}});
      return;
    }
    if (whole && (*parsed < smallest_integer || *parsed > largest_integer)) {
      refuse(*parsed > largest_integer ? "too-large" : "too-small",
             {{"maximum", largest_integer.to_string()}, {"minimum", smallest_integer.to_string()}});
      return;
    }
    if (item_.max_decimals >= 0 && !parsed->scaled(std::min(item_.max_decimals, 18))) {
      refuse("too-many-decimals", {{"maximum", std::to_string(item_.max_decimals)}});
      return;
    }
    AnswerValue value;
    value.kind = whole                              ? AnswerValue::Kind::integer
                 : item_.type == ItemType::quantity ? AnswerValue::Kind::quantity
                                                    : AnswerValue::Kind::decimal;
    value.number = *parsed;
    if (item_.type == ItemType::quantity && !take_unit(value)) return;
    add(std::move(value));
  }

  bool take_unit(AnswerValue& value) {
    value.text = item_.unit;
    value.coding = item_.unit_coding;
    if (item_.units.empty()) return true;
    for (const pack::Coding& unit : item_.units) {
      if (unit.code != checked_.answer.typed_other) continue;
      value.text = unit.display;
      value.coding = unit;
      return true;
    }
    checked_.wrong_parts.emplace_back("unit");
    refuse("unit-missing");
    return false;
  }

  std::string minimum() const { return item_.min_value ? item_.min_value->to_string() : std::string(); }
  std::string maximum() const { return item_.max_value ? item_.max_value->to_string() : std::string(); }

  void date() {
    std::array<std::string_view, 4> typed{};
    for (std::size_t i = 0; i < 4 && i < checked_.answer.typed.size(); ++i)
      typed[i] = trimmed(checked_.answer.typed[i]);
    if (typed[0].empty() && typed[1].empty() && typed[2].empty() && typed[3].empty()) {
      if (required_) refuse_parts("required", {true, true, true});
      return;
    }
    if (typed[0].empty() || typed[1].empty() || typed[2].empty()) {
      refuse_parts("date-incomplete", {typed[0].empty(), typed[1].empty(), typed[2].empty()});
      return;
    }
    const auto day = small_number(typed[0]);
    const auto month = month_number(typed[1]);
    auto year = typed[2].size() == 4 ? small_number(typed[2]) : std::nullopt;
    if (year == 0) year.reset();
    const auto date = day && month && year ? civil_date(*year, *month, *day) : std::nullopt;
    if (!date) {
      const bool month_wrong = !month || *month < 1 || *month > 12;
      const bool day_wrong = !day || *day < 1 || *day > 31 || (!month_wrong && year);
      refuse_parts("date-real", {day_wrong, month_wrong, !year});
      return;
    }
    // A date of birth is never in the future, whatever the questionnaire says.
    const bool future = item_.autocomplete == "bday" && *date > date_of_instant(now_ms_);
    AnswerValue value;
    value.kind = AnswerValue::Kind::date;
    value.date = *date;
    if (future) refuse_parts("date-future", {true, true, true});
    else if (item_.type == ItemType::date_time) date_time(*date, typed[3], value);
    else within(*date, item_.min_date, item_.max_date);
    if (checked_.error.empty()) add(std::move(value));
  }

  void within(const CivilDate& date, const std::optional<CivilDate>& earliest, const std::optional<CivilDate>& latest) {
    if (earliest && date < *earliest) {
      refuse_parts("date-too-early", {true, true, true}, {{"minimum", messages_.date(*earliest)}});
    } else if (latest && date > *latest) {
      refuse_parts("date-too-late", {true, true, true}, {{"maximum", messages_.date(*latest)}});
    }
  }

  // FHIR asks for the offset of a dateTime that has a time: it is that of the pack's time zone.
  void date_time(const CivilDate& date, std::string_view time, AnswerValue& value) {
    value.kind = AnswerValue::Kind::date_time;
    value.moment.date = date;
    if (!time.empty()) {
      const auto second = pack_.time_zone.empty() ? std::nullopt : time_of_day(time);
      if (!second) {
        refuse_parts("time", {false, false, false, true});
        return;
      }
      value.moment.second = *second;
      value.moment.offset = pack::offset_of(pack_, date, *second);
    }
    const auto& earliest = item_.min_moment;
    const auto& latest = item_.max_moment;
    // Without a time the whole day must lie outside to be refused.
    if (earliest && order(value.moment, *earliest) == std::strong_ordering::less) {
      refuse_parts("date-too-early", {true, true, true, true}, {{"minimum", messages_.date_time(*earliest)}});
    } else if (latest && order(value.moment, *latest) == std::strong_ordering::greater) {
      refuse_parts("date-too-late", {true, true, true, true}, {{"maximum", messages_.date_time(*latest)}});
    }
  }

  void time_only() {
    const std::string_view typed = only_text();
    if (typed.empty()) {
      if (required_) refuse("required");
      return;
    }
    const auto second = time_of_day(typed);
    if (!second) {
      refuse("time");
    } else if (item_.min_moment && *second < item_.min_moment->second) {
      refuse("time-too-early", {{"minimum", messages_.clock_time(item_.min_moment->second)}});
    } else if (item_.max_moment && *second > item_.max_moment->second) {
      refuse("time-too-late", {{"maximum", messages_.clock_time(item_.max_moment->second)}});
    } else {
      AnswerValue value;
      value.kind = AnswerValue::Kind::time;
      value.moment.second = *second;
      add(std::move(value));
    }
  }

  void refuse_parts(std::string_view id, std::array<bool, 4> wrong, std::initializer_list<Named> values = {}) {
    for (std::size_t i = 0; i < 4; ++i) {
      if (wrong[i]) checked_.wrong_parts.emplace_back(date_parts[i]);
    }
    refuse(id, values);
  }

  void text() {
    // A form sends line ends as two characters; people and limits count one.
    const std::string typed = replaced(only_text(), "\r\n", "\n");
    if (typed.empty()) {
      if (required_) refuse("required");
      return;
    }
    const std::size_t length = code_points(typed);
    if (item_.max_length > 0 && length > static_cast<std::size_t>(item_.max_length)) {
      refuse("too-long", {{"maximum", std::to_string(item_.max_length)}});
    } else if (item_.min_length > 0 && length < static_cast<std::size_t>(item_.min_length)) {
      refuse("too-short", {{"minimum", std::to_string(item_.min_length)}});
    } else if (item_.pattern && !item_.pattern->matches(typed)) {
      if (item_.entry_format.empty()) refuse("pattern");
      else refuse("pattern-like", {{"format", item_.entry_format}});
    } else if (item_.type == ItemType::url && !is_absolute_uri(typed)) {
      refuse("url");
    } else if (item_.autocomplete == "tel" && !looks_like_phone(typed)) {
      refuse("tel");
    } else if (item_.autocomplete == "email" && !looks_like_email(typed)) {
      refuse("email");
    } else if (item_.autocomplete == "postal-code" && !looks_like_postcode(typed)) {
      if (!confirmed()) refuse("postal-code");
      checked_.answer.questioned = true;
    }
    if (!checked_.error.empty()) return;
    AnswerValue value;
    if (item_.type == ItemType::url) value.kind = AnswerValue::Kind::url;
    value.text = typed;
    add(std::move(value));
  }

  bool confirmed() const {
    const Answer* before = answers_.find(item_.link_id);
    return before && before->questioned && before->typed == checked_.answer.typed;
  }

  const pack::ServicePack& pack_;
  const Item& item_;
  const Answers& answers_;
  const pack::Messages& messages_;
  std::int64_t now_ms_;
  bool required_ = item_.required;
  Checked checked_;
};

}  // namespace

Fields as_sent(const Item& item, const std::vector<AnswerValue>& values) {
  Fields fields;
  int place = 1;
  const auto send = [&](std::string_view part, std::string text) {
    fields[place_name(item.link_id, place) + "-" + std::string(part)] = {std::move(text)};
  };
  // The seconds that nobody types are not shown.
  const auto clock = [](int second) { return iso_time(second).substr(0, second % 60 == 0 ? 5 : 8); };
  for (const AnswerValue& value : values) {
    std::vector<std::string>& texts = fields[place_name(item.link_id, place)];
    const AnswerOption* option = item.is_choice() ? option_of(item, value) : nullptr;
    if (option) {
      texts.push_back(option->submitted);
    } else if (item.is_choice()) {
      texts.emplace_back("#other");
      send("other", value.text);
    } else if (value.kind == AnswerValue::Kind::date || value.kind == AnswerValue::Kind::date_time) {
      const bool day_only = value.kind == AnswerValue::Kind::date;
      const CivilDate& date = day_only ? value.date : value.moment.date;
      send("day", std::to_string(date.day));
      send("month", std::to_string(date.month));
      send("year", to_iso(date).substr(0, 4));
      if (!day_only && value.moment.second >= 0) send("time", clock(value.moment.second));
    } else if (value.kind == AnswerValue::Kind::time) {
      texts.push_back(clock(value.moment.second));
    } else if (value.kind == AnswerValue::Kind::boolean) {
      texts.emplace_back(value.boolean ? "true" : "false");
    } else {
      if (!item.units.empty()) send("unit", value.coding.code);
      texts.push_back(value.is_number() ? value.number.to_string() : value.text);
    }
    if (item.has_places()) ++place;
  }
  return fields;
}

std::string place_name(const std::string& link_id, int place) {
  return place <= 1 ? link_id : link_id + "#" + std::to_string(place);
}

std::size_t inputs_of(const Item& item) {
  return item.type == ItemType::date ? 3 : item.type == ItemType::date_time ? 4 : 1;
}

int places_shown(const Item& item, const Answer* answer) {
  const int typed = answer ? static_cast<int>(answer->typed.size() / inputs_of(item)) : 0;
  return item.has_places() ? std::max({typed, item.min_occurs, 1}) : 1;
}

Answer take_typed(const Item& item, const Fields& fields) {
  Answer answer;
  const std::size_t inputs = inputs_of(item);
  for (int place = 1; place <= (item.has_places() ? pack::most_answers : 1); ++place) {
    const std::string name = place_name(item.link_id, place);
    const auto part = [&](std::size_t i) { return inputs == 1 ? name : name + "-" + std::string(date_parts[i]); };
    bool there = place == 1 && inputs > 1;
    for (std::size_t i = 0; i < inputs; ++i) there = there || fields.contains(part(i));
    if (!there) break;
    if (inputs == 1 && !item.has_places()) {
      answer.typed = fields.find(name)->second;
    } else {
      for (std::size_t i = 0; i < inputs; ++i) answer.typed.push_back(first_of(fields, part(i)));
    }
  }
  if (!item.units.empty()) answer.typed_other = first_of(fields, item.link_id + "-unit");
  if (item.type == ItemType::open_choice) answer.typed_other = first_of(fields, item.link_id + "-other");
  return answer;
}

Checked check(const pack::ServicePack& pack, const Item& item, const Answers& answers, const Fields& fields,
              const pack::Messages& messages, std::int64_t now_ms) {
  return Check(pack, item, answers, messages, now_ms).run(fields);
}

}  // namespace sealwell::engine
