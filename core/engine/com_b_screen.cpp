// The part of the results that says what gets in the way, and what could help.
#include "core/engine/com_b.hpp"
#include "core/engine/screens.hpp"

#include <algorithm>

namespace sealwell::engine {
namespace {

using scoring::Component;

// "physical_capability" belongs to "capability"; so with opportunity and motivation.
std::string_view area_of(std::string_view component) { return component.substr(component.find('_') + 1); }

// What of the list belongs to a component: “No time”, “Nowhere to go”.
std::string picked_words(const ComB& com_b, Component component) {
  std::string words;
  for (const ComB::Listed& listed : com_b.listed) {
    if (listed.picked && listed.component == component) {
      words += (words.empty() ? "“" : ", “") + listed.words + "”";
    }
  }
  return words;
}

std::size_t count_of(const ComB& com_b, Component component, bool picked_only) {
  return static_cast<std::size_t>(std::count_if(
      com_b.listed.begin(), com_b.listed.end(),
      [&](const ComB::Listed& listed) { return listed.component == component && (listed.picked || !picked_only); }));
}

}  // namespace

void Screens::add_com_b(std::vector<Block>& blocks, bool document) const {
  const ComB found = com_b(pack_, state_.answers);
  const std::string goal = goal_text();
  if (!found.has_data() || goal.empty()) return;
  Chart chart = found.ratings ? ratings_chart(found, goal) : picked_chart(found, goal);
  blocks.push_back(Heading{2, messages_.say("com-b-title", {{"goal", goal}}), ""});
  if (!chart.bars.empty()) blocks.push_back(std::move(chart));
  add_barriers(found, blocks, document);
  const std::string source = messages_.say(found.ratings ? "com-b-source" : "picked-source");
  blocks.push_back(Details{messages_.say("source"), {Paragraph{source, false}}});
  add_suggestions(found, blocks, document);
}

Chart Screens::ratings_chart(const ComB& found, const std::string& goal) const {
  Chart chart = empty_chart();
  const std::vector<std::string> standing_out = barriers(pack_, state_);
  chart.title = messages_.say("com-b-chart", {{"goal", goal}});
  chart.summary = messages_.say("com-b-summary");
  chart.value_heading = messages_.say("com-b-value");
  for (const Component component : scoring::components) {
    if (const auto rating = found.ratings->of(component)) add_bar(chart, component, *rating, standing_out);
  }
  return chart;
}

// A component of which the list has nothing could not be picked, so it has no bar.
Chart Screens::picked_chart(const ComB& found, const std::string& goal) const {
  Chart chart = empty_chart();
  if (found.counts().empty()) return chart;
  const std::vector<std::string> standing_out = barriers(pack_, state_);
  chart.title = messages_.say("picked-chart", {{"goal", goal}});
  chart.summary = messages_.say("picked-summary");
  chart.value_heading = messages_.say("picked-value");
  chart.counts = true;
  chart.max = 1;
  for (const Component component : scoring::components) {
    const auto offered = static_cast<int>(count_of(found, component, false));
    if (offered == 0) continue;
    chart.max = std::max(chart.max, offered);
    add_bar(chart, component, static_cast<int>(count_of(found, component, true)), standing_out);
  }
  return chart;
}

Chart Screens::empty_chart() const {
  Chart chart;
  chart.group_heading = messages_.say("com-b-group");
  chart.bar_heading = messages_.say("com-b-bar");
  chart.table_label = messages_.say("com-b-table");
  return chart;
}

void Screens::add_bar(Chart& chart, Component component, int value,
                      const std::vector<std::string>& standing_out) const {
  const std::string_view id = scoring::component_id(component);
  const bool marked = std::find(standing_out.begin(), standing_out.end(), id) != standing_out.end();
  chart.bars.push_back({messages_.say(area_of(id)), component_name(id), value, marked,
                        marked ? messages_.say("barrier-mark") : std::string()});
}

void Screens::add_barriers(const ComB& found, std::vector<Block>& blocks, bool document) const {
  if (!state_.own_barrier.empty()) {
    blocks.push_back(Inset{messages_.say("disagreed", {{"component", component_name(state_.own_barrier)}})});
    if (!document) blocks.push_back(Command{messages_.say("disagree-undo"), "disagree", "undo"});
    return;
  }
  const std::vector<Component> standing_out = found.barriers();
  if (standing_out.empty()) {
    blocks.push_back(Paragraph{messages_.say(found.ratings ? "barrier-none" : "picked-none"), false});
  } else {
    blocks.push_back(Paragraph{messages_.say(standing_out.size() == 1 ? "barrier-one" : "barrier-several"), false});
    TextList list;
    for (const Component component : standing_out) list.items.push_back(barrier_text(found, component));
    blocks.push_back(std::move(list));
  }
  const std::string change = what_would_change(found);
  if (!change.empty()) blocks.push_back(Paragraph{change, false});
  if (!document) add_disagree_option(standing_out, blocks);
}

std::string Screens::barrier_text(const ComB& found, Component component) const {
  const std::string_view id = scoring::component_id(component);
  const auto words = pack_.components.find(id);
  const std::string means = words == pack_.components.end() ? std::string() : words->second.means;
  const std::string text = component_name(id) + (means.empty() ? "" : ": " + means);
  const std::string picked = picked_words(found, component);
  return picked.empty() ? text : messages_.say("picked-words", {{"component", text}, {"barriers", picked}});
}

std::string Screens::what_would_change(const ComB& found) const {
  if (found.ratings) {
    const auto change = scoring::what_would_change(*found.ratings);
    if (!change) return {};
    return messages_.say("barrier-change", {{"component", component_name(scoring::component_id(change->component))},
                                            {"rating", std::to_string(change->rating)}});
  }
  std::vector<scoring::ListedBarrier> list;
  for (const ComB::Listed& listed : found.listed) list.push_back({listed.component, listed.picked});
  const auto change = scoring::what_would_change(list);
  if (!change) return {};
  const ComB::Listed& entry = found.listed[change->entry];
  return messages_.say(entry.picked ? "picked-change-less" : "picked-change-more", {{"barrier", entry.words}});
}

void Screens::add_disagree_option(const std::vector<Component>& standing_out, std::vector<Block>& blocks) const {
  if (!state_.disagreeing) {
    blocks.push_back(Command{messages_.say("disagree"), "disagree", ""});
    return;
  }
  blocks.push_back(Heading{3, messages_.say("disagree-title"), ""});
  for (const Component component : scoring::components) {
    if (standing_out.size() == 1 && standing_out.front() == component) continue;
    const std::string id(scoring::component_id(component));
    blocks.push_back(Command{messages_.say("disagree-choose", {{"component", component_name(id)}}), "disagree", id});
  }
}

void Screens::add_suggestions(const ComB& found, std::vector<Block>& blocks, bool document) const {
  const std::vector<RelevantSuggestion> suggestions = relevant_suggestions(pack_, state_);
  if (suggestions.empty()) return;
  blocks.push_back(Heading{2, messages_.say("helps-title"), ""});
  for (const RelevantSuggestion& help : suggestions) {
    const pack::Advice& advice = *help.advice;
    Suggestion suggestion;
    suggestion.id = advice.id;
    suggestion.title = advice.title;
    suggestion.text = advice.text;
    if (!advice.where.empty()) suggestion.details.push_back(messages_.say("where", {{"where", advice.where}}));
    if (!advice.when.empty()) suggestion.details.push_back(messages_.say("when", {{"when", advice.when}}));
    suggestion.phone = advice.phone;
    suggestion.why = suggestion_reason(found, help.component);
    suggestion.starred =
        std::find(state_.favourites.begin(), state_.favourites.end(), suggestion.id) != state_.favourites.end();
    if (!document) suggestion.star_label = messages_.say("star");
    blocks.push_back(std::move(suggestion));
  }
}

std::string Screens::suggestion_reason(const ComB& found, const std::string& id) const {
  const auto component = scoring::component_from_id(id);
  if (state_.own_barrier.empty() && component) {
    const auto rating = found.ratings ? found.ratings->of(*component) : std::nullopt;
    if (rating) {
      return messages_.say("why", {{"component", component_name(id)}, {"rating", std::to_string(*rating)}});
    }
    const std::string picked = picked_words(found, *component);
    if (!picked.empty()) return messages_.say("why-picked", {{"barriers", picked}});
  }
  return messages_.say("why-chosen", {{"component", component_name(id)}});
}

}  // namespace sealwell::engine
