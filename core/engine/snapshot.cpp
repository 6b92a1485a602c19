#include "core/engine/snapshot.hpp"

#include "core/engine/com_b.hpp"
#include "core/engine/flow.hpp"
#include "core/engine/questionnaire_response.hpp"
#include "core/engine/retaking.hpp"

#include <algorithm>

namespace sealwell::engine {
namespace {

using pack::AnswerValue;
using pack::Item;

constexpr std::string_view format = "sealwell-snapshot/1";

json::Value texts_json(const std::vector<std::string>& texts) {
  json::Value list = json::Value::array();
  for (const std::string& text : texts) list.add(text);
  return list;
}

json::Value values_json(const std::vector<AnswerValue>& values) {
  json::Value list = json::Value::array();
  for (const AnswerValue& value : values) list.add(answer_json(value));
  return list;
}

json::Value answers_json(const pack::Questionnaire& questionnaire, const Answers& answers) {
  json::Value list = json::Value::array();
  for (std::size_t i = 0; i < questionnaire.items.size(); ++i) {
    const Item& item = questionnaire.items[i];
    // What a question holds that nobody is asked follows from the others.
    const Answer* answer = item.is_fixed() ? nullptr : answers.find(item.link_id);
    const std::vector<AnswerValue>* suggested = answers.suggested(static_cast<int>(i));
    if (!answer && !suggested) continue;
    json::Value entry = json::Value::object();
    entry.set("linkId", item.link_id);
    if (answer) {
      entry.set("typed", texts_json(answer->typed));
      if (!answer->typed_other.empty()) entry.set("other", answer->typed_other);
      if (answer->settled) entry.set("answer", values_json(answer->values));
      if (answer->draft) entry.set("draft", values_json(*answer->draft));
      if (answer->questioned) entry.set("questioned", true);
    }
    if (suggested) entry.set("suggested", values_json(*suggested));
    list.add(std::move(entry));
  }
  return list;
}

// Takes members out of objects. A member may be absent; the first that has another type than the format says is told.
class Reader {
 public:
  [[nodiscard]] const json::Array& list(const json::Value& holder, std::string_view name) {
    static const json::Array none;
    const json::Value* member = holder.find(name);
    if (!member) return none;
    if (const json::Array* items = member->if_array()) return *items;
    wrong_type(name);
    return none;
  }

  [[nodiscard]] std::string text(const json::Value& holder, std::string_view name) {
    const json::Value* member = holder.find(name);
    if (!member) return {};
    return text_of(*member, name);
  }

  [[nodiscard]] std::vector<std::string> texts(const json::Value& holder, std::string_view name) {
    std::vector<std::string> all;
    for (const json::Value& item : list(holder, name)) all.push_back(text_of(item, name));
    return all;
  }

  [[nodiscard]] bool flag(const json::Value& holder, std::string_view name) {
    const json::Value* member = holder.find(name);
    if (member && !member->if_bool()) wrong_type(name);
    return holder.bool_or(name, false);
  }

  // Those that are of the item's type, which another version of the pack may have changed.
  [[nodiscard]] std::vector<AnswerValue> values(const Item& item, const json::Value& holder, std::string_view name) {
    std::vector<AnswerValue> all;
    for (const json::Value& given : list(holder, name)) {
      if (auto value = read_answer(item, given)) all.push_back(std::move(*value));
    }
    return all;
  }

  void wrong_type(std::string_view name) {
    if (!failure) failure = Failure{Error::wrong_type, std::string(name)};
  }

  std::optional<Failure> failure;

