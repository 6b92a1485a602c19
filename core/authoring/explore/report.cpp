#include "core/authoring/explore/explorer.hpp"
#include "core/base/visible_text.hpp"

#include <algorithm>

namespace sealwell::explore {
namespace {

std::string_view word(Truth truth) { return truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "unknown"; }

// As a scenario has them: Navigator's or JourneyLength's.
template <typename Told> void put_answers(const Told& told, json::Value& into) {
  into.set("answers", told.answers);
  if (!told.decisions.if_object()->empty()) into.set("decisions", told.decisions);
}

void put_reachability(const Reachability& reachability, std::string_view member, json::Value& into) {
  into.set(member, word(reachability.reachable));
  if (reachability.reachable != Truth::yes) return;
  into.set("needs", reachability.needs);
  if (!reachability.fewest) into.set("fewest", false);
  put_answers(reachability, into);
}

json::Value length_json(const JourneyLength& length) {
  if (!length.known) return {};
  json::Value value = json::Value::object();
  value.set("screens", length.screens);
  value.set("exact", length.exact);
  put_answers(length, value);
  return value;
}

std::string one_need(const json::Value& value) {
  if (value.if_object()) {
    const json::Value* with = value.find("with");
    return (with ? one_need(*with) + " " : "") + "without " + one_need(*value.find("not"));
  }
  if (const json::Array* list = value.if_array()) {
    std::string text;
    for (const json::Value& one : *list) text += (text.empty() ? "" : " and ") + one_need(one);
    return text;
  }
  if (const bool* yes = value.if_bool()) return *yes ? "yes" : "no";
  if (const std::string* text = value.if_string()) return *text;
  return value.is_null() ? "left out" : json::write(value);
}

std::string needs_text(const json::Value& needs) {
  const json::Object* members = needs.if_object();
  if (!members || members->empty()) return "any answers";
  std::string text;
  for (const json::Member& need : *members) {
    text += (text.empty() ? "" : ", ") + need.name + ": " + one_need(need.value);
  }
  return visible_line(text);
}

std::string count_text(const JourneyLength& length, std::string_view when_inexact) {
  if (!length.known) return "an unknown number of";
  return (length.exact ? "" : std::string(when_inexact)) + std::to_string(length.screens);
}

std::string length_text(const JourneyLength& length, std::string_view when_inexact) {
  return count_text(length, when_inexact) + (length.known && length.screens == 1 ? " screen" : " screens");
}

std::string lengths_text(const JourneyLength& shortest, const JourneyLength& longest) {
  const bool one =
      shortest.known && longest.known && shortest.exact && longest.exact && shortest.screens == longest.screens;
  return (one ? "" : count_text(shortest, "at most ") + " to ") + length_text(longest, "at least ");
}

int count_of(const ExploreReport& explored, Truth truth) {
  return static_cast<int>(
      std::count_if(explored.items.begin(), explored.items.end(),
                    [&](const ItemReachability& item) { return item.reachability.reachable == truth; }));
}

}  // namespace

std::string outcome_text(const pack::ServicePack& pack, const engine::ScreenId& id) {
  using Id = engine::ScreenId::Kind;
  if (id.kind == Id::ended) {
    const auto ending = std::find_if(pack.endings.begin(), pack.endings.end(),
                                     [&](const pack::Ending& one) { return one.id == id.name; });
    const std::string title = ending == pack.endings.end() ? "" : "\"" + ending->title + "\" ";
    return "the ending " + title + "(" + id.name + ")";
  }
  if (id.kind == Id::refused) return "a refusal of the statement " + id.name;
  if (id.kind == Id::sent) return "sending a " + id.name;
  return id.kind == Id::results ? "the results" : "the end, with nothing sent";
}

json::Value to_json(const ExploreReport& explored, const pack::ServicePack& pack) {
  const auto& items = pack.questionnaire.items;
  json::Value report = json::Value::object();
  json::Value counts = json::Value::object();
  counts.set("items", static_cast<std::int64_t>(explored.items.size()));
  counts.set("questions",
             static_cast<std::int64_t>(std::count_if(items.begin(), items.end(), [](const pack::Item& item) {
               return item.is_question() && item.instance == 1;
             })));
  counts.set("reachable", count_of(explored, Truth::yes));
  counts.set("unreachable", count_of(explored, Truth::no));
  counts.set("unknown", count_of(explored, Truth::open));
  report.set("counts", std::move(counts));
  json::Value journey = json::Value::object();
  journey.set("shortest", length_json(explored.shortest));
  journey.set("longest", length_json(explored.longest));
  report.set("journey", std::move(journey));
  json::Value outcomes = json::Value::array();
  for (const Outcome& outcome : explored.outcomes) {
    json::Value value = json::Value::object();
    value.set("outcome", outcome.id.to_text());
    put_reachability(outcome.reachability, "reachable", value);
    value.set("shortest", length_json(outcome.shortest));
    value.set("longest", length_json(outcome.longest));
    outcomes.add(std::move(value));
  }
  report.set("outcomes", std::move(outcomes));
  json::Value flags = json::Value::array();
  for (const FlagReachability& flag : explored.flags) {
    json::Value value = json::Value::object();
    value.set("flag", flag.flag);
    put_reachability(flag.reachability, "raised", value);
    flags.add(std::move(value));
  }
  report.set("flags", std::move(flags));
  json::Value dead_ends = json::Value::array();
  for (const DeadEnd& dead_end : explored.dead_ends) {
    json::Value value = json::Value::object();
    value.set("pointer", dead_end.pointer);
    value.set("problem", dead_end.problem);
    value.set("fix", dead_end.fix);
    if (!dead_end.needs.is_null()) value.set("needs", dead_end.needs);
    dead_ends.add(std::move(value));
  }
  report.set("deadEnds", std::move(dead_ends));
  json::Value unknown = json::Value::array();
  for (const std::string& what : explored.unknown) unknown.add(what);
  report.set("unknown", std::move(unknown));
  json::Value list = json::Value::array();
  for (const ItemReachability& item : explored.items) {
    json::Value value = json::Value::object();
    value.set("linkId", pack.questionnaire.item(item.item).link_id);
    if (pack.questionnaire.item(item.item).hidden) value.set("hidden", true);
    put_reachability(item.reachability, "reachable", value);
    list.add(std::move(value));
  }
  report.set("items", std::move(list));
  report.set("work", explored.work);
  report.set("gaveUp", explored.gave_up);
  return report;
}

std::string to_text(const ExploreReport& explored, const pack::ServicePack& pack) {
  std::string text = visible_line(pack.name) + ": " + std::to_string(explored.items.size()) + " items, " +
                     std::to_string(count_of(explored, Truth::yes)) + " come up with some answers, " +
                     std::to_string(count_of(explored, Truth::no)) + " never, " +
                     std::to_string(count_of(explored, Truth::open)) + " unknown\n";
  text += "Shortest journey: " + length_text(explored.shortest, "at most ") + "\n";
  text += "Longest journey: " + length_text(explored.longest, "at least ") + "\n";
  text += "\nWhere it can end\n";
  for (const Outcome& outcome : explored.outcomes) {
    text += "  " + visible_line(outcome_text(pack, outcome.id)) + ": ";
    if (outcome.reachability.reachable != Truth::yes) {
      text += outcome.reachability.reachable == Truth::no ? "never\n" : "unknown\n";
      continue;
    }
    text += needs_text(outcome.reachability.needs) + " (" + lengths_text(outcome.shortest, outcome.longest) + ")\n";
  }
  if (!explored.flags.empty()) text += "\nSafety messages, and the fewest answers that raise each\n";
  for (const FlagReachability& flag : explored.flags) {
    text += "  " + visible_line(flag.flag) + ": " +
            (flag.reachability.reachable == Truth::yes ? needs_text(flag.reachability.needs) : "unknown") + "\n";
  }
  text += explored.dead_ends.empty() ? "\nNo dead ends\n" : "\nDead ends\n";
  for (const DeadEnd& dead_end : explored.dead_ends) {
    text += "  " + visible_line(dead_end.pointer + ": " + dead_end.problem + " " + dead_end.fix);
    if (!dead_end.needs.is_null()) text += " (With " + needs_text(dead_end.needs) + ".)";
    text += "\n";
  }
  text += "\nItems, and the fewest answers that bring each up\n";
  for (const ItemReachability& item : explored.items) {
    text += "  " + visible_line(pack.questionnaire.item(item.item).link_id) + ": ";
    text += item.reachability.reachable == Truth::yes  ? needs_text(item.reachability.needs)
            : item.reachability.reachable == Truth::no ? "never"
                                                       : "unknown";
    text += item.reachability.reachable == Truth::yes && !item.reachability.fewest ? " (perhaps fewer)\n" : "\n";
  }
  if (!explored.unknown.empty()) text += "\nUnknown\n";
  for (const std::string& what : explored.unknown) text += "  " + visible_line(what) + "\n";
  return text;
}

}  // namespace sealwell::explore
