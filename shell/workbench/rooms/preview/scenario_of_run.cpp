#include "shell/workbench/rooms/preview/scenario_of_run.hpp"

#include "core/engine/screen.hpp"

#include "shell/packs/seeded_random.hpp"
#include "shell/workbench/rooms/pack_folder/pack_folder.hpp"

#include <algorithm>

namespace sealwell::workbench {
namespace {

using Id = engine::ScreenId::Kind;
using pack::AnswerValue;
using pack::Item;
using shell::WalkResult;

// As docs/pack-format.md, "Scenarios", writes one answer.
json::Value written(const Item& item, const AnswerValue& value) {
  switch (value.kind) {
    case AnswerValue::Kind::boolean: return value.boolean;
    case AnswerValue::Kind::integer:
    case AnswerValue::Kind::decimal: return json::Value(value.number);
    case AnswerValue::Kind::quantity:
      if (item.units.empty()) return json::Value(value.number);
      return value.number.to_string() + " " + (value.coding.code.empty() ? value.text : value.coding.code);
    case AnswerValue::Kind::date: return to_iso(value.date);
    case AnswerValue::Kind::date_time:
      return to_iso(value.moment.date) +
             (value.moment.second < 0 ? "" : "T" + iso_time(value.moment.second).substr(0, 5));
    case AnswerValue::Kind::time: return iso_time(value.moment.second).substr(0, 5);
    case AnswerValue::Kind::coding: return value.coding.code;
    case AnswerValue::Kind::text:
    case AnswerValue::Kind::url: break;
  }
  return value.text;
}

json::Value answer_of(const Item& item, const engine::Answer& answer) {
  if (!item.repeats) return answer.values.empty() ? json::Value::array() : written(item, answer.values.front());
  json::Value list = json::Value::array();
  for (const AnswerValue& value : answer.values) list.add(written(item, value));
  return list;
}

void set_list(json::Value& expect, std::string_view name, const std::vector<std::string>& texts) {
  json::Value list = json::Value::array();
  for (const std::string& text : texts) list.add(text);
  expect.set(name, std::move(list));
}

// The answers of a run as they stood before they were forgotten.
class Answered {
 public:
  /// `again`: the same pack's, with nothing done.
  Answered(const Run& run, Run again) : run_(std::move(again)) {
    const auto asking = engine::State::Phase::asking;
    for (std::size_t i = 0; i < run.at(); ++i) {
      if (run_.journey().state().phase == asking) keep();
      (void)run_.act(run.steps()[i].action, run.steps()[i].now_ms);
      decide(run.steps()[i]);
    }
    if (run_.journey().state().phase == asking) keep();
    ends_ = run_.screen().id;
  }

  shell::Resident resident() const { return resident_; }
  const engine::ScreenId& ends() const { return ends_; }

 private:
  // The step that makes the session forget brings no answer of its own: it sends, refuses or finishes.
  void keep() {
    const pack::ServicePack& pack = run_.journey().pack();
    resident_.answers = json::Value::object();
    for (const Item& item : pack.questionnaire.items) {
      const engine::Answer* answer = run_.journey().state().answers.find(item.link_id);
      if (!answer || !answer->accepted || item.is_fixed() || !item.is_question()) continue;
      if (answer->values.empty() && item.initial.empty() && item.initially.empty()) continue;
      resident_.answers.set(item.link_id, answer_of(item, *answer));
    }
    resident_.barrier = run_.journey().state().own_barrier;
    resident_.favourites = run_.journey().state().favourites;
  }

  void decide(const RunStep& step) {
    const auto action = json::parse(step.action);
    if (!action.ok() || action.value().text_or("type") != "submit" || step.from.kind != Id::consent) return;
    const std::string_view button = action.value().text_or("button");
    if (button == "yes" || button == "no") resident_.decisions.set(step.from.name, button);
  }

