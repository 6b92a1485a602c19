#include "core/session/scores.hpp"

#include "core/scoring/score.hpp"

namespace sealwell::session {
namespace {

using pack::AnswerValue;
using pack::Item;

// The number, code or yes that one answer is to an instrument.
json::Value as_input(const Item& item, const AnswerValue& value, bool yes_or_no) {
  const pack::AnswerOption* option = item.is_choice() ? option_of(item, value) : nullptr;
  const std::optional<Decimal> number = option             ? option->weight
                                        : value.is_number() ? std::optional<Decimal>(value.number)
                                                            : std::nullopt;
  if (value.kind == AnswerValue::Kind::boolean) return value.boolean;
  if (yes_or_no) return number && *number != Decimal(0);
  if (number) return *number;
  if (option) return option->submitted;
  return value.text;
}

// Puts `value` at "q1" or into the list at "items/3", whose gaps are null.
void put(json::Value& inputs, const std::string& where, json::Value value) {
  const std::size_t slash = where.find('/');
  if (slash == std::string::npos) {
    inputs.set(where, std::move(value));
    return;
  }
  const std::string name = where.substr(0, slash);
  const auto index = Decimal::parse(std::string_view(where).substr(slash + 1));
  const std::int64_t at = index ? index->scaled(0).value_or(-1) : -1;
  if (at < 0 || at > 99) return;
  if (!inputs.find(name)) inputs.set(name, json::Value::array());
  json::Array* list = inputs.find(name)->if_array();
  if (!list) return;
  if (list->size() <= static_cast<std::size_t>(at)) list->resize(static_cast<std::size_t>(at) + 1);
  (*list)[static_cast<std::size_t>(at)] = std::move(value);
}

void copy_member(const json::Value& from, std::string_view name, json::Value& to, std::string_view as) {
  const json::Value* member = from.find(name);
  if (member && !member->is_null()) to.set(as, *member);
}

}  // namespace

json::Value instrument_inputs(const pack::ServicePack& pack, const Answers& answers, std::string_view instrument) {
  json::Value inputs;
  bool answered = false;
  // Answers of questions that do not apply were dropped by `settle`, so what is there counts.
  for (const Item& item : pack.questionnaire.items) {
    for (const pack::InstrumentInput& feed : item.feeds) {
      if (feed.instrument != instrument) continue;
      const Answer* answer = answers.find(item.link_id);
      if (!answer || answer->values.empty()) {
        // A place in a list is kept, so that the instrument sees what is missing.
        if (feed.input.find('/') != std::string::npos) put(inputs, feed.input, json::Value());
        continue;
      }
      // An item that takes several answers feeds a yes when any of them is one.
      json::Value value = as_input(item, answer->values.front(), feed.yes_or_no);
      for (std::size_t i = 1; feed.yes_or_no && i < answer->values.size(); ++i) {
        const json::Value more = as_input(item, answer->values[i], true);
        if (more == json::Value(true)) value = more;
      }
      put(inputs, feed.input, std::move(value));
      answered = true;
    }
  }
  return answered ? inputs : json::Value();
}

std::vector<Score> topic_scores(const pack::ServicePack& pack, const Answers& answers, const pack::Topic& topic) {
  std::vector<Score> scores;
  for (const std::string& instrument : topic.instruments) {
    json::Value inputs = instrument_inputs(pack, answers, instrument);
    if (inputs.is_null()) continue;
    auto result = scoring::score(instrument, inputs);
    if (result.ok()) scores.push_back({instrument, std::move(inputs), std::move(result).value()});
  }
  return scores;
}

std::vector<Score> all_scores(const pack::ServicePack& pack, const Answers& answers) {
  std::vector<Score> scores;
  for (const pack::Topic& topic : pack.topics) {
    for (Score& score : topic_scores(pack, answers, topic)) scores.push_back(std::move(score));
  }
  return scores;
}

std::optional<scoring::ComBRatings> com_b_ratings(const pack::ServicePack& pack, const Answers& answers) {
  const json::Value inputs = instrument_inputs(pack, answers, "comb_keyworth6");
  if (inputs.is_null()) return std::nullopt;
  scoring::ComBRatings ratings;
  for (const scoring::Component component : scoring::components) {
    const json::Value* rating = inputs.find(scoring::component_id(component));
    const auto number = rating ? rating->integer() : std::nullopt;
    if (number && *number >= 0 && *number <= 10) ratings.of(component) = static_cast<int>(*number);
  }
  return ratings;
}

std::vector<std::string> raised_flags(const pack::ServicePack& pack, const Answers& answers) {
  json::Value inputs = instrument_inputs(pack, answers, "red_flags");
  if (inputs.is_null()) inputs = json::Value::object();
  for (const Score& score : all_scores(pack, answers)) {
    if (score.instrument == "audit") copy_member(score.result, "score", inputs, "audit");
    if (score.instrument == "audit_c") copy_member(score.result, "score", inputs, "audit_c");
    if (score.instrument == "phq9") copy_member(score.result, "score", inputs, "phq9");
    if (score.instrument == "gad7") copy_member(score.result, "score", inputs, "gad7");
    if (score.instrument == "bmi_nice") copy_member(score.result, "bmi", inputs, "bmi");
    // The figure is rounded for reading; the band is exact. 18.499 must not pass as 18.5.
    const json::Value* bmi = score.instrument == "bmi_nice" ? inputs.find("bmi") : nullptr;
    if (bmi && score.result.text_or("category") == "underweight" && bmi->decimal() == Decimal(185, 1)) {
      inputs.set("bmi", Decimal(1849, 2));
    }
    if (score.instrument == "alcohol_weekly_risk") {
      copy_member(score.inputs, "units_per_week", inputs, "units_per_week");
    }
    if (score.instrument == "hsi") copy_member(score.inputs, "cigs_per_day", inputs, "cigs_per_day");
  }
  // Single items that must not wait for the rest of their form.
  const json::Value mood = instrument_inputs(pack, answers, "phq9");
  if (const json::Array& items = mood.items("items"); items.size() == 9 && !items[8].is_null()) {
    inputs.set("phq9_item9", items[8]);
  }
  const json::Value drinking = instrument_inputs(pack, answers, "audit");
  if (const json::Array& items = drinking.items("q"); items.size() > 5 && !items[5].is_null()) {
    inputs.set("audit_q6", items[5]);
  }

  std::vector<std::string> flags;
  auto result = scoring::score("red_flags", inputs);
  // One input that can't be read must not silence what the others call for.
  while (!result.ok() && inputs.find(result.failure().where) && !inputs.find(result.failure().where)->is_null()) {
    inputs.set(std::string(result.failure().where), json::Value());
    result = scoring::score("red_flags", inputs);
  }
  if (!result.ok()) return flags;
  for (const json::Value& flag : result.value().items("flags")) {
    if (const std::string* id = flag.if_string()) flags.push_back(*id);
  }
  return flags;
}

std::string band_of(const json::Value& result) {
  for (const std::string_view name : {"band", "category", "pai", "outcome"}) {
    const std::string_view band = result.text_or(name);
    if (!band.empty()) return std::string(band);
  }
  for (const std::string_view name : {"meets", "positive"}) {
    const json::Value* target = result.find(name);
    const bool* met = target ? target->if_bool() : nullptr;
    if (met) return *met ? "met" : "not_met";
  }
  return {};
}

}  // namespace sealwell::session
