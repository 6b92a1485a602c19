#include "core/engine/answer_validator.hpp"
#include "core/engine/typed_values.hpp"

namespace sealwell::engine {

using pack::AnswerValue;
using pack::ItemType;

void AnswerValidator::date() {
  std::array<std::string_view, 4> typed{};
  for (std::size_t i = 0; i < 4 && i < checked_.answer.typed.size(); ++i) typed[i] = trimmed(checked_.answer.typed[i]);
  if (typed[0].empty() && typed[1].empty() && typed[2].empty() && typed[3].empty()) {
    if (required_) refuse_parts("required", {true, true, true});
    return;
  }
  if (typed[0].empty() || typed[1].empty() || typed[2].empty()) {
    refuse_parts("date-incomplete", {typed[0].empty(), typed[1].empty(), typed[2].empty()});
    return;
  }
  const auto day = parse_short_number(typed[0]);
  const auto month = parse_month(typed[1]);
  auto year = typed[2].size() == 4 ? parse_short_number(typed[2]) : std::nullopt;
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

void AnswerValidator::within(const CivilDate& date, const std::optional<CivilDate>& earliest,
                             const std::optional<CivilDate>& latest) {
  if (earliest && date < *earliest) {
    refuse_parts("date-too-early", {true, true, true}, {{"minimum", messages_.date(*earliest)}});
  } else if (latest && date > *latest) {
    refuse_parts("date-too-late", {true, true, true}, {{"maximum", messages_.date(*latest)}});
  }
}

void AnswerValidator::date_time(const CivilDate& date, std::string_view time, AnswerValue& value) {
  value.kind = AnswerValue::Kind::date_time;
  value.moment.date = date;
  if (!time.empty()) {
    const auto second = pack_.time_zone.empty() ? std::nullopt : parse_time_of_day(time);
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

void AnswerValidator::time_only() {
  const std::string_view typed = only_text();
  if (typed.empty()) {
    if (required_) refuse("required");
    return;
  }
  const auto second = parse_time_of_day(typed);
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

void AnswerValidator::refuse_parts(std::string_view id, std::array<bool, 4> wrong,
                                   std::initializer_list<Named> values) {
  for (std::size_t i = 0; i < 4; ++i) {
    if (wrong[i]) checked_.wrong_parts.emplace_back(date_parts[i]);
  }
  refuse(id, values);
}

}  // namespace sealwell::engine
