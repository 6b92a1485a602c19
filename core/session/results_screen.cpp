#include "core/base/text.hpp"
#include "core/session/scores.hpp"
#include "core/session/screens.hpp"

#include <algorithm>

namespace sealwell::session {
namespace {

using scoring::Component;

// "physical_capability" belongs to "capability"; so with opportunity and motivation.
std::string_view area_of(std::string_view component) { return component.substr(component.find('_') + 1); }

// A number is never shown without its words, so it stands inside them: "{score}" is the result's
// member of that name. It is not rounded further: 24.96 must not read 25 beside "under 25".
std::string with_figures(std::string text, const json::Value& result) {
  const json::Object* members = result.if_object();
  if (!members) return text;
  for (const json::Member& member : *members) {
    const auto figure = member.value.decimal();
    if (figure) text = replaced(text, "{" + member.name + "}", figure->to_string());
  }
  return text;
}

}  // namespace

std::vector<std::string> barriers(const pack::ServicePack& pack, const State& state) {
  if (!state.own_barrier.empty()) return {state.own_barrier};
  std::vector<std::string> ids;
  if (const auto ratings = com_b_ratings(pack, state.answers)) {
    for (const Component component : scoring::com_b_profile(*ratings).barriers) {
      ids.emplace_back(scoring::component_id(component));
    }
  }
  return ids;
}

std::vector<Help> helpful(const pack::ServicePack& pack, const State& state) {
  const Answer* goal = pack.goal_item.empty() ? nullptr : state.answers.find(pack.goal_item);
  const std::string topic = goal && !goal->values.empty() ? goal->values.front().coding.code : std::string();
  const auto names = [](const std::vector<std::string>& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
  };
  std::vector<Help> found;
  for (const std::string& component : barriers(pack, state)) {
    for (const pack::Advice& advice : pack.suggestions) {
      if (!names(advice.components, component)) continue;
      if (!advice.topics.empty() && !names(advice.topics, topic)) continue;
      const bool already = std::any_of(found.begin(), found.end(),
                                       [&](const Help& help) { return help.advice == &advice; });
      if (!already) found.push_back({&advice, component});
    }
  }
  return found;
}

Screen Screens::results() const {
  const auto stops = flow(pack_, state_);
  const bool last = stops.back().kind == Stop::Kind::results;
  const std::string title = messages_.say("results-title");
  Screen screen = frame("results", title);
  screen.form = !last;
  screen.blocks.push_back(Heading{1, title, ""});
  screen.blocks.push_back(Inset{messages_.say("nothing-sent")});
  screen.blocks.push_back(Paragraph{messages_.say("results-lead"), false});
  screen.blocks.push_back(Paragraph{messages_.say("results-limits"), false});
  for (const pack::Topic& topic : pack_.topics) add_topic(topic, screen.blocks);
  add_com_b(screen.blocks, false);
  screen.blocks.push_back(Download{"results", messages_.say("save-results")});
  screen.blocks.push_back(Command{messages_.say("print-results"), "print", ""});
  if (!last) screen.blocks.push_back(Actions{{{messages_.say("continue"), "continue", Button::Kind::primary}}});
  return screen;
}

Screen Screens::results_document() const {
  const std::string title = messages_.say("results-title");
  Screen screen = frame("results", title);
  screen.back_label.clear();
  screen.clear_label.clear();
  screen.languages.clear();
  screen.blocks.push_back(Heading{1, title, messages_.date(date_of_instant(context_.now_ms))});
  screen.blocks.push_back(Paragraph{messages_.say("results-lead"), false});
  screen.blocks.push_back(Paragraph{messages_.say("results-limits"), false});
  for (const Block& alert : alerts(nullptr, true)) screen.blocks.push_back(alert);
  for (const pack::Topic& topic : pack_.topics) add_topic(topic, screen.blocks);
  add_com_b(screen.blocks, true);
  return screen;
}

void Screens::add_topic(const pack::Topic& topic, std::vector<Block>& blocks) const {
  SummaryList told;
  for (const std::string& link_id : topic.items) {
    const int index = pack_.questionnaire.find(link_id);
    const Answer* answer = state_.answers.find(link_id);
    if (index < 0 || !answer || answer->values.empty()) continue;
    const pack::Item& item = pack_.questionnaire.item(index);
    told.rows.push_back(
        {item.short_text, in_words(item, *answer, messages_), "", "", ""});
  }
  if (told.rows.empty()) return;
  blocks.push_back(Heading{2, topic.title, ""});
  blocks.push_back(Heading{3, messages_.say("told-us"), ""});
  blocks.push_back(std::move(told));
  for (const Score& score : topic_scores(pack_, state_.answers, topic)) {
    const auto bands = pack_.bands.find(score.instrument);
    if (bands == pack_.bands.end()) continue;
    const auto words = bands->second.find(band_of(score.result));
    if (words == bands->second.end()) continue;
    blocks.push_back(Heading{3, messages_.say("means"), ""});
    blocks.push_back(Paragraph{with_figures(words->second.means, score.result), false});
    if (!words->second.next.empty()) {
      blocks.push_back(Heading{3, messages_.say("next"), ""});
      blocks.push_back(Paragraph{words->second.next, false});
    }
    const auto source = pack_.sources.find(score.instrument);
    if (source != pack_.sources.end()) {
      blocks.push_back(Details{messages_.say("source"), {Paragraph{source->second, false}}});
    }
  }
}

void Screens::add_com_b(std::vector<Block>& blocks, bool document) const {
  const auto ratings = com_b_ratings(pack_, state_.answers);
  const std::string goal = goal_in_words();
  if (!ratings || goal.empty()) return;
  const std::vector<std::string> found = barriers(pack_, state_);
  Chart chart;
  chart.title = messages_.say("com-b-chart", {{"goal", goal}});
  chart.summary = messages_.say("com-b-summary");
  chart.group_heading = messages_.say("com-b-group");
  chart.bar_heading = messages_.say("com-b-bar");
  chart.value_heading = messages_.say("com-b-value");
  chart.table_label = messages_.say("com-b-table");
  for (const Component component : scoring::components) {
    const auto rating = ratings->of(component);
    if (!rating) continue;
    const std::string_view id = scoring::component_id(component);
    const bool marked = std::find(found.begin(), found.end(), id) != found.end();
    chart.bars.push_back({messages_.say(area_of(id)), component_name(id), *rating, marked,
                          marked ? messages_.say("barrier-mark") : std::string()});
  }
  if (chart.bars.empty()) return;
  blocks.push_back(Heading{2, messages_.say("com-b-title", {{"goal", goal}}), ""});
  blocks.push_back(std::move(chart));
  add_barriers(blocks, document);
  blocks.push_back(Details{messages_.say("source"), {Paragraph{messages_.say("com-b-source"), false}}});
  add_suggestions(blocks, document);
}

void Screens::add_barriers(std::vector<Block>& blocks, bool document) const {
  const std::vector<std::string> found = barriers(pack_, state_);
  if (!state_.own_barrier.empty()) {
    blocks.push_back(Inset{messages_.say("disagreed", {{"component", component_name(state_.own_barrier)}})});
    if (!document) blocks.push_back(Command{messages_.say("disagree-undo"), "disagree", "undo"});
    return;
  }
  if (found.empty()) {
    blocks.push_back(Paragraph{messages_.say("barrier-none"), false});
  } else {
    blocks.push_back(Paragraph{messages_.say(found.size() == 1 ? "barrier-one" : "barrier-several"), false});
    TextList list;
    for (const std::string& component : found) {
      const auto words = pack_.components.find(component);
      const std::string means = words == pack_.components.end() ? std::string() : words->second.means;
      list.items.push_back(component_name(component) + (means.empty() ? "" : ": " + means));
    }
    blocks.push_back(std::move(list));
  }
  const auto ratings = com_b_ratings(pack_, state_.answers);
  const auto change = ratings ? scoring::what_would_change(*ratings) : std::nullopt;
  if (change) {
    blocks.push_back(Paragraph{messages_.say("barrier-change",
                                             {{"component", component_name(scoring::component_id(change->component))},
                                              {"rating", std::to_string(change->rating)}}),
                               false});
  }
  if (document) return;
  if (!state_.disagreeing) {
    blocks.push_back(Command{messages_.say("disagree"), "disagree", ""});
    return;
  }
  blocks.push_back(Heading{3, messages_.say("disagree-title"), ""});
  for (const Component component : scoring::components) {
    const std::string id(scoring::component_id(component));
    if (std::find(found.begin(), found.end(), id) != found.end() && found.size() == 1) continue;
    blocks.push_back(
        Command{messages_.say("disagree-choose", {{"component", component_name(id)}}), "disagree", id});
  }
}

void Screens::add_suggestions(std::vector<Block>& blocks, bool document) const {
  const std::vector<Help> suggestions = helpful(pack_, state_);
  if (suggestions.empty()) return;
  const auto ratings = com_b_ratings(pack_, state_.answers);
  blocks.push_back(Heading{2, messages_.say("helps-title"), ""});
  for (const Help& help : suggestions) {
    Suggestion suggestion;
    suggestion.id = help.advice->id;
    suggestion.title = help.advice->title;
    suggestion.text = help.advice->text;
    suggestion.phone = help.advice->phone;
    const auto component = scoring::component_from_id(help.component);
    const auto rating = ratings && component ? ratings->of(*component) : std::nullopt;
    const std::string name = component_name(help.component);
    suggestion.why = state_.own_barrier.empty() && rating
                         ? messages_.say("why", {{"component", name}, {"rating", std::to_string(*rating)}})
                         : messages_.say("why-chosen", {{"component", name}});
    suggestion.starred = std::find(state_.favourites.begin(), state_.favourites.end(), suggestion.id) !=
                         state_.favourites.end();
    if (!document) suggestion.star_label = messages_.say("star");
    blocks.push_back(std::move(suggestion));
  }
}

}  // namespace sealwell::session
