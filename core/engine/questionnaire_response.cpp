#include "core/engine/questionnaire_response.hpp"

#include "core/pack/answer_reader.hpp"

#include <algorithm>
#include <map>

namespace sealwell::engine {
namespace {

using pack::AnswerValue;
using pack::Item;
using pack::ItemType;

json::Value coding_json(const pack::Coding& coding) {
  json::Value value = json::Value::object();
  if (!coding.system.empty()) value.set("system", coding.system);
  value.set("code", coding.code);
  if (!coding.display.empty()) value.set("display", coding.display);
  return value;
}

}  // namespace

json::Value answer_json(const AnswerValue& value) {
  json::Value answer = json::Value::object();
  switch (value.kind) {
    case AnswerValue::Kind::boolean: answer.set("valueBoolean", value.boolean); break;
    case AnswerValue::Kind::integer: answer.set("valueInteger", value.number); break;
    case AnswerValue::Kind::decimal: answer.set("valueDecimal", value.number); break;
    case AnswerValue::Kind::quantity: {
      json::Value quantity = json::Value::object();
      quantity.set("value", value.number);
      if (!value.text.empty()) quantity.set("unit", value.text);
      // FHIR (qty-3): a code means nothing without its system.
      if (!value.coding.system.empty() && !value.coding.code.empty()) {
        quantity.set("system", value.coding.system);
        quantity.set("code", value.coding.code);
      }
      answer.set("valueQuantity", std::move(quantity));
      break;
    }
    case AnswerValue::Kind::date: answer.set("valueDate", to_iso(value.date)); break;
    case AnswerValue::Kind::date_time: answer.set("valueDateTime", to_iso(value.moment)); break;
    case AnswerValue::Kind::time: answer.set("valueTime", iso_time(value.moment.second)); break;
    case AnswerValue::Kind::text: answer.set("valueString", value.text); break;
    case AnswerValue::Kind::url: answer.set("valueUri", value.text); break;
    case AnswerValue::Kind::coding: answer.set("valueCoding", coding_json(value.coding)); break;
  }
  return answer;
}

std::optional<AnswerValue> read_answer(const Item& item, const json::Value& answer) {
  pack::Failures failures;
  auto value = pack::read_answer_value(pack::ObjectReader(answer, "", failures), "value");
  if (!value || !pack::answers(item.type, value->kind)) return std::nullopt;
  // The pack's own words, so that others beside the same answer are seen as a change.
  if (value->kind == AnswerValue::Kind::quantity && item.units.empty()) {
    value->text = item.unit;
    value->coding = item.unit_coding;
  }
  for (const pack::Coding& unit : item.units) {
    if (value->coding.code.empty() ? unit.display != value->text : !unit.means(value->coding)) continue;
    value->text = unit.display;
    value->coding = unit;
    break;
  }
  if (value->kind == AnswerValue::Kind::coding) {
    const pack::AnswerOption* option = engine::option_of(item, *value);
    if (option) value = option->value;
  }
  return value;
}

json::Value questionnaire_response(const pack::Questionnaire& questionnaire, const Answers& answers,
                                   const std::string& authored, const std::string& language) {
  return questionnaire_response(questionnaire, answers, PartialEnablement(questionnaire, answers), authored, language);
}

json::Value questionnaire_response(const pack::Questionnaire& questionnaire, const Answers& answers,
                                   const PartialEnablement& applicable, const std::string& authored,
                                   const std::string& language, std::vector<int>* written) {
  // Children stand behind their parents in the list, so building from the end finds each item's
  // children ready.
  const std::size_t count = questionnaire.items.size();
  std::vector<json::Array> children(count);
  json::Array top;
  for (std::size_t i = count; i-- > 0;) {
    const Item& item = questionnaire.items[i];
    if (item.type == ItemType::display || item.is_add_another_question || !applicable.applies(static_cast<int>(i)))
      continue;
    const engine::Answer* answer = item.is_question() ? answers.find(item.link_id) : nullptr;
    const bool answered = answer && !answer->values.empty();
    if (!answered && children[i].empty()) continue;
    if (written) written->push_back(static_cast<int>(i));
    json::Value entry = json::Value::object();
    entry.set("linkId", item.written_id());
    // Of a group's further instances the text is the group's.
    const Item& worded = item.instance == 1 ? item : questionnaire.item(questionnaire.find(item.written_id()));
    const std::string& text = worded.written_text();
    if (!text.empty()) entry.set("text", text);
    json::Array below(children[i].rbegin(), children[i].rend());
    if (answered) {
      json::Value list = json::Value::array();
      for (std::size_t k = 0; k < answer->values.size(); ++k) {
        json::Value value = answer_json(answer->values[k]);
        if (k == 0 && !below.empty()) value.set("item", std::move(below));
        list.add(std::move(value));
      }
      entry.set("answer", std::move(list));
    } else {
      entry.set("item", std::move(below));
    }
    // A further instance lies in the first, and stands beside it in a response.
    int holder = item.parent;
    if (holder >= 0 && item.instance > questionnaire.item(holder).instance) holder = questionnaire.item(holder).parent;
    (holder < 0 ? top : children[static_cast<std::size_t>(holder)]).push_back(std::move(entry));
  }
  if (written) std::reverse(written->begin(), written->end());

  json::Value response = json::Value::object();
  response.set("resourceType", "QuestionnaireResponse");
  response.set("language", language);
  if (!questionnaire.url.empty()) {
    response.set("questionnaire",
                 questionnaire.url + (questionnaire.version.empty() ? "" : "|" + questionnaire.version));
  }
  response.set("status", "completed");
  response.set("authored", authored);
  json::Array items(top.rbegin(), top.rend());
  if (!items.empty()) response.set("item", std::move(items));
  return response;
}

namespace {

// What stands in an instance of a group that repeats is that instance's.
struct Holder {
  const json::Value* value;
  int instance;
};

// Takes the next instance of a group that repeats: the question before it has been answered with yes.
int take_instance(const pack::Questionnaire& questionnaire, int group, std::map<int, int>& taken, Answers& answers) {
  const int instance = ++taken[group];
  int root = group;
  for (int i = 1; i < instance && root >= 0; ++i) root = questionnaire.item(root).next_instance;
  if (root < 0) return 0;
  if (instance > 1 && questionnaire.item(root - 1).is_add_another_question) {
    engine::Answer& more = answers.at(questionnaire.item(root - 1).link_id);
    AnswerValue yes;
    yes.kind = AnswerValue::Kind::boolean;
    yes.boolean = true;
    more.values = {yes};
    more.accepted = true;
  }
  return instance;
}

}  // namespace

Answers read_response(const pack::Questionnaire& questionnaire, const json::Value& response,
                      std::vector<std::string>& problems) {
  Answers answers;
  std::vector<Holder> waiting{{&response, 1}};
  std::map<int, int> taken;  // how many instances of each group that repeats have been read
  while (!waiting.empty()) {
    const Holder holder = waiting.back();
    waiting.pop_back();
    for (const json::Value& entry : holder.value->items("item")) {
      const std::string link_id(entry.text_or("linkId"));
      int index = questionnaire.find(link_id);
      if (index < 0 || questionnaire.item(index).instance > 1) {
        problems.push_back("questionnaireResponse: the pack has no item " + link_id);
        waiting.push_back({&entry, holder.instance});
        continue;
      }
      int instance = holder.instance;
      if (questionnaire.item(index).has_instances()) {
        instance = take_instance(questionnaire, index, taken, answers);
        if (instance == 0) {
          problems.push_back("questionnaireResponse: more instances than the pack takes of " + link_id);
          continue;
        }
      }
      waiting.push_back({&entry, instance});
      const int in_instance = questionnaire.item(index).in_instance;
      // In a forged response it may stand in another group's instance, which has more than its own.
      for (int i = 1; i < instance && in_instance >= 0 && questionnaire.item(index).next_instance >= 0; ++i) {
        index = questionnaire.item(index).next_instance;
      }
      const Item& item = questionnaire.item(index);
      // Whoever recorded it worked out that it applies; core/authoring/conformance checks that against the expression.
      if (!item.enabled_by.empty()) answers.set_holds(index, true);
      for (const json::Value& given : entry.items("answer")) {
        waiting.push_back({&given, instance});
        const auto value = item.is_question() ? read_answer(item, given) : std::nullopt;
        if (!value) {
          problems.push_back("questionnaireResponse: an answer of another type at " + link_id);
          continue;
        }
        engine::Answer& answer = answers.at(item.link_id);
        answer.values.push_back(*value);
        answer.accepted = true;
      }
    }
  }
  return answers;
}

}  // namespace sealwell::engine
