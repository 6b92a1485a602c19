#include "shell/workbench/rooms/author/paths.hpp"

#include "core/engine/answers.hpp"
#include "core/pack/messages.hpp"

#include <algorithm>
#include <map>

namespace sealwell::workbench {
namespace {

using engine::ScreenId;
using explore::Truth;
using Id = ScreenId::Kind;
using pack::Place;

constexpr std::string_view unsettled = "not known whether anything leads here";

std::string value_in_words(const pack::ServicePack& pack, const pack::Condition& condition) {
  if (condition.item < 0) return {};
  engine::Answer answer;
  answer.values.push_back(condition.expected);
  const auto words = engine::describe_answer(pack.questionnaire.item(condition.item), answer, pack::Messages(pack));
  return words.empty() ? condition.expected.coding.code : words.front();
}

std::string condition_in_words(const pack::ServicePack& pack, const pack::Condition& condition) {
  switch (condition.comparison) {
    case pack::Operator::exists: return condition.expected.boolean ? "answered" : "not answered";
    case pack::Operator::equal: return value_in_words(pack, condition);
    case pack::Operator::not_equal: return "not " + value_in_words(pack, condition);
    case pack::Operator::greater: return "more than " + value_in_words(pack, condition);
    case pack::Operator::less: return "less than " + value_in_words(pack, condition);
    case pack::Operator::greater_or_equal: return "at least " + value_in_words(pack, condition);
    case pack::Operator::less_or_equal: return "at most " + value_in_words(pack, condition);
  }
  return {};
}

class GraphMaker {
 public:
  GraphMaker(const pack::ServicePack& pack, const std::optional<explore::ExploreReport>& explored)
      : pack_(pack), explored_(explored) {
    graph_.id = "paths";
    graph_.label = "What leads where";
  }

  Graph run() {
    places();
    endings();
    summary();
    return std::move(graph_);
  }

 private:
  std::size_t add(Graph::Node node) {
    node.row = rows_[node.column]++;
    graph_.nodes.push_back(std::move(node));
    return graph_.nodes.size() - 1;
  }

  // What several steps ask is drawn where the first does.
  std::size_t once(Graph::Node node) {
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
      if (graph_.nodes[i].id == node.id) return i;
    }
    return add(std::move(node));
  }

  void lead(std::size_t from, std::size_t to, std::string label) {
    for (Graph::Edge& edge : graph_.edges) {
      if (edge.from != from || edge.to != to) continue;
      if (edge.label.empty() || label.empty()) edge.label.clear();
      else if (edge.label.find(label) == std::string::npos) edge.label += ", or " + label;
      return;
    }
    graph_.edges.push_back({from, to, std::move(label)});
  }

  // What the explorer says of one thing, put on its node.
  static void mark(Graph::Node& node, Truth reachable) {
    if (reachable == Truth::yes) return;
    node.unreachable = reachable == Truth::no;
    node.note += (node.note.empty() ? "" : "; ");
    node.note += node.unreachable ? "no answers lead here" : unsettled;
  }

  void item_node(const Place& place, Graph::Node& node) {
    const pack::Item& item = pack_.questionnaire.item(place.item);
    node.id = ScreenId{Id::item, item.link_id}.to_text();
    node.label = item.text.empty() ? item.link_id : item.text;
    node.note = item.link_id;
    if (item.in_condition_cycle) node.note += "; its conditions wait for each other";
    if (!explored_) return;
    for (const explore::ItemReachability& reachability : explored_->items) {
      if (reachability.item == place.item) mark(node, reachability.reachability.reachable);
    }
  }

  void places() {
    std::size_t last = 0;
    std::size_t last_step = 0;
    int column = 0;
    for (const Place& place : pack_.places.list) {
      if (place.is_of_item() && pack_.questionnaire.item(place.item).instance > 1) continue;
      if (!graph_.nodes.empty() &&
          (place.step != last_step || place.kind == Place::Kind::results || graph_.nodes.size() == 1)) {
        ++column;
      }
      last_step = place.step;
      Graph::Node node;
      node.column = column;
      switch (place.kind) {
        case Place::Kind::start:
          node.id = ScreenId{Id::start}.to_text();
          node.label = "Start";
          break;
        case Place::Kind::results:
          node.id = ScreenId{Id::results}.to_text();
          node.label = "Results";
          break;
        case Place::Kind::check: {
          const bool sends =
              place.step < pack_.journey.size() && pack_.journey[place.step].kind == pack::JourneyStep::Kind::send;
          node.id = ScreenId{sends ? Id::send : Id::check}.to_text();
          node.label = sends ? "Before sending" : "Check your answers";
          break;
        }
        case Place::Kind::consent: {
          const pack::JourneyStep& step = pack_.journey[place.step];
          node.id = ScreenId{Id::consent, step.statement}.to_text();
          node.label = "Consent: " + step.statement;
          break;
        }
        default: item_node(place, node); break;
      }
      const std::size_t here = once(std::move(node));
      if (here > 0 && here != last) lead(last, here, "");
      conditions(place, here);
      last = here;
    }
    last_ = last;
    column_ = column;
  }

