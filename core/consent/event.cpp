#include "core/consent/event.hpp"

#include "core/base/bytes.hpp"
#include "core/base/civil_date.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace sealwell::consent {
namespace {

constexpr std::array<std::pair<std::string_view, Event::Kind>, 7> kinds{{
    {"requested", Event::Kind::requested},
    {"given", Event::Kind::given},
    {"refused", Event::Kind::refused},
    {"lapsed", Event::Kind::lapsed},
    {"amended", Event::Kind::amended},
    {"withdrawn", Event::Kind::withdrawn},
    {"deleted-before-sending", Event::Kind::deleted_before_sending},
}};

constexpr std::array<std::pair<std::string_view, Event::Actor>, 3> actors{{
    {"resident", Event::Actor::resident},
    {"carer", Event::Actor::carer},
    {"staff", Event::Actor::staff},
}};

template <typename Table, typename T> bool resolve_conditions(const Table& table, std::string_view name, T& value) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const auto& entry) { return entry.first == name; });
  if (found != table.end()) value = found->second;
  return found != table.end();
}

template <typename Table, typename T> std::string_view name_in(const Table& table, T value) {
  return std::find_if(table.begin(), table.end(), [&](const auto& entry) { return entry.second == value; })->first;
}

bool is_hash(std::string_view text) {
  return text.size() == 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

std::string_view event_name(Event::Kind kind) { return name_in(kinds, kind); }

Event request(const pack::Statement& statement, const std::string& language, std::int64_t now_ms) {
  Event event;
  event.at_ms = now_ms;
  event.method = "screen";
  event.statement = statement.id;
  event.version = statement.version;
  event.language = language;
  const auto wording = statement.wording.find(language);
  if (wording != statement.wording.end()) event.text_hash = wording->second.hash;
  return event;
}

Event event_of(const Decision& decision) {
  Event event;
  switch (decision.event) {
    case Decision::Event::given: event.kind = Event::Kind::given; break;
    case Decision::Event::refused: event.kind = Event::Kind::refused; break;
    case Decision::Event::lapsed: event.kind = Event::Kind::lapsed; break;
  }
  event.at_ms = decision.at_ms;
  event.method = decision.method;
  event.statement = decision.statement;
  event.version = decision.version;
  event.language = decision.language;
  event.text_hash = decision.text_hash;
  return event;
}

json::Value to_json(const Event& event) {
  json::Value value = json::Value::object();
  value.set("event", event_name(event.kind));
  value.set("at", instant_to_iso(event.at_ms));
  value.set("actor", name_in(actors, event.actor));
  value.set("method", event.method);
  value.set("statement", event.statement);
  value.set("version", event.version);
  value.set("language", event.language);
  value.set("textSha256", event.text_hash);
  value.set("previous", event.previous);
  return value;
}

Result<Event> read_event(const json::Value& value) {
  if (!value.if_object()) return Error::wrong_type;
  Event event;
  const std::array<std::pair<std::string_view, std::string*>, 6> texts{{{"method", &event.method},
                                                                        {"statement", &event.statement},
                                                                        {"version", &event.version},
                                                                        {"language", &event.language},
                                                                        {"textSha256", &event.text_hash},
                                                                        {"previous", &event.previous}}};
  for (const auto& [name, text] : texts) {
    const json::Value* member = value.find(name);
    if (!member) return Failure{Error::missing_field, std::string(name)};
    if (!member->if_string()) return Failure{Error::wrong_type, std::string(name)};
    if (member->if_string()->empty() || member->if_string()->size() > event_text_max_bytes) {
      return Failure{Error::unknown_value, std::string(name)};
    }
    *text = *member->if_string();
  }
  if (!resolve_conditions(kinds, value.text_or("event"), event.kind)) return Failure{Error::unknown_value, "event"};
  if (!resolve_conditions(actors, value.text_or("actor"), event.actor)) return Failure{Error::unknown_value, "actor"};
  const auto at = parse_instant(value.text_or("at"));
  if (!at) return Failure{Error::unknown_value, "at"};
  event.at_ms = *at;
  if (!is_hash(event.text_hash)) return Failure{Error::unknown_value, "textSha256"};
  if (!is_hash(event.previous)) return Failure{Error::unknown_value, "previous"};
  // Anything else in it would be hashed and never looked at.
  if (value.if_object()->size() != 9) return Failure{Error::unknown_value, "event"};
  return event;
}

std::vector<std::string> sequence_errors(const std::vector<Event>& events) {
  struct Standing {
    const Event* requested = nullptr;
    bool decided = false;
    bool given = false;
  };
  std::map<std::string_view, Standing> standings;
  std::vector<std::string> problems;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Event& event = events[i];
    Standing& standing = standings[event.statement];
    const auto wrong = [&](std::string_view why) {
      problems.push_back("event " + std::to_string(i + 1) + ": " + std::string(event_name(event.kind)) + ' ' +
                         std::string(why));
    };
    switch (event.kind) {
      case Event::Kind::requested: standing.requested = &event; break;
      case Event::Kind::given:
      case Event::Kind::refused: {
        const Event* asked = standing.requested;
        if (!asked || asked->version != event.version || asked->language != event.language ||
            asked->text_hash != event.text_hash) {
          wrong("without having been asked in these words");
        }
        standing.decided = true;
        standing.given = event.kind == Event::Kind::given;
        break;
      }
      case Event::Kind::lapsed:
        if (!standing.decided) wrong("without having been decided");
        standing = {};
        break;
      case Event::Kind::amended:
      case Event::Kind::withdrawn:
      case Event::Kind::deleted_before_sending:
        if (!standing.given) wrong("without having been given");
        if (event.kind != Event::Kind::amended) standing.given = false;
        break;
    }
  }
  return problems;
}

std::vector<const Event*> standing_decisions(const std::vector<Event>& events) {
  std::vector<const Event*> kept;
  for (const Event& event : events) {
    if (event.kind == Event::Kind::given || event.kind == Event::Kind::refused) kept.push_back(&event);
    if (event.kind != Event::Kind::lapsed) continue;
    std::erase_if(kept, [&](const Event* before) { return before->statement == event.statement; });
  }
  return kept;
}

const Event* effective_event(const std::vector<Event>& events, std::string_view statement) {
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    if (event->statement != statement) continue;
    if (event->kind != Event::Kind::requested && event->kind != Event::Kind::amended) return &*event;
  }
  return nullptr;
}

}  // namespace sealwell::consent
