#include "shell/workbench/rooms/panel.hpp"
#include "shell/workbench/rooms/panel_parts.hpp"
#include "shell/workbench/rooms/preview/preview_room.hpp"

#include <algorithm>

namespace sealwell::workbench {
namespace {

using engine::Block;

// What somebody did, in words.
std::string deed(const RunStep& step) {
  const auto parsed = json::parse(step.action);
  const json::Value& action = parsed.ok() ? parsed.value() : json::Value();
  const std::string_view type = action.text_or("type");
  const std::string target(action.text_or("target"));
  const std::string button(action.text_or("button"));
  if (type == "submit") return button.empty() || button == "continue" ? "Continued" : "Pressed " + button;
  if (type == "input") return "Typed";
  if (type == "back") return "Went back";
  if (type == "visit") return "Went to another screen of the trail";
  if (type == "change") return "Changed " + target;
  if (type == "language") return "Switched to " + target;
  if (type == "star") return "Marked " + target;
  if (type == "disagree") return target.empty() ? "Disagreed with the barrier" : "Named the barrier " + target;
  if (type == "acknowledged") return "The intake acknowledged";
  if (type == "not-sent") return "Not sent: " + std::string(action.text_or("reason"));
  return std::string(type);
}

}  // namespace

Panel PreviewRoom::pack_panel() const {
  Panel panel{"pack", "The pack", {}};
  if (!failure_text_.empty()) panel.pieces.push_back(Block(engine::Warning{"Problem", failure_text_}));
  if (!status_text_.empty()) panel.pieces.push_back(Block(engine::StatusLine{status_text_}));
  if (!reload_status_.empty()) panel.pieces.push_back(Block(engine::StatusLine{reload_status_}));
  if (!source_) {
    panel.pieces.push_back(paragraph("No pack is open."));
  } else {
    engine::SummaryList about;
    about.rows.push_back({"From", {source_->path()}, {}, {}, {}});
    if (run_) {
      const pack::ServicePack& pack = run_->journey().pack();
      about.rows.push_back({"Service", {pack.name + " (" + pack.id + " " + pack.version + ")"}, {}, {}, {}});
      about.rows.push_back({"Languages", pack.languages, {}, {}, {}});
      about.rows.push_back({"SHA-256", {to_hex(source_->loaded()->hash)}, {}, {}, {}});
    }
    panel.pieces.push_back(Block(std::move(about)));
    if (!source_->is_folder())
      panel.pieces.push_back(paragraph("The signature of this file was not checked: a preview trusts nobody's key."));
    if (source_->stale()) {
      panel.pieces.push_back(Block(engine::Warning{
          "Problem", run_ ? "The files as they are now can't be run. What runs here is how they last could."
                          : "The pack has errors and can't be run yet."}));
    }
    Table problems;
    problems.id = "problems";
    problems.caption = "What stands in the way";
    problems.columns = {{"place", "Place", false}, {"problem", "Problem", false}, {"fix", "What to do", false}};
    for (const FileProblem& problem : source_->problems()) {
      problems.rows.push_back(
          {std::to_string(problems.rows.size()), {problem.location, problem.problem, problem.fix}, false});
    }
    if (!problems.rows.empty()) panel.pieces.push_back(std::move(problems));
  }
  panel.pieces.push_back(command("Open a pack's folder", "open-folder"));
  panel.pieces.push_back(command("Open a signed pack", "open-file"));
  return panel;
}

Panel PreviewRoom::history_panel() const {
  Panel panel{"history", "History", {}};
  if (!run_->stopped().empty()) {
    panel.pieces.push_back(Block(engine::Warning{"Stopped", run_->stopped()}));
    panel.pieces.push_back(command("Go on with the steps that fit", "go-on"));
  }
  Table table;
  table.id = "steps";
  table.caption = "Steps of this session";
  table.columns = {{"step", "Step", true},
                   {"where", "On the screen", false},
                   {"deed", "What was done", false},
                   {"led", "Led to", false}};
  table.rows.push_back({"0", {"0", "", "Began", "start"}, run_->at() == 0});
  for (std::size_t i = 0; i < run_->steps().size(); ++i) {
    const RunStep& step = run_->steps()[i];
    const std::string number = std::to_string(i + 1);
    const bool ahead = i >= run_->at();
    table.rows.push_back({number,
                          {number, step.from_title + " (" + step.from.to_text() + ")",
                           deed(step) + (ahead ? " (ahead)" : ""), step.to_title + " (" + step.to.to_text() + ")"},
                          i + 1 == run_->at()});
  }
  panel.pieces.push_back(std::move(table));
  if (run_->at() > 0) panel.pieces.push_back(command("Step back", "step-back"));
  if (run_->at() < run_->steps().size() && run_->stopped().empty()) {
    panel.pieces.push_back(command("Step forward", "step-forward"));
  }
  panel.pieces.push_back(command("Begin anew", "restart"));
  return panel;
}

Panel PreviewRoom::effects_panel() const {
  Panel panel{"effects", "What the shell is asked to do", {}};
  engine::TextList list{run_->effects(), true};
  if (list.items.empty()) panel.pieces.push_back(paragraph("Nothing after the last step."));
  else panel.pieces.push_back(Block(std::move(list)));
  const auto phase = run_->journey().state().phase;
  if (phase == engine::State::Phase::sending) {
    panel.pieces.push_back(paragraph("A preview sends nothing. Say what the intake answers:"));
    panel.pieces.push_back(command("It has the envelope", "intake", "acknowledged"));
    panel.pieces.push_back(command("There is no network", "intake", "offline"));
    panel.pieces.push_back(command("It is busy", "intake", "busy"));
    panel.pieces.push_back(command("It refuses", "intake", "refused"));
  }
  if (!failure_text_.empty()) panel.pieces.push_back(Block(engine::Warning{"Problem", failure_text_}));
  return panel;
}

std::string PreviewRoom::step_of(const shell::Difference& difference) const {
  if (difference.subject.empty()) return {};
  const auto& steps = run_->steps();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const bool asks =
        std::find(steps[i].asked.begin(), steps[i].asked.end(), difference.subject) != steps[i].asked.end();
    if (asks || steps[i].from.to_text() == difference.subject) return std::to_string(i);
  }
  if (!steps.empty() && (steps.back().to.to_text() == difference.subject || difference.subject == "sent")) {
    return std::to_string(steps.size());
  }
  return {};
}