 private:
  std::string text_of(const json::Value& value, std::string_view name) {
    if (const std::string* text = value.if_string()) return *text;
    wrong_type(name);
    return {};
  }
};

void read_answers(const pack::Questionnaire& questionnaire, const json::Value& snapshot, Reader& reader,
                  Answers& answers) {
  for (const json::Value& entry : reader.list(snapshot, "answers")) {
    const int index = questionnaire.find(reader.text(entry, "linkId"));
    if (index < 0 || !questionnaire.item(index).is_question()) continue;
    const Item& item = questionnaire.item(index);
    if (entry.find("suggested")) answers.suggest(index, reader.values(item, entry, "suggested"));
    if (!entry.find("typed") || item.is_fixed()) continue;
    Answer& answer = answers.at(item.link_id);
    answer.typed = reader.texts(entry, "typed");
    answer.typed_other = reader.text(entry, "other");
    answer.questioned = reader.flag(entry, "questioned");
    answer.values = reader.values(item, entry, "answer");
    answer.settled = entry.find("answer") && answer.values.size() == reader.list(entry, "answer").size();
    if (entry.find("draft")) answer.draft = reader.values(item, entry, "draft");
  }
}

// The pack may be a later version, and the bytes anybody's: what the form would not take is no answer.
void drop_what_is_not_taken(const pack::ServicePack& pack, Answers& answers, std::int64_t now_ms) {
  const pack::Messages messages(pack);
  Answers tried = answers;
  for (auto& [link_id, answer] : answers) {
    const Item& item = pack.questionnaire.item(pack.questionnaire.find(link_id));
    if (answer.settled && would_be_taken(pack, item, tried, messages, now_ms)) continue;
    answer.values.clear();
    answer.settled = false;
  }
}

void settle_anew(const pack::ServicePack& pack, State& state, const Context& context) {
  // First what expressions give: until that is known, answers that hang on one would be dropped.
  if (pack.questionnaire.calculates && context.calculator) {
    context.calculator->settle(pack.questionnaire, state.answers, context.now_ms);
  }
  settle(pack, state.answers, state.standing);
}

// Where the screen that was shown is not to be had any more, the run stands where the resident really is.
void find_place(const pack::ServicePack& pack, State& state) {
  const Way way(pack, state);
  const auto stop = way.find(state.trail[state.at]);
  std::string id = way.screen_for(stop ? stop->place : Way::end);
  if (id.empty()) id = way.all().back().id;
  if (id == state.trail[state.at]) return;
  const auto shown = state.trail.begin() + static_cast<std::ptrdiff_t>(state.at);
  state.at = static_cast<std::size_t>(std::find(state.trail.begin(), shown, id) - state.trail.begin());
  state.trail.resize(state.at + 1);
  state.trail[state.at] = std::move(id);
  state.changing = false;
  state.fresh_flags.clear();
}

// Consent is given when something is sent, and not days before by whoever had the device then.
void take_back_decisions(const pack::ServicePack& pack, State& state, const Context& context) {
  state.decisions.clear();
  for (const pack::Statement& statement : pack.statements) state.answers.erase(statement.item);
  settle_anew(pack, state, context);
  find_place(pack, state);
}

}  // namespace

Result<std::string> snapshot(const pack::ServicePack& pack, State state, const Context& context) {
  if (state.phase != State::Phase::asking) return Failure{Error::unknown_action, "snapshot"};
  if (!state.decisions.empty()) take_back_decisions(pack, state, context);
  json::Value value = json::Value::object();
  value.set("format", format);
  value.set("pack", pack.id);
  value.set("language", state.language);
  value.set("trail", texts_json(state.trail));
  value.set("at", static_cast<std::int64_t>(state.at));
  if (state.changing) value.set("changing", true);
  value.set("answers", answers_json(pack.questionnaire, state.answers));
  value.set("favourites", texts_json(state.favourites));
  value.set("flags", texts_json(state.fresh_flags));
  if (!state.own_barrier.empty()) value.set("barrier", state.own_barrier);
  if (state.disagreeing) value.set("disagreeing", true);
  if (!state.before.is_null()) value.set("before", std::move(state.before));
  if (!state.follow_up_of.empty()) value.set("of", state.follow_up_of);
  std::string bytes = json::write(value);
  if (bytes.size() > json::Limits().bytes) return Failure{Error::too_large, "snapshot"};
  return bytes;
}

Result<State> restore(const pack::ServicePack& pack, std::string_view bytes, const Context& context) {
  const auto read = json::parse(bytes);
  if (!read.ok()) return read.failure();
  const json::Value& value = read.value();
  if (value.text_or("format") != format) return Failure{Error::unknown_value, "format"};
  if (value.text_or("pack") != pack.id) return Failure{Error::unknown_value, "pack"};
  Reader reader;
  State state;
  state.language = reader.text(value, "language");
  if (std::find(pack.languages.begin(), pack.languages.end(), state.language) == pack.languages.end()) {
    state.language = pack.language;
  }
  state.trail = reader.texts(value, "trail");
  const json::Value* at = value.find("at");
  const auto place = at ? at->integer() : std::nullopt;
  if (!place || *place < 0 || static_cast<std::uint64_t>(*place) >= state.trail.size()) reader.wrong_type("at");
  else state.at = static_cast<std::size_t>(*place);
  state.changing = reader.flag(value, "changing");
  read_answers(pack.questionnaire, value, reader, state.answers);
  state.favourites = reader.texts(value, "favourites");
  state.fresh_flags = reader.texts(value, "flags");
  state.own_barrier = reader.text(value, "barrier");
  state.disagreeing = reader.flag(value, "disagreeing");
  if (const json::Value* before = value.find("before")) state.before = *before;
  state.follow_up_of = reader.text(value, "of");
  if (reader.failure) return *reader.failure;
  drop_what_is_not_taken(pack, state.answers, context.now_ms);
  settle_anew(pack, state, context);
  if (!scoring::component_from_id(state.own_barrier) || !com_b(pack, state.answers).is_there()) {
    state.own_barrier.clear();
  }
  find_place(pack, state);
  return state;
}

}  // namespace sealwell::engine
