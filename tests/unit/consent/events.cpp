// What may follow what, and that an event is read exactly as it was written.
#include "core/consent/event.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;
using namespace sealwell::consent;

namespace {

const std::string text_hash(64, 'a');
const std::string other_hash(64, 'b');

Event event(Event::Kind kind, const std::string& hash = text_hash, const std::string& statement = "referral") {
  Event made;
  made.kind = kind;
  made.method = "Yes";
  made.statement = statement;
  made.version = "v1";
  made.language = "en";
  made.text_hash = hash;
  made.previous = std::string(64, '0');
  return made;
}

using Kind = Event::Kind;

}  // namespace

TEST_CASE("an event is read as it was written") {
  Event written = event(Kind::deleted_before_sending);
  written.actor = Event::Actor::staff;
  written.at_ms = 1'795'348'800'000;
  const json::Value value = to_json(written);
  CHECK(value.text_or("at") == "2026-11-22T12:00:00Z");
  CHECK(value.text_or("event") == "deleted-before-sending");
  const auto read = read_event(value);
  REQUIRE(read.ok());
  CHECK(to_json(read.value()) == value);
}

TEST_CASE("an event is refused by name") {
  const auto refusal = [](std::string_view member, json::Value value) {
    json::Value changed = to_json(event(Kind::given));
    changed.set(member, std::move(value));
    const auto read = read_event(changed);
    REQUIRE_FALSE(read.ok());
    return std::string(error_name(read.error())) + ' ' + read.failure().where;
  };
  CHECK(refusal("event", "agreed") == "unknown_value event");
  CHECK(refusal("actor", "nobody") == "unknown_value actor");
  CHECK(refusal("at", "yesterday") == "unknown_value at");
  CHECK(refusal("textSha256", std::string(64, 'A')) == "unknown_value textSha256");
  CHECK(refusal("previous", "00") == "unknown_value previous");
  CHECK(refusal("method", 7) == "wrong_type method");
  CHECK(refusal("method", "") == "unknown_value method");
  CHECK(refusal("statement", std::string(501, 'x')) == "unknown_value statement");
  CHECK(refusal("more", "x") == "unknown_value event");
  CHECK(read_event(json::Value::object()).error() == Error::missing_field);
  CHECK(read_event("text").error() == Error::wrong_type);
}

TEST_CASE("a decision follows its request, and what takes back follows what was given") {
  CHECK(sequence_errors({event(Kind::requested), event(Kind::given), event(Kind::amended), event(Kind::withdrawn)})
            .empty());
  CHECK(sequence_errors({event(Kind::requested), event(Kind::refused), event(Kind::requested), event(Kind::given)})
            .empty());
  CHECK(sequence_errors({event(Kind::requested), event(Kind::given), event(Kind::deleted_before_sending)}).empty());

  using Lines = std::vector<std::string>;
  CHECK(sequence_errors({event(Kind::given)}) == Lines{"event 1: given without having been asked in these words"});
  CHECK(sequence_errors({event(Kind::requested), event(Kind::given, other_hash)}) ==
        Lines{"event 2: given without having been asked in these words"});
  CHECK(sequence_errors({event(Kind::requested), event(Kind::given, text_hash, "research")}) ==
        Lines{"event 2: given without having been asked in these words"});
  CHECK(sequence_errors({event(Kind::requested), event(Kind::refused), event(Kind::withdrawn)}) ==
        Lines{"event 3: withdrawn without having been given"});
  CHECK(sequence_errors({event(Kind::requested), event(Kind::given), event(Kind::withdrawn), event(Kind::amended)}) ==
        Lines{"event 4: amended without having been given"});
}

TEST_CASE("what stands is the last decision or what ended it") {
  const std::vector<Event> events{event(Kind::requested), event(Kind::given), event(Kind::amended),
                                  event(Kind::requested)};
  REQUIRE(effective_event(events, "referral"));
  CHECK(effective_event(events, "referral")->kind == Kind::given);
  CHECK(effective_event(events, "research") == nullptr);
  CHECK(effective_event({event(Kind::requested)}, "referral") == nullptr);
}

TEST_CASE("a decision that lapsed stands no longer, and another needs another request") {
  std::vector<Event> events{event(Kind::requested), event(Kind::given)};
  CHECK(standing_decisions(events).size() == 1);
  events.push_back(event(Kind::lapsed));
  CHECK(sequence_errors(events).empty());
  CHECK(standing_decisions(events).empty());
  CHECK(effective_event(events, "referral")->kind == Kind::lapsed);
  events.push_back(event(Kind::refused));
  CHECK(sequence_errors(events) ==
        std::vector<std::string>{"event 4: refused without having been asked in these words"});
  events.back() = event(Kind::lapsed);
  CHECK(sequence_errors(events) == std::vector<std::string>{"event 4: lapsed without having been decided"});
}
