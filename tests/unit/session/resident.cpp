#include "tests/unit/session/resident.hpp"

#include "core/session/screen_json.hpp"

namespace sealwell::session {
namespace {

void collect(const json::Value& value, std::string& texts) {
  if (const std::string* text = value.if_string()) texts += *text + "\n";
  if (const json::Array* list = value.if_array()) {
    for (const json::Value& item : *list) collect(item, texts);
  }
  if (const json::Object* members = value.if_object()) {
    for (const json::Member& member : *members) collect(member.value, texts);
  }
}

bool has_command(const json::Value& value, std::string_view action, std::string_view target) {
  if (value.text_or("type") == "command" && value.text_or("action") == action && value.text_or("target") == target) {
    return true;
  }
  if (const json::Array* list = value.if_array()) {
    for (const json::Value& item : *list) {
      if (has_command(item, action, target)) return true;
    }
  }
  if (const json::Object* members = value.if_object()) {
    for (const json::Member& member : *members) {
      if (has_command(member.value, action, target)) return true;
    }
  }
  return false;
}

}  // namespace

Resident::Resident(const json::Value& joined, std::string_view language) : pack(pack::read_pack(joined, language)), joined_(joined) {
  now = begin(pack, context);
}

Resident& Resident::act(Action action) {
  // As a journey does that has the pack's document.
  if (action.type == Action::Type::language && may_speak(pack, now.state, action.target)) {
    pack = pack::read_pack(joined_, action.target);
  }
  now = update(pack, std::move(now.state), action, context);
  // Whatever happens: the screen shown is the one that the trail names.
  REQUIRE(now.state.at < now.state.trail.size());
  CHECK(now.screen.id == now.state.trail[now.state.at]);
  CHECK(now.screen.position == static_cast<int>(now.state.at));
  return *this;
}

Resident& Resident::act(Action::Type type, const std::string& target) {
  Action action;
  action.type = type;
  action.target = target;
  return act(std::move(action));
}

Resident& Resident::submit(const Typed& typed, const std::string& button) {
  Action action;
  action.screen = at();
  action.button = button;
  for (const auto& [name, values] : typed) action.fields[name] = values;
  return act(std::move(action));
}

Resident& Resident::answer(const std::string& text) {
  return submit({{at().substr(at().find('/') + 1), {text}}});
}

Resident& Resident::input(const Typed& typed) {
  Action action;
  action.type = Action::Type::input;
  action.screen = at();
  for (const auto& [name, values] : typed) action.fields[name] = values;
  return act(std::move(action));
}

Resident& Resident::visit(int position, const Typed& typed) {
  Action action;
  action.type = Action::Type::visit;
  action.position = position;
  for (const auto& [name, values] : typed) action.fields[name] = values;
  return act(std::move(action));
}

std::string Resident::words(std::string_view link_id) const {
  const Answer* answer = held(link_id);
  if (!answer || answer->values.empty()) return "-";
  const pack::Messages messages(pack);
  std::string all;
  for (const std::string& one : in_words(pack.questionnaire.item(pack.questionnaire.find(link_id)), *answer, messages)) {
    all += (all.empty() ? "" : ", ") + one;
  }
  return all;
}

Field Resident::field(std::string_view name) const {
  for (const Block& block : now.screen.blocks) {
    const Field* one = std::get_if<Field>(&block);
    if (one && one->name == name) return *one;
    if (const auto* group = std::get_if<FieldGroup>(&block)) {
      for (const Field& member : group->fields) {
        if (member.name == name) return member;
      }
    }
  }
  FAIL("no field " << name << " on " << at());
  return {};
}

std::vector<std::string> Resident::errors() const {
  std::vector<std::string> lines;
  for (const Block& block : now.screen.blocks) {
    if (const auto* summary = std::get_if<ErrorSummary>(&block)) {
      for (const auto& entry : summary->entries) lines.push_back(entry.target + ": " + entry.text);
    }
  }
  return lines;
}

std::vector<std::string> Resident::alerts() const {
  std::vector<std::string> titles;
  for (const Block& block : now.screen.alerts) {
    if (const auto* warning = std::get_if<Warning>(&block)) titles.push_back(warning->text);
  }
  return titles;
}

std::string Resident::effects() const {
  static constexpr const char* names[] = {"send",    "file", "print",     "post-again",
                                          "discard", "wipe", "completed", "closed"};
  std::string all;
  for (const Effect& effect : now.effects) {
    all += (all.empty() ? "" : " ") + std::string(names[static_cast<int>(effect.type)]);
  }
  return all;
}

std::string texts_of(const std::vector<Block>& blocks) {
  Screen screen;
  screen.blocks = blocks;
  std::string texts;
  collect(screen_json(screen), texts);
  return texts;
}

std::string Resident::texts() const { return texts_of(now.screen.alerts) + texts_of(now.screen.blocks); }

bool Resident::offers(std::string_view action, std::string_view target) const {
  return has_command(screen_json(now.screen), action, target);
}

namespace {

// Everything that a new resident is asked before what gets in the way.
void answer_up_to_barriers(Resident& resident) {
  resident.submit();
  resident.answer("true").answer("new");
  resident.submit({{"goals", {"dig", "plant"}}}).answer("dig").answer("spade");
  resident.submit({{"often", {"1"}}, {"much", {"1"}}, {"binge", {"0"}}});
  resident.answer("false").answer("").answer("2.5").answer("12").answer("Hello");
  resident.submit();  // the last word
}

}  // namespace

Resident at_results() {
  Resident resident(pack::allotment_pack());
  answer_up_to_barriers(resident);
  resident.submit({{"physical-capability", {"8"}},
                   {"psychological-capability", {"7"}},
                   {"physical-opportunity", {"2"}},
                   {"social-opportunity", {"9"}},
                   {"reflective-motivation", {"9"}},
                   {"automatic-motivation", {"7"}}});
  REQUIRE(resident.at() == "results");
  return resident;
}

Resident at_results_of_checklist(const std::vector<std::string>& picked) {
  Resident resident(pack::checklist_pack());
  answer_up_to_barriers(resident);
  resident.submit({{"in-the-way", picked}});
  REQUIRE(resident.at() == "results");
  return resident;
}

Resident at_check() {
  Resident resident = at_results();
  resident.submit().submit({}, "yes").submit({}, "yes");
  resident.answer("Ada Byron");
  resident.submit({{"born-day", {"15"}}, {"born-month", {"3"}}, {"born-year", {"1984"}}});
  resident.answer("DT1 1XJ");
  resident.submit({{"phone", {"01632 960 001"}}, {"email", {""}}});
  REQUIRE(resident.at() == "check");
  return resident;
}

Resident at_check_of_call_back() {
  Resident resident(pack::allotment_pack());
  resident.submit();
  resident.answer("true").answer("returning");
  REQUIRE(resident.at() == "consent/referral");
  resident.submit({}, "yes");
  resident.submit({{"call-name", {"Ada"}}, {"call-phone", {"01632 960 001"}}});
  REQUIRE(resident.at() == "check");
  return resident;
}

}  // namespace sealwell::session
