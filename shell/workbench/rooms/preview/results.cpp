#include "core/authoring/instruments/registry.hpp"
#include "core/engine/com_b.hpp"
#include "core/engine/scores.hpp"

#include "shell/workbench/rooms/panel.hpp"
#include "shell/workbench/rooms/preview/internals.hpp"

#include <algorithm>

namespace sealwell::workbench {
namespace {

std::string as_text(const json::Value& value) {
  if (const std::string* text = value.if_string()) return *text;
  return json::write(value);
}

// The question that feeds an input, or the place of it in a list.
std::string fed_by(const pack::ServicePack& pack, const std::string& instrument, const std::string& input) {
  const auto feeding = pack.questionnaire.feeding.find(instrument);
  std::string all;
  if (feeding == pack.questionnaire.feeding.end()) return all;
  for (const int index : feeding->second) {
    const pack::Item& item = pack.questionnaire.item(index);
    for (const pack::InstrumentInput& feed : item.feeds) {
      const bool of_list = feed.input.starts_with(input + "/");
      if (feed.instrument != instrument || (feed.input != input && !of_list)) continue;
      all += (all.empty() ? "" : ", ") + named(item);
    }
  }
  return all;
}

void add_working(const Run& run, const engine::Score& score, Panel& panel) {
  const pack::ServicePack& pack = run.journey().pack();
  const scoring::InstrumentInfo* info = scoring::find_instrument(score.instrument);
  panel.pieces.push_back(
      engine::Block(engine::Heading{2, info ? std::string(info->title) : score.instrument, score.instrument}));
  Table working;
  working.id = "working/" + score.instrument;
  working.caption = "What it was worked out from";
  working.columns = {{"input", "Input", false}, {"value", "Value", true}, {"from", "From", false}};
  const json::Object* inputs = score.inputs.if_object();
  for (std::size_t i = 0; inputs && i < inputs->size(); ++i) {
    const json::Member& input = (*inputs)[i];
    working.rows.push_back(
        {input.name, {input.name, as_text(input.value), fed_by(pack, score.instrument, input.name)}, false});
  }
  panel.pieces.push_back(std::move(working));
  engine::SummaryList result;
  const json::Object* figures = score.result.if_object();
  for (std::size_t i = 0; figures && i < figures->size(); ++i) {
    const json::Member& figure = (*figures)[i];
    engine::SummaryList::Row row{figure.name, {as_text(figure.value)}, {}, {}, {}};
    for (std::size_t k = 0; info && k < info->bands.size(); ++k) {
      const scoring::BandInfo& band = info->bands[k];
      if (band.field != figure.name || band.id != as_text(figure.value)) continue;
      std::string words(band.words);
      if (!band.range.empty()) words += ": " + std::string(band.range.view());
      if (!band.when.empty()) words += ", " + std::string(band.when);
      row.values.push_back(std::move(words));
    }
    result.rows.push_back(std::move(row));
  }
  panel.pieces.push_back(engine::Block(std::move(result)));
  engine::TextList sources;
  for (std::size_t i = 0; info && i < info->sources.size(); ++i) sources.items.emplace_back(info->sources[i]);
  if (!sources.items.empty()) {
    engine::Details details{"Where its arithmetic and cut-offs are published", {}};
    details.blocks.push_back(std::move(sources));
    panel.pieces.push_back(engine::Block(std::move(details)));
  }
}

std::string component_name(const pack::ServicePack& pack, const std::string& id) {
  const auto words = pack.components.find(id);
  return words == pack.components.end() || words->second.name.empty() ? id : words->second.name;
}

}  // namespace

Panel scores_panel(const Run& run) {
  Panel panel{"scores", "Scores and their working", {}};
  const pack::ServicePack& pack = run.journey().pack();
  const engine::Answers& answers = run.journey().state().answers;
  if (const std::string gone = forgotten(run); !gone.empty()) {
    panel.pieces.push_back(engine::Block(engine::Inset{gone}));
    return panel;
  }
  std::vector<std::string> complete;
  for (const engine::Score& score : engine::all_scores(pack, answers)) {
    complete.push_back(score.instrument);
    add_working(run, score, panel);
  }
  Table waiting;
  waiting.id = "waiting";
  waiting.caption = "Instruments without a result yet";
  waiting.columns = {{"instrument", "Instrument", false}, {"missing", "Waits for", false}};
  waiting.empty = "None.";
  for (const pack::Topic& topic : pack.topics) {
    for (const std::string& id : topic.instruments) {
      if (std::find(complete.begin(), complete.end(), id) != complete.end()) continue;
      std::string missing;
      const auto feeding = pack.questionnaire.feeding.find(id);
      for (std::size_t i = 0; feeding != pack.questionnaire.feeding.end() && i < feeding->second.size(); ++i) {
        const pack::Item& item = pack.questionnaire.item(feeding->second[i]);
        const engine::Answer* answer = answers.find(item.link_id);
        if (!answer || answer->values.empty()) missing += (missing.empty() ? "" : ", ") + named(item);
      }
      waiting.rows.push_back({id, {id, missing.empty() ? "an answer that it takes" : missing}, false});
    }
  }
  panel.pieces.push_back(std::move(waiting));
  return panel;
}

Panel barriers_panel(const Run& run) {
  Panel panel{"barriers", "What gets in the way (COM-B)", {}};
  const pack::ServicePack& pack = run.journey().pack();
  if (const std::string gone = forgotten(run); !gone.empty()) {
    panel.pieces.push_back(engine::Block(engine::Inset{gone}));
    return panel;
  }
  const engine::ComB profile = engine::com_b(pack, run.journey().state().answers);
  if (!profile.has_data()) {
    panel.pieces.push_back(engine::Block(engine::Paragraph{"Nothing has been rated or picked yet.", false}));
    return panel;
  }
  engine::Chart chart;
  chart.title = "COM-B profile for the goal " + (profile.goal.empty() ? "that was not chosen" : profile.goal);
  chart.group_heading = "Part";
  chart.bar_heading = "Component";
  chart.value_heading = profile.ratings ? "Rating" : "Picked";
  chart.table_label = "Show the numbers as a table";
  chart.counts = !profile.ratings.has_value();
  const std::vector<scoring::Component> found = profile.barriers();
  const std::vector<scoring::ComponentCount> counts = profile.counts();
  std::string barriers;
  std::size_t most = 1;
  for (const scoring::Component component : scoring::components) {
    const std::string id(scoring::component_id(component));
    engine::Chart::Bar bar;
    bar.group = id.ends_with("capability") ? "Capability" : id.ends_with("opportunity") ? "Opportunity" : "Motivation";
    bar.label = component_name(pack, id);
    bar.marked = std::find(found.begin(), found.end(), component) != found.end();
    if (bar.marked) bar.mark = "stands out";
    if (bar.marked) barriers += (barriers.empty() ? "" : ", ") + bar.label;
    if (profile.ratings) {
      if (!profile.ratings->of(component)) continue;
      bar.value = *profile.ratings->of(component);
    } else {
      for (const scoring::ComponentCount& count : counts) {
        if (count.component != component) continue;
        bar.value = static_cast<int>(count.count);
        most = std::max(most, count.count);
      }
    }
    chart.bars.push_back(std::move(bar));
  }
  chart.max = profile.ratings ? 10 : static_cast<int>(most);
  chart.summary = barriers.empty() ? "Nothing stands out." : "What stands out: " + barriers + ".";
  panel.pieces.push_back(engine::Block(std::move(chart)));
  const engine::State& state = run.journey().state();
  if (!state.own_barrier.empty()) {
    panel.pieces.push_back(engine::Block(
        engine::Paragraph{"The resident names another: " + component_name(pack, state.own_barrier) + ".", false}));
  }
  Table advice;
  advice.id = "advice";
  advice.caption = "Suggestions that the results make";
  advice.columns = {{"suggestion", "Suggestion", false}, {"because", "Because of", false}};
  advice.empty = "None.";
  for (const engine::RelevantSuggestion& help : engine::relevant_suggestions(pack, state)) {
    advice.rows.push_back({help.advice->id, {help.advice->title, component_name(pack, help.component)}, false});
  }
  panel.pieces.push_back(std::move(advice));
  return panel;
}

Panel flags_panel(const Run& run) {
  Panel panel{"flags", "Safety messages", {}};
  const pack::ServicePack& pack = run.journey().pack();
  if (const std::string gone = forgotten(run); !gone.empty()) {
    panel.pieces.push_back(engine::Block(engine::Inset{gone}));
    return panel;
  }
  const std::vector<std::string> raised = engine::raised_flags(pack, run.journey().state().answers);
  if (raised.empty()) panel.pieces.push_back(engine::Block(engine::Paragraph{"None is raised.", false}));
  for (const std::string& flag : raised) {
    const auto words = pack.flags.find(flag);
    std::string text = flag;
    if (words != pack.flags.end()) {
      text = words->second.title + " (" + flag + ")";
      for (const std::string& line : words->second.text) text += " " + line;
    }
    panel.pieces.push_back(engine::Block(engine::Warning{"Raised", std::move(text)}));
  }
  return panel;
}

}  // namespace sealwell::workbench
