#include "core/engine/snapshot.hpp"

#include "core/engine/com_b.hpp"
#include "core/engine/navigator.hpp"
#include "core/engine/questionnaire_response.hpp"
#include "core/engine/revalidation.hpp"
#include "core/json/text_list.hpp"

#include <algorithm>

namespace sealwell::engine {
namespace {

using pack::AnswerValue;
using pack::Item;

constexpr std::string_view format = "sealwell-snapshot/1";

// Every text, list of texts and flag of a run, once for writing and reading alike.
template <typename A> void members(A& archive, State& state) {
  archive("language", state.language);
  archive("trail", state.trail);
  archive("changing", state.changing);
  archive("favourites", state.favourites);
  archive("flags", state.fresh_flags);
  archive("barrier", state.own_barrier);
  archive("disagreeing", state.disagreeing);
  archive("of", state.follow_up_of);
}

template <typename A> void members(A& archive, Answer& answer) {
  archive("typed", answer.typed);
  archive("other", answer.typed_other);
  archive("questioned", answer.warned);
}

// Writes members of an object. A text or a flag that says nothing is left out.
struct Writer {
  void operator()(std::string_view name, const std::string& text) {
    if (!text.empty()) object.set(name, text);
  }
  void operator()(std::string_view name, bool flag) {
    if (flag) object.set(name, true);
  }
  void operator()(std::string_view name, const std::vector<std::string>& texts) {
    object.set(name, json::text_list(texts));
  }
  void operator()(std::string_view name, const std::vector<ScreenId>& screens) {
    std::vector<std::string> ids;
    for (const ScreenId& screen : screens) ids.push_back(screen.to_text());
    (*this)(name, ids);
  }
  void values(std::string_view name, const std::vector<AnswerValue>& values) {
    json::Value list = json::Value::array();
    for (const AnswerValue& value : values) list.add(answer_json(value));
    object.set(name, std::move(list));
  }

  json::Value object = json::Value::object();
};

// Reads members of an object. A member may be absent; the name of one that has another type than the format says is left
// in `wrong`.
struct Reader {
  void operator()(std::string_view name, std::string& text) {
    if (const json::Value* member = object.find(name)) take(name, *member, text);
  }
  void operator()(std::string_view name, bool& flag) {
    const json::Value* member = object.find(name);
    if (!member) return;
    if (const bool* given = member->if_bool()) flag = *given;
    else wrong = name;
  }
  void operator()(std::string_view name, std::vector<std::string>& texts) {
    for (const json::Value& item : list(name)) take(name, item, texts.emplace_back());
  }
  void operator()(std::string_view name, std::vector<ScreenId>& screens) {
    std::vector<std::string> ids;
    (*this)(name, ids);
    for (const std::string& id : ids) screens.push_back(ScreenId::parse(id));
  }
  // Those that are of the item's type, which another version of the pack may have changed.
  [[nodiscard]] std::vector<AnswerValue> values(std::string_view name, const Item& item) {
    std::vector<AnswerValue> all;
    for (const json::Value& given : list(name)) {
      if (auto value = read_answer(item, given)) all.push_back(std::move(*value));
    }
    return all;
  }
  [[nodiscard]] const json::Array& list(std::string_view name) {
    const json::Value* member = object.find(name);
    if (member && !member->if_array()) wrong = name;
    return object.items(name);
  }

  const json::Value& object;
  std::string_view& wrong;

