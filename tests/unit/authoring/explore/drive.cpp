#include "tests/unit/authoring/explore/drive.hpp"

#include "core/engine/answer_validation.hpp"
#include "core/engine/navigator.hpp"
#include "core/engine/scores.hpp"
#include "core/engine/update.hpp"

namespace sealwell::explore {
namespace {

std::string typed(const json::Value& value) {
  if (const bool* yes = value.if_bool()) return *yes ? "true" : "false";
  if (const json::Number* number = value.if_number()) return number->digits;
  const std::string* text = value.if_string();
  return text ? *text : std::string();
}

void fill(const pack::Item& item, const json::Value& answers, engine::Fields& fields) {
  const json::Value* answer = answers.find(item.link_id);
  if (!answer) return;
  const bool moment = item.type == pack::ItemType::date_time;
  if (moment || item.type == pack::ItemType::date) {
    const std::string text = typed(*answer);
    const auto date = parse_iso_date(std::string_view(text).substr(0, 10));
    if (!date) return;
    if (moment && text.size() > 11) fields[item.link_id + "-time"] = {text.substr(11)};
    fields[item.link_id + "-day"] = {std::to_string(date->day)};
    fields[item.link_id + "-month"] = {std::to_string(date->month)};
    fields[item.link_id + "-year"] = {std::to_string(date->year)};
    return;
  }
  std::vector<std::string> texts;
  if (const json::Array* list = answer->if_array()) {
    for (const json::Value& one : *list) texts.push_back(typed(one));
  } else {
    texts.push_back(typed(*answer));
  }
  if (item.has_repetitions()) {
    int place = 0;
    for (std::string& text : texts) fields[engine::repetition_name(item.link_id, ++place)] = {std::move(text)};
    return;
  }
  if (!item.units.empty() && !texts.empty()) {
    const std::size_t space = texts.front().find(' ');
    fields[item.link_id + "-unit"] = {texts.front().substr(space + 1)};
    texts.front().resize(space);
  }
  fields[item.link_id] = std::move(texts);
}

}  // namespace

Driven drive(const pack::ServicePack& pack, const json::Value& answers, const std::string& refuse) {
  const engine::Context context{noon};
  Driven driven;
  engine::Update now = engine::begin(pack, context);
  for (int step = 0; step < 500; ++step) {
    const engine::State& state = now.state;
    const engine::ScreenId shown = state.trail[state.at];
    ++driven.screens;
    for (const std::string& flag : engine::raised_flags(pack, state.answers)) driven.flags.insert(flag);
    using Id = engine::ScreenId::Kind;
    using Phase = engine::State::Phase;
    if (state.phase != Phase::asking || shown.kind == Id::ended) {
      driven.ends = (state.phase == Phase::sending ? engine::ScreenId{Id::sent, state.record_kind} : shown).to_text();
      return driven;
    }
    const auto stop = engine::Navigator(pack, state).find(shown);
    engine::Action action;
    action.screen = shown;
    action.button = shown == engine::ScreenId{Id::consent, refuse} ? "no" : "yes";
    for (const int question : stop->questions) {
      const pack::Item& item = pack.questionnaire.item(question);
      driven.asked.insert(item.link_id);
      fill(item, answers, action.fields);
    }
    const auto accepted = [&](const engine::State& with) {
      int count = 0;
      for (const auto& [link_id, answer] : with.answers) count += answer.accepted ? 1 : 0;
      return count;
    };
    const int before = accepted(state);
    now = engine::update(pack, now.state, action, context);
    const bool same = now.state.phase == Phase::asking && now.state.trail[now.state.at] == shown;
    if (same && accepted(now.state) <= before) {
      driven.ends = shown.kind == Id::results ? "results" : "stuck";
      return driven;
    }
  }
  driven.ends = "stuck";
  return driven;
}

}  // namespace sealwell::explore