  // From each question that a condition asks about, with what its answer must be.
  void conditions(const Place& place, std::size_t here) {
    if (place.is_of_item()) {
      for (int at = place.item; at >= 0; at = pack_.questionnaire.item(at).parent) {
        const pack::Item& item = pack_.questionnaire.item(at);
        enable_rule(item.enable_rule, here);
        for (const pack::EnableRule& step : item.asked_when) enable_rule(step, here);
        for (const int inside : item.children) {
          if (place.kind == Place::Kind::page && at == place.item)
            enable_rule(pack_.questionnaire.item(inside).enable_rule, here);
        }
      }
    } else if (place.step < pack_.journey.size()) {
      enable_rule(pack_.journey[place.step].enable_rule, here);
    }
  }

  void enable_rule(const pack::EnableRule& enable_rule, std::size_t here) {
    for (const pack::Condition& condition : enable_rule.conditions) {
      const auto from = node_of(condition.item);
      if (from && *from != here) lead(*from, here, "if " + condition_in_words(pack_, condition));
    }
  }

  std::optional<std::size_t> node_of(const ScreenId& screen) const {
    const std::string id = screen.to_text();
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
      if (graph_.nodes[i].id == id) return i;
    }
    return std::nullopt;
  }

  // The screen on which a question is asked: its own, or the page that it stands on.
  std::optional<std::size_t> node_of(int item) const {
    for (int at = item; at >= 0; at = pack_.questionnaire.item(at).parent) {
      if (const auto node = node_of(ScreenId{Id::item, pack_.questionnaire.item(at).link_id})) return node;
    }
    return std::nullopt;
  }

  Truth outcome(const ScreenId& id) const {
    for (std::size_t i = 0; explored_ && i < explored_->outcomes.size(); ++i) {
      if (explored_->outcomes[i].id == id) return explored_->outcomes[i].reachability.reachable;
    }
    return Truth::yes;
  }

  void endings() {
    const int column = column_ + 1;
    for (const pack::Ending& ending : pack_.endings) {
      const ScreenId id{Id::ended, ending.id};
      Graph::Node node{id.to_text(), ending.title, "ending", column, 0, false, false};
      mark(node, outcome(id));
      const std::size_t here = add(std::move(node));
      enable_rule(ending.enable_rule, here);
    }
    std::vector<ScreenId> seen;
    for (const pack::JourneyStep& step : pack_.journey) {
      if (step.kind == pack::JourneyStep::Kind::send) {
        const ScreenId id{Id::sent, step.record_kind};
        if (std::find(seen.begin(), seen.end(), id) != seen.end()) continue;
        seen.push_back(id);
        Graph::Node node{id.to_text(), "Sent: " + step.record_kind, "", column, 0, false, false};
        mark(node, outcome(id));
        const std::size_t here = add(std::move(node));
        lead(last_, here, "");
        enable_rule(step.enable_rule, here);
      }
      const pack::Statement* statement = step.statement.empty() ? nullptr : pack_.statement(step.statement);
      if (!statement || statement->required_for.empty()) continue;
      const ScreenId id{Id::refused, step.statement};
      Graph::Node node{id.to_text(), "Refused: " + step.statement, "", column, 0, false, false};
      mark(node, outcome(id));
      const std::size_t here = add(std::move(node));
      if (const auto asks = node_of(ScreenId{Id::consent, step.statement})) lead(*asks, here, "if no");
    }
    if (seen.empty())
      lead(last_, add({ScreenId{Id::finished}.to_text(), "The end, with nothing sent", "", column, 0, false, false}),
           "");
  }

  void summary() {
    std::string text = std::to_string(graph_.nodes.size()) + " places. ";
    if (!explored_) {
      text += "This is how the pack is written. Nobody has looked yet at what can be reached.";
    } else {
      const auto count = [this](const auto& is) {
        return std::to_string(std::count_if(graph_.nodes.begin(), graph_.nodes.end(), is));
      };
      text += count([](const Graph::Node& node) { return node.unreachable; }) + " that no answers lead to, " +
              count([](const Graph::Node& node) { return node.note.ends_with(unsettled); }) + " not settled.";
      if (explored_->gave_up) {
        text +=
            " The search gave up before it had looked at every path: what it did not settle may be reachable "
            "or not.";
      }
    }
    graph_.summary = std::move(text);
  }

  const pack::ServicePack& pack_;
  const std::optional<explore::ExploreReport>& explored_;
  Graph graph_;
  std::map<int, int> rows_;
  std::size_t last_ = 0;
  int column_ = 0;
};

}  // namespace

Graph graph_of(const pack::ServicePack& pack, const std::optional<explore::ExploreReport>& explored) {
  return GraphMaker(pack, explored).run();
}

std::string item_of_node(const std::string& node) {
  const auto id = ScreenId::parse(node);
  return id.kind == Id::item ? id.name : std::string();
}

}  // namespace sealwell::workbench
