#include "core/pack/messages.hpp"

namespace sealwell::pack {

bool is_journey_sentence(std::string_view id) {
  return !english_of(id, journey_sentences).empty() || id.find('/') != std::string_view::npos;
}

std::string_view plural_category(std::string_view language, std::string_view number) {
  if (number == "1") return "one";
  if (language == "cy" && number.size() == 1) {
    switch (number.front()) {
      case '0': return "zero";
      case '2': return "two";
      case '3': return "few";
      case '6': return "many";
      default: break;
    }
  }
  return "other";
}

const std::string* Messages::own(std::string_view id) const {
  if (messages_) {
    const auto text = messages_->find(id);
    return text == messages_->end() ? nullptr : &text->second;
  }
  const json::Value* text = words_ ? words_->find(id) : nullptr;
  const std::string* said = text ? text->if_string() : nullptr;
  return said && !said->empty() ? said : nullptr;
}

bool Messages::has_own(std::string_view id) const { return own(id) != nullptr; }

std::string Messages::say(std::string_view id, std::initializer_list<Value> values) const {
  const std::string* replaced_text = own(id);
  const std::string_view english = english_of(id, *table_);
  return fill(replaced_text ? std::string_view(*replaced_text) : english.empty() ? id : english, values);
}

std::string Messages::date(const CivilDate& date) const {
  return say("date", {{"day", std::to_string(date.day)},
                      {"month", say("month-" + std::to_string(date.month))},
                      {"year", std::to_string(date.year)}});
}

std::string Messages::clock_time(int second) const {
  const int hour = second / 3600;
  std::string minute = iso_time(second).substr(3);
  if (minute.ends_with(":00")) minute.resize(2);
  return say(hour < 12 ? "time-am" : "time-pm",
             {{"hour", std::to_string(hour % 12 == 0 ? 12 : hour % 12)}, {"minute", minute}});
}

std::string Messages::date_time(const CivilDateTime& moment) const {
  if (moment.second < 0) return date(moment.date);
  return say("date-time", {{"date", date(moment.date)}, {"time", clock_time(moment.second)}});
}

std::string Messages::say_for(std::string_view id, std::string_view link_id,
                              std::initializer_list<Value> values) const {
  const bool missing = id.starts_with("required");
  std::string said = (missing ? "required/" : "invalid/") + std::string(link_id);
  if (own(said)) return say(said, values);
  const std::string_view category = values.size() > 1 ? plural_category(language_, values.begin()[1].second) : "other";
  // The sentence itself is the form for "other"; `required-other` is another sentence.
  if (category != "other") {
    said = std::string(id) + '-' + std::string(category);
    if (own(said) || !english_of(said, *table_).empty()) return say(said, values);
  }
  return say(id, values);
}

std::string Messages::counted(const std::string& number, const std::string& unit, std::string_view link_id) const {
  if (unit.empty()) return number;
  const std::string* form = own("unit-" + std::string(plural_category(language_, number)) + '/' + std::string(link_id));
  return number + ' ' + (form ? *form : unit);
}

}  // namespace sealwell::pack