 private:
  void take(std::string_view name, const json::Value& member, std::string& text) {
    if (const std::string* given = member.if_string()) text = *given;
    else wrong = name;
  }
};

void write_answers(const pack::Questionnaire& questionnaire, Answers& answers, json::Value& snapshot) {
  json::Value list = json::Value::array();
  for (std::size_t i = 0; i < questionnaire.items.size(); ++i) {
    const Item& item = questionnaire.items[i];
    // What a question holds that nobody is asked follows from the others.
    const bool held = !item.is_fixed() && answers.find(item.link_id);
    const std::vector<AnswerValue>* suggested = answers.suggested(static_cast<int>(i));
    if (!held && !suggested) continue;
    Writer entry;
    entry("linkId", item.link_id);
    if (held) {
      Answer& answer = answers.at(item.link_id);
      members(entry, answer);
      if (answer.accepted) entry.values("answer", answer.values);
      if (answer.draft) entry.values("draft", *answer.draft);
    }
    if (suggested) entry.values("suggested", *suggested);
    list.add(std::move(entry.object));
  }
  snapshot.set("answers", std::move(list));
}

void read_answers(const pack::Questionnaire& questionnaire, Reader& snapshot, Answers& answers) {
  for (const json::Value& given : snapshot.list("answers")) {
    Reader entry{given, snapshot.wrong};
    std::string link_id;
    entry("linkId", link_id);
    const int index = questionnaire.find(link_id);
    if (index < 0 || !questionnaire.item(index).is_question()) continue;
    const Item& item = questionnaire.item(index);
    if (given.find("suggested")) answers.suggest(index, entry.values("suggested", item));
    if (!given.find("typed") || item.is_fixed()) continue;
    Answer& answer = answers.at(link_id);
    answer = {};
    members(entry, answer);
    answer.values = entry.values("answer", item);
    answer.accepted = given.find("answer") && answer.values.size() == given.items("answer").size();
    if (given.find("draft")) answer.draft = entry.values("draft", item);
  }
}

// The pack may be a later version, and the bytes anybody's: what the form would not take is no answer.
void drop_what_is_not_taken(const pack::ServicePack& pack, Answers& answers, std::int64_t now_ms) {
  const pack::Messages messages(pack);
  Answers tried = answers;
  for (auto& [link_id, answer] : answers) {
    const Item& item = pack.questionnaire.item(pack.questionnaire.find(link_id));
    if (answer.accepted && still_valid(pack, item, tried, messages, now_ms)) continue;
    answer.values.clear();
    answer.accepted = false;
  }
}

void settle_anew(const pack::ServicePack& pack, State& state, const Context& context) {
  // First what expressions give: until that is known, answers that hang on one would be dropped.
  if (pack.questionnaire.calculates && context.calculator) {
    context.calculator->recompute(pack.questionnaire, state.answers, context.now_ms);
  }
  recompute(pack, state.answers, state.derived);
}

// Where the screen that was shown is not to be had any more, the run stands where the resident really is.
void find_place(const pack::ServicePack& pack, State& state) {
  const Navigator navigator(pack, state);
  const auto slot = navigator.find(state.trail[state.at]);
  const auto found = navigator.screen_for(slot ? slot->place : Navigator::end);
  const ScreenId id = found ? *found : navigator.all().back().id;
  if (id == state.trail[state.at]) return;
  const auto shown = state.trail.begin() + static_cast<std::ptrdiff_t>(state.at);
  state.at = static_cast<std::size_t>(std::find(state.trail.begin(), shown, id) - state.trail.begin());
  state.trail.resize(state.at + 1);
  state.trail[state.at] = id;
  state.changing = false;
  state.fresh_flags.clear();
}

// Consent is given when something is sent, and not days before by whoever had the device then.
void take_back_decisions(const pack::ServicePack& pack, State& state, const Context& context) {
  state.decisions.clear();
  for (const pack::Statement& statement : pack.statements) state.answers.erase(statement.item);
  settle_anew(pack, state, context);
}

}  // namespace

Result<std::string> snapshot(const pack::ServicePack& pack, State state, const Context& context) {
  if (state.phase != State::Phase::asking) return Failure{Error::unknown_action, "snapshot"};
  if (!state.decisions.empty()) take_back_decisions(pack, state, context);
  find_place(pack, state);
  Writer writer;
  writer.object.set("format", format);
  writer("pack", pack.id);
  members(writer, state);
  writer.object.set("at", static_cast<std::int64_t>(state.at));
  if (!state.before.is_null()) writer.object.set("before", std::move(state.before));
  write_answers(pack.questionnaire, state.answers, writer.object);
  std::string bytes = json::write(writer.object);
  if (bytes.size() > json::Limits().bytes) return Failure{Error::too_large, "snapshot"};
  return bytes;
}

Result<State> restore(const pack::ServicePack& pack, std::string_view bytes, const Context& context) {
  const auto read = json::parse(bytes);
  if (!read.ok()) return read.failure();
  const json::Value& value = read.value();
  if (value.text_or("format") != format) return Failure{Error::unknown_value, "format"};
  if (value.text_or("pack") != pack.id) return Failure{Error::unknown_value, "pack"};
  State state;
  std::string_view wrong;
  Reader reader{value, wrong};
  members(reader, state);
  read_answers(pack.questionnaire, reader, state.answers);
  if (const json::Value* before = value.find("before")) state.before = *before;
  const json::Value* at = value.find("at");
  const auto place = at ? at->integer() : std::nullopt;
  if (!place || *place < 0 || static_cast<std::uint64_t>(*place) >= state.trail.size()) wrong = "at";
  else state.at = static_cast<std::size_t>(*place);
  if (!wrong.empty()) return Failure{Error::wrong_type, std::string(wrong)};
  if (std::find(pack.languages.begin(), pack.languages.end(), state.language) == pack.languages.end()) {
    state.language = pack.language;
  }
  drop_what_is_not_taken(pack, state.answers, context.now_ms);
  settle_anew(pack, state, context);
  if (!scoring::component_from_id(state.own_barrier) || !com_b(pack, state.answers).has_data()) {
    state.own_barrier.clear();
  }
  find_place(pack, state);
  return state;
}

}  // namespace sealwell::engine