  Run run_;
  shell::Resident resident_;
  engine::ScreenId ends_;
};

Result<WalkResult, shell::Message> walked_by(const shell::LoadedPack& pack, const shell::Resident& resident,
                                             std::int64_t now_ms) {
  const auto journey = shell::begin(pack, "", now_ms);
  if (!journey.ok()) return journey.failure();
  shell::SeededRandom random("preview scenario");
  return shell::walk(*journey.value(), resident, now_ms, random);
}

}  // namespace

ScenarioDraft scenario_of(const Run& run, const shell::LoadedPack& pack, const std::string& title,
                          std::int64_t now_ms) {
  ScenarioDraft made;
  auto again = Run::begun(pack, run.steps().empty() ? 0 : run.steps().front().now_ms);
  if (!again.ok()) return made.problem = again.failure().text, made;
  const Answered answered(run, std::move(again).value());
  shell::Resident resident = answered.resident();
  if (resident.answers.is_null()) resident.answers = json::Value::object();
  auto walk = walked_by(pack, resident, now_ms);
  if (!walk.ok()) return made.problem = walk.failure().text, made;
  // What only one option was left for was answered without being asked.
  json::Value asked = json::Value::object();
  for (const json::Member& answer : *resident.answers.if_object()) {
    const bool shown =
        std::find(walk.value().asked.begin(), walk.value().asked.end(), answer.name) != walk.value().asked.end();
    if (shown) asked.set(answer.name, answer.value);
  }
  resident.answers = std::move(asked);
  walk = walked_by(pack, resident, now_ms);
  if (!walk.ok()) return made.problem = walk.failure().text, made;
  const WalkResult walked = std::move(walk).value();
  if (!walked.stopped.empty()) {
    made.problem = "A scenario goes on to an end, and with these answers the journey stops at " +
                   walked.ends.to_text() + (walked.says.empty() ? "" : ", which says: " + walked.says) +
                   ". Go on with the preview, then save.";
    return made;
  }
  // Whatever was refused: a scenario expects a refusal.
  const engine::ScreenId ends = walked.ends.kind == Id::refused ? engine::ScreenId{Id::refused} : walked.ends;
  if (run.journey().state().phase != engine::State::Phase::asking && answered.ends() != walked.ends &&
      !(ends.kind == Id::sent && (answered.ends().kind == Id::sending || answered.ends().kind == Id::not_sent))) {
    made.note = "The preview ended with " + answered.ends().to_text() +
                "; walked from its start with the same answers it ends with " + ends.to_text() +
                ", and that is what the scenario expects.";
  }
  json::Value scenario = json::Value::object();
  scenario.set("title", title);
  scenario.set("answers", resident.answers);
  if (!resident.decisions.is_null()) scenario.set("decisions", resident.decisions);
  if (!resident.barrier.empty()) scenario.set("barrier", resident.barrier);
  if (!resident.favourites.empty()) set_list(scenario, "favourites", resident.favourites);
  json::Value expect = json::Value::object();
  expect.set("ends", ends.to_text());
  if (!walked.kind.empty()) expect.set("kind", walked.kind);
  const json::Object* scores = walked.scores.if_object();
  if (scores && !scores->empty()) expect.set("scores", walked.scores);
  set_list(expect, "barriers", walked.barriers);
  set_list(expect, "flags", walked.flags);
  if (!walked.advice.empty()) set_list(expect, "advice", walked.advice);
  scenario.set("expect", std::move(expect));
  made.scenario = std::move(scenario);
  return made;
}

ScenarioRun run_scenario(const shell::LoadedPack& pack, const std::string& name, const std::string& text,
                         std::int64_t now_ms) {
  ScenarioRun run;
  run.title = name;
  const auto scenario = json::parse(text);
  if (!scenario.ok()) {
    const FileProblem problem = json_problem("scenarios/" + name + ".json", text);
    run.problem = problem.location + ": " + problem.problem + " " + problem.fix;
    return run;
  }
  run.title = scenario.value().text_or("title", name);
  const shell::Resident resident = shell::read_resident(scenario.value());
  const auto journey = shell::begin(pack, "", now_ms);
  if (!journey.ok()) return run.problem = journey.failure().text, run;
  shell::SeededRandom random("preview scenario");
  const WalkResult walked = shell::walk(*journey.value(), resident, now_ms, random);
  run.differences = shell::differences_by_subject(journey.value()->pack(), scenario.value(), resident, walked);
  std::size_t begin = 0;
  for (std::size_t end; (end = walked.transcript.find('\n', begin)) != std::string::npos; begin = end + 1) {
    const auto line = json::parse(std::string_view(walked.transcript).substr(begin, end - begin));
    const json::Value* action = line.ok() ? line.value().find("action") : nullptr;
    if (action && action->if_object()) run.actions.push_back(json::write(*action));
  }
  return run;
}

}  // namespace sealwell::workbench
