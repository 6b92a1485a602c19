#include "core/engine/calculation/calculator.hpp"

#include "core/engine/calculation/expressions.hpp"
#include "core/engine/calculation/values.hpp"
#include "core/engine/questionnaire_response.hpp"

#include <algorithm>
#include <map>

namespace sealwell::engine {
namespace {

using Of = engine::Calculator::Outcome::Of;

// The items of the pack's Questionnaire, by linkId.
std::map<std::string_view, const json::Value*> items_of(const json::Value& questionnaire) {
  std::map<std::string_view, const json::Value*> items;
  std::vector<const json::Value*> waiting{&questionnaire};
  while (!waiting.empty()) {
    const json::Value& holder = *waiting.back();
    waiting.pop_back();
    for (const json::Value& item : holder.items("item")) {
      items.emplace(item.text_or("linkId"), &item);
      waiting.push_back(&item);
    }
  }
  return items;
}

// The Questionnaire's own JSON; null for a pack that calculates nothing.
json::Value source_of(const pack::Questionnaire& questionnaire) {
  auto parsed = json::parse(questionnaire.source);
  return parsed.ok() ? std::move(parsed).value() : json::Value();
}

// What does not change while a pack runs.
struct Form {
  explicit Form(const pack::ServicePack& whole)
      : pack(whole), questionnaire(whole.questionnaire), expressions(parse_expressions(whole.questionnaire)),
        source(source_of(whole.questionnaire)), items(items_of(source)) {}

  const pack::ServicePack& pack;
  const pack::Questionnaire& questionnaire;
  Expressions expressions;
  json::Value source;
  std::map<std::string_view, const json::Value*> items;
};

// One round: everything evaluated over the same answers.
class Round {
 public:
  Round(const Form& form, const engine::Answers& answers, std::int64_t now_ms,
        std::vector<ExpressionFailure>* expression_failures)
      : form_(form), now_(pack::local_time(form.pack, now_ms)), troubles_(expression_failures),
        nodes_(form.questionnaire.items.size()), known_(form.expressions.variables.size()) {
    const std::string language(form.source.text_or("language", "en"));
    std::vector<int> written;
    const engine::PartialEnablement applicable(form.questionnaire, answers);
    response_ =
        engine::questionnaire_response(form.questionnaire, answers, applicable, to_iso(now_), language, &written);
    response_.set("status", "in-progress");
    // In the order of the response: an item, what is in it, what comes after it. A linkId may be there several times.
    std::size_t next = 0;
    std::vector<const json::Value*> waiting;
    const auto push = [&waiting](const json::Value& holder) {
      const json::Array& items = holder.items("item");
      for (std::size_t i = items.size(); i-- > 0;) waiting.push_back(&items[i]);
    };
    push(response_);
    while (!waiting.empty()) {
      const json::Value& item = *waiting.back();
      waiting.pop_back();
      nodes_[static_cast<std::size_t>(written[next++])] = &item;
      const json::Array& told = item.items("answer");
      for (std::size_t i = told.size(); i-- > 0;) push(told[i]);
      push(item);
    }
  }

  fhirpath::Collection value(const Parsed& parsed, std::string_view name) {
    // Only the variables that are asked for, each after those that it asks for.
    std::vector<int> needed;
    std::vector<int> waiting = parsed.uses;
    while (!waiting.empty()) {
      const int index = waiting.back();
      waiting.pop_back();
      if (known_[static_cast<std::size_t>(index)]) continue;
      known_[static_cast<std::size_t>(index)].emplace();
      needed.push_back(index);
      const Parsed& variable = form_.expressions.variables[static_cast<std::size_t>(index)].parsed;
      waiting.insert(waiting.end(), variable.uses.begin(), variable.uses.end());
    }
    std::sort(needed.begin(), needed.end());
    for (const int index : needed) {
      const ParsedVariable& variable = form_.expressions.variables[static_cast<std::size_t>(index)];
      *known_[static_cast<std::size_t>(index)] = evaluated(variable.parsed, "variable", variable.name);
    }
    return evaluated(parsed, name, {});
  }

  void trouble(const Parsed& parsed, std::string_view kind, std::string_view name, const Failure& failure) {
    if (!troubles_) return;
    troubles_->push_back({parsed.item, std::string(kind).append(name.empty() ? "" : " ").append(name), failure});
  }