Panel PreviewRoom::scenarios_panel() const {
  Panel panel{"scenarios", "Scenarios", {}};
  if (!failure_text_.empty()) panel.pieces.push_back(Block(engine::Warning{"Problem", failure_text_}));
  if (!status_text_.empty()) panel.pieces.push_back(Block(engine::StatusLine{status_text_}));
  Table table;
  table.id = "scenarios";
  table.caption = "Scenarios of the pack";
  table.columns = {{"name", "Name", false}, {"title", "Title", false}, {"result", "Result", false}};
  table.empty = "The pack has none yet.";
  const auto broken = source_->scenario_problems();
  for (const auto& [name, text] : source_->scenarios()) {
    if (broken.contains(name)) continue;
    const auto result = results_.find(name);
    std::string says = "not run", title;
    if (const auto parsed = json::parse(text); parsed.ok()) title = parsed.value().text_or("title");
    if (result != results_.end()) {
      const std::size_t count = result->second.differences.size();
      says = !result->second.problem.empty() ? "can't be run"
             : count == 0                    ? "as expected"
             : count == 1                    ? "1 difference"
                                             : std::to_string(count) + " differences";
    }
    table.rows.push_back({name, {name, title, says}, name == chosen_scenario_});
  }
  for (const auto& [name, problem] : broken) {
    table.rows.push_back({name, {name, "", problem.location + ": " + problem.problem + " " + problem.fix}, false});
  }
  panel.pieces.push_back(std::move(table));
  panel.pieces.push_back(command("Run all", "run-scenarios"));
  if (const auto chosen = results_.find(chosen_scenario_); chosen != results_.end()) {
    if (!chosen->second.problem.empty()) {
      panel.pieces.push_back(Block(engine::Warning{"Problem", chosen->second.problem}));
    }
    Table differences;
    differences.id = "differences";
    differences.caption = "Where it differs";
    differences.columns = {{"step", "Step", true}, {"difference", "Difference", false}};
    differences.empty = "It is as expected.";
    for (const shell::Difference& difference : chosen->second.differences) {
      differences.rows.push_back({"step/" + step_of(difference) + "/" + std::to_string(differences.rows.size()),
                                  {step_of(difference), difference.text},
                                  false});
    }
    if (chosen->second.problem.empty()) panel.pieces.push_back(std::move(differences));
  }
  Form form;
  form.id = "save-scenario";
  form.parts.push_back(Block(engine::Heading{2, "Save this session as a scenario", {}}));
  engine::Field name;
  name.name = "name";
  name.label = "Name of the file";
  name.hint = "a to z, 0 to 9 and -";
  if (!scenario_name_.empty()) name.values = {scenario_name_};
  name.error = scenario_failure_text_;
  name.error_prefix = "Error:";
  name.spellcheck = false;
  engine::Field title;
  title.name = "title";
  title.label = "What it shows, in a sentence";
  if (!scenario_title_.empty()) title.values = {scenario_title_};
  form.parts.push_back(Block(std::move(name)));
  form.parts.push_back(Block(std::move(title)));
  engine::Actions actions{{{"Save", "save", engine::Button::Kind::primary}}};
  if (!scenario_failure_text_.empty())
    actions.buttons.push_back({"Replace", "replace", engine::Button::Kind::secondary});
  form.parts.push_back(Block(std::move(actions)));
  panel.pieces.push_back(std::move(form));
  return panel;
}

}  // namespace sealwell::workbench
