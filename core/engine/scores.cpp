#include "core/engine/scores.hpp"

#include "core/scoring/safety_flags.hpp"
#include "core/scoring/score.hpp"
#include "core/scoring/weight.hpp"

namespace sealwell::engine {
namespace {

using pack::AnswerValue;
using pack::Item;

// The number, code or yes that one answer is to an instrument.
json::Value as_input(const Item& item, const AnswerValue& value, bool yes_or_no) {
  const pack::AnswerOption* option = item.is_choice() ? option_of(item, value) : nullptr;
  const std::optional<Decimal> number = option              ? option->weight
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

// What stands at "items/8" of an instrument's inputs; nothing where it is missing.
json::Value at_place(const json::Value& inputs, std::string_view place) {
  const std::size_t slash = place.find('/');
  const json::Array& list = inputs.items(place.substr(0, slash));
  const auto index = static_cast<std::size_t>(place[slash + 1] - '0');
  return index < list.size() ? list[index] : json::Value();
}

void take(const json::Value* value, json::Value& inputs, std::string_view as) {
  if (value && !value->is_null()) inputs.set(as, *value);
}

constexpr FlagSource sources[] = {
    {"audit", "", "score", "audit"},
    {"audit", "q/5", "", "audit_q6"},
    {"audit_c", "", "score", "audit_c"},
    {"phq9", "", "score", "phq9"},
    {"phq9", "items/8", "", "phq9_item9"},
    {"gad7", "", "score", "gad7"},
    {"bmi_nice", "", "bmi", "bmi"},
    {"alcohol_weekly_risk", "", "units_per_week", "units_per_week"},
    {"hsi", "", "cigs_per_day", "cigs_per_day"},
};

// The BMI for the safety messages. The figure of the result is rounded to two digits for reading,
// so 15.998 reads 16: where the exact quotient is smaller than the figure, the figure goes down by one.
Decimal bmi_rounded_down(const Score& score) {
  const auto number = [&](std::string_view name) {
    const json::Value* member = score.inputs.find(name);
    return member ? member->decimal() : std::nullopt;
  };
  const auto whole = [&](std::string_view name) {
    const auto value = number(name);
    return value ? static_cast<int>(value->scaled(0).value_or(0)) : 0;
  };
  const Decimal none(0);
  const Decimal kg = number("weight_kg").value_or(scoring::kilograms(whole("stone"), number("pounds").value_or(none)));
  const Decimal cm = number("height_cm").value_or(scoring::centimetres(whole("feet"), number("inches").value_or(none)));
  const json::Value* shown = score.result.find("bmi");
  const Decimal bmi = shown ? shown->decimal().value_or(none) : none;
  const auto mg = kg.rounded(6).scaled(6);
  const auto um = cm.rounded(4).scaled(4);
  const auto hundredths = bmi.rounded(2).scaled(2);
  if (!mg || !um || !hundredths) return bmi;
  // kg / m2 < figure, multiplied out: mg * 10^-6 * 100 < hundredths * (um * 10^-6)^2.
  const bool smaller = static_cast<__int128>(*mg) * 100'000'000 < static_cast<__int128>(*hundredths) * *um * *um;
  return smaller ? Decimal(*hundredths - 1, 2) : bmi;
}

}  // namespace

Answers feeding_answers(const pack::ServicePack& pack, const Answers& answers) {
  Answers feeding;
  for (const auto& [instrument, items] : pack.questionnaire.feeding) {
    for (const int item : items) {
      const std::string& link_id = pack.questionnaire.item(item).link_id;
      if (const Answer* answer = answers.find(link_id)) feeding.at(link_id) = *answer;
    }
  }
  return feeding;
}

json::Value instrument_inputs(const pack::ServicePack& pack, const Answers& answers, std::string_view instrument) {
  json::Value inputs;
  bool answered = false;
  // Answers of questions that do not apply were dropped by `recompute`, so what is there counts.
  const auto feeding = pack.questionnaire.feeding.find(instrument);
  if (feeding == pack.questionnaire.feeding.end()) return {};
  for (const int index : feeding->second) {
    const Item& item = pack.questionnaire.item(index);
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

std::span<const FlagSource> flag_sources() { return sources; }

std::vector<std::string> raised_flags(const pack::ServicePack& pack, const Answers& answers) {
  json::Value inputs = instrument_inputs(pack, answers, "red_flags");
  if (inputs.is_null()) inputs = json::Value::object();
  const std::vector<Score> scores = all_scores(pack, answers);
  for (const FlagSource& source : flag_sources()) {
    // A single item must not wait for the rest of its form.
    if (!source.item.empty()) {
      const json::Value item = at_place(instrument_inputs(pack, answers, source.instrument), source.item);
      take(&item, inputs, source.input);
      continue;
    }
    for (const Score& score : scores) {
      if (score.instrument != source.instrument) continue;
      const json::Value* member = score.result.find(source.member);
      if (source.input == "bmi") inputs.set("bmi", bmi_rounded_down(score));
      else take(member ? member : score.inputs.find(source.member), inputs, source.input);
    }
  }

  std::vector<std::string> flags;
  // Not by way of `score`: one input that can't be read must not silence what the others call for.
  for (const scoring::SafetyFlag flag : scoring::safety_flags_from(inputs)) {
    flags.emplace_back(scoring::safety_flag_id(flag));
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

}  // namespace sealwell::engine
