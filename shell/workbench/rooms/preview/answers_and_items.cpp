#include "core/base/text.hpp"
#include "core/engine/answers.hpp"
#include "core/pack/messages.hpp"

#include "shell/workbench/rooms/panel.hpp"
#include "shell/workbench/rooms/preview/internals.hpp"

#include <algorithm>

namespace sealwell::workbench {
namespace {

using engine::Answer;
using pack::Item;

// Inputs that were left empty say nothing.
std::string joined_filled(std::vector<std::string> texts) {
  std::erase(texts, "");
  return joined(texts);
}

std::string value_in_words(const pack::ServicePack& pack, const Item& item, const pack::AnswerValue& value) {
  Answer answer;
  answer.values.push_back(value);
  const std::string words = joined_filled(engine::describe_answer(item, answer, pack::Messages(pack)));
  // A code that no option has says itself.
  return words.empty() ? (value.coding.code.empty() ? value.text : value.coding.code) : words;
}

std::string operator_in_words(pack::Operator comparison) {
  switch (comparison) {
    case pack::Operator::equal: return "is";
    case pack::Operator::not_equal: return "is not";
    case pack::Operator::greater: return "is more than";
    case pack::Operator::less: return "is less than";
    case pack::Operator::greater_or_equal: return "is at least";
    case pack::Operator::less_or_equal: return "is at most";
    case pack::Operator::exists: break;
  }
  return "is answered";
}

std::string answered(const Run& run, const Item& item) {
  const pack::ServicePack& pack = run.journey().pack();
  const Answer* answer = run.journey().state().answers.find(item.link_id);
  if (!answer || answer->values.empty()) return "no answer";
  return joined_filled(engine::describe_answer(item, *answer, pack::Messages(pack)));
}

// Why an item applies or doesn't, by the rules of engine::applies.
std::string why(const Run& run, const Item& item) {
  const pack::ServicePack& pack = run.journey().pack();
  const engine::State& state = run.journey().state();
  const auto applies = [&](int index) { return state.derived.enabled[static_cast<std::size_t>(index)] != 0; };
  if (item.in_condition_cycle) return "Its conditions wait for each other in a ring";
  if (!item.asked) return "No step of the journey asks it";
  if (!item.enabled_by.empty()) {
    const bool holds = state.answers.holds(pack.questionnaire.find(item.link_id));
    if (!holds) return "Its expression doesn't hold: " + item.enabled_by;
  }
  if (item.parent >= 0) {
    const Item& above = pack.questionnaire.item(item.parent);
    if (!applies(item.parent)) return "What it stands below doesn't apply: " + named(above);
    const Answer* answer = above.is_question() ? state.answers.find(above.link_id) : nullptr;
    if (above.is_question() && (!answer || answer->values.empty())) return "It waits for an answer to " + named(above);
  }
  std::vector<std::string> lines;
  if (!item.asked_when.empty()) {
    lines.push_back(item.asked_when.size() == 1 ? "Its step:" : "Any of its steps:");
    for (const pack::EnableRule& step : item.asked_when) {
      for (std::string& line : condition_lines(run, step)) lines.push_back(std::move(line));
    }
  }
  for (std::string& line : condition_lines(run, item.enable_rule)) lines.push_back(std::move(line));
  if (!item.enabled_by.empty()) lines.push_back("Its expression holds: " + item.enabled_by);
  if (lines.empty()) return item.parent >= 0 ? "With what it stands below" : "Always";
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : text.ends_with(":") ? " " : "; ") + line;
  return text;
}

std::string applicability(const Item& item, bool applies) {
  if (!applies) return "no";
  if (item.hidden) return "yes, hidden";
  return item.is_fixed() ? "yes, not asked" : "yes";
}

}  // namespace

std::string named(const Item& item) {
  const std::string& text = item.short_text.empty() ? item.text : item.short_text;
  return text.empty() ? item.link_id : text + " (" + item.link_id + ")";
}