 private:
  fhirpath::Collection evaluated(const Parsed& parsed, std::string_view kind, std::string_view name) {
    if (parsed.failure) {
      trouble(parsed, kind, name, *parsed.failure);
      return {};
    }
    fhirpath::Context context;
    context.resource = &response_;
    context.questionnaire = &form_.source;
    context.now = fhirpath::moment_of(now_);
    context.focus.push_back(fhirpath::of_element(place_of(parsed.item)));
    std::vector<fhirpath::Variable> variables;
    for (const int index : parsed.uses) {
      variables.push_back({form_.expressions.variables[static_cast<std::size_t>(index)].name,
                           &*known_[static_cast<std::size_t>(index)]});
    }
    fhirpath::Collection own_item;
    if (parsed.uses_own_item) {
      const auto found = form_.items.find(form_.questionnaire.item(parsed.item).link_id);
      if (found != form_.items.end()) own_item.push_back(fhirpath::of_element(*found->second));
      variables.push_back({"qitem", &own_item});
    }
    context.variables = variables;
    auto result = evaluate(parsed.expression, context, steps_);
    if (result.ok()) return std::move(result).value();
    trouble(parsed, kind, name, result.failure());
    return {};
  }

  // Where an expression stands in the response. What has no answer yet is not in it; a stand-in keeps an expression
  // from looking at something else before the first answer than after it.
  const json::Value& place_of(int item) {
    if (item < 0) return response_;
    if (const json::Value* node = nodes_[static_cast<std::size_t>(item)]) return *node;
    json::Value& stand_in = stand_ins_[item];
    if (stand_in.is_null()) stand_in.set("linkId", form_.questionnaire.item(item).link_id);
    return stand_in;
  }

  const Form& form_;
  CivilDateTime now_;  // as the pack's residents tell it
  std::vector<ExpressionFailure>* troubles_;
  json::Value response_;
  std::vector<const json::Value*> nodes_;  // of response_, by item
  std::map<int, json::Value> stand_ins_;
  std::vector<std::optional<fhirpath::Collection>> known_;  // by variable
  std::size_t steps_ = max_steps;
};

std::vector<engine::Calculator::Outcome> evaluate_all(const Form& form, const engine::Answers& answers,
                                                      std::int64_t now_ms,
                                                      std::vector<ExpressionFailure>* expression_failures) {
  std::vector<engine::Calculator::Outcome> outcomes;
  Round round(form, answers, now_ms, expression_failures);
  for (const Rule& rule : form.expressions.rules) {
    const fhirpath::Collection given = round.value(rule.parsed, name_of(rule.of));
    engine::Calculator::Outcome outcome;
    outcome.item = rule.parsed.item;
    outcome.of = rule.of;
    if (rule.of == Of::enabled) {
      const auto told = as_condition(given);
      if (!told.ok()) round.trouble(rule.parsed, name_of(rule.of), {}, told.failure());
      outcome.holds = told.ok() && told.value().value_or(false);
    } else {
      outcome.values = as_answers(form.questionnaire.item(outcome.item), given);
      if (outcome.values.empty() && !given.empty())
        round.trouble(rule.parsed, name_of(rule.of), {}, {Error::wrong_type, ""});
    }
    outcomes.push_back(std::move(outcome));
  }
  return outcomes;
}

class Working final : public engine::Calculator {
 public:
  explicit Working(const pack::ServicePack& pack) : form_(pack) {}
  std::vector<Outcome> evaluate_all(const engine::Answers& answers, std::int64_t now_ms) const override {
    return engine::evaluate_all(form_, answers, now_ms, nullptr);
  }

 private:
  Form form_;
};

}  // namespace

std::unique_ptr<engine::Calculator> make_calculator(const pack::ServicePack& pack) {
  if (!pack.questionnaire.calculates) return nullptr;
  return std::make_unique<Working>(pack);
}

std::vector<ExpressionFailure> expression_failures(const pack::ServicePack& pack, const engine::Answers& answers,
                                                   std::int64_t now_ms) {
  std::vector<ExpressionFailure> found;
  (void)evaluate_all(Form(pack), answers, now_ms, &found);
  return found;
}

}  // namespace sealwell::engine
