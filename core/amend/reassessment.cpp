#include "core/amend/reassessment.hpp"

#include "core/base/reference.hpp"
#include "core/base/text.hpp"
#include "core/engine/questionnaire_response.hpp"
#include "core/engine/result_texts.hpp"
#include "core/pack/messages.hpp"

#include <algorithm>

namespace sealwell::amend {
namespace {

using pack::Item;
using pack::ServicePack;

bool can_be_taken(const Item& item, const json::Value& given) {
  const auto value = engine::read_answer(item, given);
  if (!value) return false;
  const bool own_words = item.type == pack::ItemType::open_choice && value->kind == pack::AnswerValue::Kind::text;
  return !item.is_choice() || own_words || engine::option_of(item, *value);
}

// Takes from a response what can stand in the inputs of today's pack.
class Carrying {
 public:
  explicit Carrying(const ServicePack& pack) : pack_(pack) {}

  // Ends where the document does: a reader allows no nesting deeper than its limit.
  json::Array items(const json::Array& list) {
    json::Array kept;
    for (const json::Value& entry : list) {
      json::Value own = item(entry);
      if (own.find("answer") || own.find("item")) kept.push_back(std::move(own));
    }
    return kept;
  }

  int left_out = 0;

 private:
  json::Value item(const json::Value& entry) {
    const int index = pack_.questionnaire.find(entry.text_or("linkId"));
    json::Array answers;
    json::Array below = items(entry.items("item"));
    for (const json::Value& given : entry.items("answer")) {
      json::Array children = items(given.items("item"));
      const bool taken = index >= 0 && is_asked(index) && can_be_taken(pack_.questionnaire.item(index), given);
      if (!taken) {
        below.insert(below.end(), children.begin(), children.end());
        continue;
      }
      json::Value own = given;
      std::erase_if(*own.if_object(), [](const json::Member& member) { return member.name == "item"; });
      if (!children.empty()) own.set("item", std::move(children));
      answers.push_back(std::move(own));
    }
    if (answers.size() < entry.items("answer").size() && (index < 0 || is_asked(index))) ++left_out;
    json::Value own = json::Value::object().set("linkId", entry.text_or("linkId"));
    if (!answers.empty()) own.set("answer", std::move(answers));
    if (!below.empty()) own.set("item", std::move(below));
    return own;
  }

  // What nobody is asked is no answer, and what lies in an anonymous part is to lead nowhere.
  bool is_asked(int index) const {
    const Item& item = pack_.questionnaire.item(index);
    if (!item.is_question()) return true;  // it was one then
    const auto place = static_cast<std::size_t>(index);
    const bool anonymous = !pack_.parts.empty() && pack_.parts[pack_.part_of[place]].anonymous;
    return !item.is_fixed() && !anonymous;
  }

  const ServicePack& pack_;
};

bool results_tell(const ServicePack& pack, const Item& item) {
  return std::any_of(pack.topics.begin(), pack.topics.end(), [&](const pack::Topic& topic) {
    return std::find(topic.items.begin(), topic.items.end(), item.written_id()) != topic.items.end();
  });
}

json::Value before_of(const SentReferral& sent, const json::Value& record, const json::Value& answers,
                      const ServicePack& pack) {
  const pack::Messages messages(pack, pack::changes_sentences);
  const std::string date = messages.date(pack::day_of(pack, parse_instant(sent.issued_at).value_or(0)));
  json::Value before = json::Value::object();
  const auto tell = [&](std::string_view key, const std::string& what) {
    if (!what.empty()) before.set(key, messages.say("changes-last-time", {{"date", date}, {"words", what}}));
  };
  for (const json::Value& score : record.items("scores")) {
    const auto bands = pack.bands.find(score.text_or("instrument"));
    const json::Value* result = score.find("result");
    if (bands == pack.bands.end() || !result) continue;
    std::vector<std::string> texts;
    for (const pack::BandText* band : engine::texts_for_result(bands->second, *result)) {
      texts.push_back(engine::fill_figures(band->means, *result));
    }
    tell(bands->first, joined(texts, " "));
  }
  std::vector<std::string> not_taken;
  for (const auto& [link_id, answer] : engine::read_response(pack.questionnaire, answers, not_taken)) {
    const Item& item = pack.questionnaire.item(pack.questionnaire.find(link_id));
    if (results_tell(pack, item)) tell(link_id, joined(engine::describe_answer(item, answer, messages), ", "));
  }
  return before;
}

}  // namespace

bool can_reassess(const SentReferral& sent, const ServicePack& pack) {
  const json::Value* then = sent.document.find("followUp");
  const json::Value* now = pack.terms ? pack.terms->find("followUp") : nullptr;
  const json::Value* record = sent.document.find("sent");
  return then && now && record && record->find("questionnaireResponse") &&
         then->text_or("family") == now->text_or("family");
}

std::optional<Reassessment> reassessment_from(const SentReferral& sent, const ServicePack& pack) {
  if (!can_reassess(sent, pack)) return std::nullopt;
  const json::Value& record = *sent.document.find("sent");
  Reassessment again;
  Carrying carrying(pack);
  again.answers =
      json::Value::object().set("item", carrying.items(record.find("questionnaireResponse")->items("item")));
  again.left_out = carrying.left_out;
  again.before = before_of(sent, record, again.answers, pack);
  // Of a second one, the first: that is what the service has put the others beside.
  const json::Value* first = record.find("followUp");
  again.of = first ? first->text_or("of") : std::string_view();
  if (!is_reference(again.of)) again.of = sealing::envelope_reference(sent.envelope.id);
  return again;
}

json::Value reassessment_action(const std::optional<Reassessment>& again) {
  json::Value action = json::Value::object().set("type", "again");
  if (again) action.set("answers", again->answers).set("before", again->before).set("of", again->of);
  return action;
}

}  // namespace sealwell::amend
