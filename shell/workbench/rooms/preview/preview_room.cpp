#include "shell/workbench/rooms/preview/preview_room.hpp"

#include "core/pack/object_reader.hpp"

#include "shell/workbench/rooms/panel.hpp"
#include "shell/workbench/rooms/panel_parts.hpp"
#include "shell/workbench/rooms/preview/internals.hpp"

#include <utility>

namespace sealwell::workbench {
namespace {

constexpr std::int64_t look_every_ms = 300;

}  // namespace

PreviewRoom::PreviewRoom(const std::string& path, std::int64_t now_ms) : now_ms_(now_ms) {
  if (!path.empty()) open(path, now_ms);
}

std::vector<std::string> PreviewRoom::panels() const {
  if (!run_) return {"pack"};
  return {"pack",  "history", "answers", "items",  "scores",  "barriers",
          "flags", "consent", "record",  "sealed", "effects", "scenarios"};
}

Panel PreviewRoom::panel(std::string_view id) const {
  const auto made = [&]() -> Panel {
    if (id == "pack" || !run_) return pack_panel();
    if (id == "history") return history_panel();
    if (id == "answers") return answers_panel(*run_);
    if (id == "items") return items_panel(*run_);
    if (id == "scores") return scores_panel(*run_);
    if (id == "barriers") return barriers_panel(*run_);
    if (id == "flags") return flags_panel(*run_);
    if (id == "consent") return consent_panel(*run_, now_ms_);
    if (id == "record") return record_panel(*run_, now_ms_);
    if (id == "sealed") return sealed_panel(*run_, *source_->loaded(), source_->has_preview_keys(), now_ms_);
    if (id == "effects") return effects_panel();
    return scenarios_panel();
  };
  Panel panel = made();
  order_.lay(panel);
  return panel;
}

void PreviewRoom::open(const std::string& path, std::int64_t now_ms) {
  auto source = PackSource::read(path, now_ms);
  if (!source.ok()) return void(failure_text_ = source.failure().text);
  std::optional<Run> run;
  if (source.value().loaded()) {
    auto begun = Run::begun(*source.value().loaded(), now_ms);
    if (!begun.ok()) return void(failure_text_ = begun.failure().text);
    run = std::move(begun).value();
  }
  source_ = std::move(source).value();
  run_ = std::move(run);
  results_.clear();
  chosen_scenario_.clear();
  reload_status_.clear();
  failure_text_.clear();
}

shell::DoneOrMessage PreviewRoom::run_anew(std::int64_t now_ms) {
  if (run_) return run_->reload(*source_->loaded());
  auto begun = Run::begun(*source_->loaded(), now_ms);
  if (!begun.ok()) return begun.failure();
  run_ = std::move(begun).value();
  return Done{};
}

void PreviewRoom::reload(std::int64_t now_ms) {
  reload_status_.clear();
  if (!source_->loaded() || source_->stale()) return;
  if (const auto run = run_anew(now_ms); !run.ok()) {
    reload_status_ = "The files changed and can't be run: " + run.failure().text;
    return;
  }
  reload_status_ = "The files changed and were read again.";
  if (!run_->stopped().empty()) reload_status_ += " " + run_->stopped();
  for (auto& [name, result] : results_) {
    const auto texts = source_->scenarios();
    const auto text = texts.find(name);
    if (text != texts.end()) result = run_scenario(*source_->loaded(), name, text->second, now_ms);
  }
}

std::int64_t PreviewRoom::tick(std::int64_t now_ms) {
  if (!source_) return 0;
  if (now_ms < next_look_ms_) return next_look_ms_;
  next_look_ms_ = now_ms + look_every_ms;
  if (source_->refresh(now_ms)) {
    now_ms_ = now_ms;
    reload(now_ms);
    ++revision_;
  }
  return next_look_ms_;
}

std::optional<engine::Screen> PreviewRoom::screen() const {
  if (!run_) return std::nullopt;
  return run_->screen();
}

void PreviewRoom::act_on_screen(std::string_view action, std::int64_t now_ms) {
  if (!run_) return;
  now_ms_ = now_ms;
  failure_text_ =
      run_->act(std::string(action), now_ms) ? "" : "That was no action of docs/session.md; nothing was done.";
  status_text_.clear();
  ++revision_;
}

void PreviewRoom::act(const Event& event, Secrets, std::int64_t now_ms) {
  now_ms_ = now_ms;
  ++revision_;
  failure_text_.clear();
  status_text_.clear();
  if (event.type == "sort") return order_.take(event.panel, event.target);
  if (event.type == "open-folder" || event.type == "open-file") {
    Request request;
    request.type = Request::Type::pick_files;
    request.id = "open";
    request.folder = event.type == "open-folder";
    request.name = request.folder ? "The folder of a pack" : "A signed pack";
    requests_.push_back(std::move(request));
    return;
  }
  if (!run_) return;
  if (event.type == "step-back" && run_->at() > 0) run_->go_to(run_->at() - 1);
  else if (event.type == "step-forward") run_->go_to(run_->at() + 1);
  else if (event.type == "go-on") run_->resume();
  else if (event.type == "restart") run_->restart(now_ms);
  else if (event.panel == "history" && event.type == "choose") run_->go_to(number_in(event.target));
  else if (event.type == "intake") answer_for_intake(event, now_ms);
  else if (event.type == "run-scenarios") run_scenarios(now_ms);
  else if (event.panel == "scenarios" && event.type == "choose") choose_in_scenarios(event.target, now_ms);
  else if (event.type == "submit" && event.target == "save-scenario") save_scenario(event, now_ms);
}

void PreviewRoom::picked(std::string_view, const std::vector<std::string>& paths, std::int64_t now_ms) {
  ++revision_;
  now_ms_ = now_ms;
  if (!paths.empty()) open(paths.front(), now_ms);
}

std::vector<Request> PreviewRoom::take_requests() { return std::exchange(requests_, {}); }

void PreviewRoom::answer_for_intake(const Event& event, std::int64_t now_ms) {
  json::Value action = json::Value::object();
  if (event.target == "acknowledged") {
    const auto text =
        run_->sealed() ? source_->acknowledged(run_->sealed()->id, run_->sealed()->sha256, now_ms) : std::nullopt;
    if (!text) {
      failure_text_ = run_->sealed() ? "This pack has an intake of its own, and only that can acknowledge an envelope."
                                     : "Nothing was sent yet.";
      return;
    }
    action.set("type", "acknowledged");
    action.set("acknowledgement", *text);
  } else {
    action.set("type", "not-sent");
    action.set("reason", event.target);
    action.set("saved", true);
  }
  (void)run_->act(json::write(action), now_ms);
}

void PreviewRoom::choose_in_scenarios(const std::string& row, std::int64_t now_ms) {
  // A difference leads to the step that it is about.
  constexpr std::string_view step = "step/";
  if (!row.starts_with(step)) return load_scenario(row, now_ms);
  const std::string number = row.substr(step.size(), row.find('/', step.size()) - step.size());
  if (number.empty()) failure_text_ = "This difference is about the scenario as a whole and not about a step.";
  else run_->go_to(number_in(number));
}

void PreviewRoom::load_scenario(const std::string& name, std::int64_t now_ms) {
  const auto texts = source_->scenarios();
  const auto text = texts.find(name);
  if (text == texts.end()) {
    failure_text_ = "The scenario " + name + " is no longer there.";
    return;
  }
  ScenarioRun result = run_scenario(*source_->loaded(), name, text->second, now_ms);
  chosen_scenario_ = name;
  if (result.problem.empty()) {
    run_->restart(now_ms);
    for (const std::string& action : result.actions) (void)run_->act(action, now_ms);
    status_text_ = "Loaded: " + result.title;
  }
  results_[name] = std::move(result);
}

void PreviewRoom::run_scenarios(std::int64_t now_ms) {
  std::size_t differing = 0;
  const auto texts = source_->scenarios();
  results_.clear();
  for (const auto& [name, text] : texts) {
    ScenarioRun result = run_scenario(*source_->loaded(), name, text, now_ms);
    if (!result.differences.empty() || !result.problem.empty()) ++differing;
    results_[name] = std::move(result);
  }
  status_text_ =
      std::to_string(texts.size() - differing) + " as expected, " + std::to_string(differing) + " otherwise.";
}

void PreviewRoom::save_scenario(const Event& event, std::int64_t now_ms) {
  scenario_name_ = text_of(event, "name");
  scenario_title_ = text_of(event, "title");
  scenario_failure_text_.clear();
  if (!pack::is_identifier(scenario_name_)) {
    scenario_failure_text_ = "Enter a name of a to z, 0 to 9 and -, such as smoker-who-agrees";
    return;
  }
  if (source_->scenarios().contains(scenario_name_) && event.button != "replace") {
    scenario_failure_text_ = "There is a scenario of that name: choose another name, or replace it";
    return;
  }
  const std::string title = scenario_title_.empty() ? scenario_name_ : scenario_title_;
  const ScenarioDraft made = scenario_of(*run_, *source_->loaded(), title, now_ms);
  if (!made.problem.empty()) {
    failure_text_ = made.problem;
    return;
  }
  const std::string text = json::write_indented(made.scenario) + "\n";
  if (const auto written = source_->write_scenario(scenario_name_, text); !written.ok()) {
    failure_text_ = written.failure().text;
    return;
  }
  results_[scenario_name_] = run_scenario(*source_->loaded(), scenario_name_, text, now_ms);
  chosen_scenario_ = scenario_name_;
  status_text_ = "Saved as scenarios/" + scenario_name_ + ".json." + (made.note.empty() ? "" : " " + made.note);
  scenario_name_.clear();
  scenario_title_.clear();
}

}  // namespace sealwell::workbench