std::string forgotten(const Run& run) {
  if (run.journey().state().phase == engine::State::Phase::asking) return {};
  return "The session has forgotten every answer, as it does on a resident's device. Step back in the "
         "history to see "
         "what there was.";
}

std::vector<std::string> condition_lines(const Run& run, const pack::EnableRule& enable_rule) {
  const pack::ServicePack& pack = run.journey().pack();
  const engine::State& state = run.journey().state();
  std::vector<std::string> lines;
  if (enable_rule.conditions.size() > 1) lines.push_back(enable_rule.any ? "Any of:" : "All of:");
  for (const pack::Condition& condition : enable_rule.conditions) {
    const bool known = condition.item >= 0;
    const std::string question = known ? named(pack.questionnaire.item(condition.item)) : condition.question;
    std::string line = question + " " + operator_in_words(condition.comparison);
    if (condition.comparison == pack::Operator::exists) {
      if (!condition.expected.boolean) line = question + " is not answered";
    } else if (known) {
      line += " " + value_in_words(pack, pack.questionnaire.item(condition.item), condition.expected);
    }
    const pack::EnableRule alone{{condition}, false};
    const bool holds = engine::holds(pack.questionnaire, state.answers, state.derived.enabled, alone);
    line += holds ? ": holds" : ": doesn't hold";
    if (known) line += " (" + answered(run, pack.questionnaire.item(condition.item)) + ")";
    lines.push_back(std::move(line));
  }
  return lines;
}

Panel answers_panel(const Run& run) {
  Panel panel{"answers", "Answers", {}};
  const pack::ServicePack& pack = run.journey().pack();
  if (const std::string gone = forgotten(run); !gone.empty())
    panel.pieces.push_back(engine::Block(engine::Inset{gone}));
  Table table;
  table.id = "answers";
  table.caption = "Answers so far";
  table.columns = {{"question", "Question", false},
                   {"answer", "Answer", false},
                   {"typed", "As typed", false},
                   {"standing", "Standing", false}};
  table.empty = "Nothing has been answered yet.";
  for (const Item& item : pack.questionnaire.items) {
    const Answer* answer = run.journey().state().answers.find(item.link_id);
    if (!answer) continue;
    std::vector<std::string> typed = answer->typed;
    typed.push_back(answer->typed_other);
    const bool counts = !answer->values.empty();
    table.rows.push_back({item.link_id,
                          {named(item), joined_filled(engine::describe_answer(item, *answer, pack::Messages(pack))),
                           joined_filled(typed),
                           answer->accepted ? (counts ? "stands" : "left out")
                           : counts         ? "given by the pack, or changed"
                                            : "typed, not continued from"},
                          false});
  }
  panel.pieces.push_back(std::move(table));
  return panel;
}

Panel items_panel(const Run& run) {
  Panel panel{"items", "Items that apply, and why", {}};
  if (const std::string gone = forgotten(run); !gone.empty()) {
    panel.pieces.push_back(engine::Block(engine::Inset{gone}));
    return panel;
  }
  const pack::ServicePack& pack = run.journey().pack();
  const std::vector<std::uint8_t>& enabled = run.journey().state().derived.enabled;
  Table table;
  table.id = "items";
  table.caption = "Items of the questionnaire";
  table.columns = {{"item", "Item", false}, {"applies", "Applies", false}, {"why", "Why", false}};
  table.empty = "The questionnaire has no items.";
  for (std::size_t i = 0; i < pack.questionnaire.items.size() && i < enabled.size(); ++i) {
    const Item& item = pack.questionnaire.items[i];
    if (item.instance > 1 && !enabled[i]) continue;  // one that nobody asked for
    const auto shown = fields_of(run.screen());
    const bool here = std::find(shown.begin(), shown.end(), item.link_id) != shown.end();
    table.rows.push_back({item.link_id, {named(item), applicability(item, enabled[i] != 0), why(run, item)}, here});
  }
  panel.pieces.push_back(std::move(table));
  return panel;
}

}  // namespace sealwell::workbench
