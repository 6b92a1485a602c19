// A journey as bytes and back: what the session's state does not have (the receipt that is being kept, what is sealed).
#include "tests/unit/fixtures/first_difference.hpp"
#include "tests/unit/fixtures/snapshot_check.hpp"
#include "tests/unit/fixtures/traveller.hpp"

using namespace sealwell;
using namespace sealwell::journey;

namespace {

std::string taken(const Traveller& traveller) {
  const auto snapshot = traveller.journey->snapshot(traveller.now_ms);
  REQUIRE(snapshot.ok());
  return snapshot.value();
}

std::string current(const Traveller& traveller) { return traveller.journey->current(traveller.now_ms, Format::html); }

void require_same_journey(const Traveller& one, const Traveller& other) {
  REQUIRE(first_difference(current(one), current(other)) == "");
  REQUIRE(first_difference(engine::told(one.journey->pack(), one.journey->state()),
                           engine::told(other.journey->pack(), other.journey->state())) == "");
}

json::Value record_of(const Traveller& traveller) { return traveller.journey->record("an-id", traveller.now_ms); }

}  // namespace

TEST_CASE("a journey goes on from its snapshot: the same screens, the same record, a receipt of its own") {
  const json::Value joined = deployed_pack();
  Traveller one(joined);
  one.to_results();
  one.act("{'type': 'star', 'target': 'friend'}");
  one.act("{'type': 'disagree', 'target': 'social_opportunity'}");
  Traveller other(joined);
  REQUIRE(other.journey->restore(taken(one), noon).ok());
  require_same_journey(one, other);
  other.act("{'type': 'language', 'target': 'en'}");
  CHECK(other.effects() == "file");  // the results can be kept, as when they were first shown
  for (Traveller* traveller : {&one, &other}) {
    INFO((traveller == &one ? "the first" : "the one restored"));
    traveller->submit();
    traveller->submit({}, "yes");
    traveller->submit({}, "no");
    traveller->submit("'name': ['Ada Quixote-Byron']");
    traveller->submit("'born-day': ['29'], 'born-month': ['February'], 'born-year': ['1984']");
    traveller->submit("'postcode': ['DT1 9ZZ']");
    traveller->submit("'phone': ['01632 960 999'], 'email': ['ada@quixote.example']");
    REQUIRE(traveller->at() == "check");
  }
  require_same_journey(one, other);
  // The same seed draws the same receipt's key: it is made where consent is first asked, in both.
  CHECK(first_difference(json::write(record_of(one)), json::write(record_of(other))) == "");
  CHECK(first_difference(json::write(one.send()), json::write(other.send())) == "");
}

TEST_CASE("what was decided before is asked again, and the receipt knows only what is decided now") {
  const json::Value joined = deployed_pack();
  Traveller one(joined);
  one.to_check();
  Traveller other(joined, "another traveller");
  // Decisions of the run that is replaced are forgotten with it.
  other.to_check();
  REQUIRE(other.journey->restore(taken(one), noon).ok());
  other.act("{'type': 'language', 'target': 'en'}");
  CHECK(other.at() == "consent/referral");
  other.submit({}, "yes");
  other.submit({}, "no");
  for (int step = 0; step < 6 && other.at() != "check"; ++step) {
    // What was answered stands in the inputs, and is sent as it stands there.
    const auto& answers = other.journey->state().answers;
    const std::string id = other.at().substr(other.at().find('/') + 1);
    if (id == "name") other.submit("'name': ['" + answers.find("name")->typed.front() + "']");
    else if (id == "born") other.submit("'born-day': ['29'], 'born-month': ['February'], 'born-year': ['1984']");
    else if (id == "postcode") other.submit("'postcode': ['DT1 9ZZ']");
    else other.submit("'phone': ['01632 960 999'], 'email': ['ada@quixote.example']");
  }
  REQUIRE(other.at() == "check");
  other.send();
  REQUIRE(other.at() == "sending");
  const json::Value& draft = *other.effect("receipt")->find("draft");
  const json::Value& events = *draft.find("chain");
  CHECK(events.items("events").size() == 4);  // each of two asked once, decided once
}

TEST_CASE("an assessment that is done again stays one") {
  const json::Value joined = deployed_pack();
  Traveller one(joined);
  one.act(
      "{'type': 'again', 'before': {'audit_c': '3 of 12', 'hours': '2'}, 'of': 'ABCD-EFGH', 'answers': {'item': ["
      "{'linkId': 'hours', 'answer': [{'valueDecimal': 2.75}]}, {'linkId': 'word', 'answer': [{'valueString': "
      "'Zanzibar'}]}]}}");
  one.submit();
  one.submit("'adult': ['true']");
  Traveller other(joined);
  REQUIRE(other.journey->restore(taken(one), noon).ok());
  require_same_journey(one, other);
  CHECK(other.journey->state().follow_up_of == "ABCD-EFGH");
  CHECK(other.journey->state().before.text_or("hours") == "2");
  CHECK(other.journey->state().answers.suggested(other.journey->pack().questionnaire.find("word")));
  CHECK(first_difference(taken(other), taken(one)) == "");
}

TEST_CASE("nothing is taken up over what is sealed, and nothing is kept of what was sent") {
  const json::Value joined = deployed_pack();
  Traveller one(joined);
  one.to_results();
  const std::string snapshot = taken(one);
  Traveller other(joined);
  other.to_check();
  other.send();
  const std::string before = current(other);
  CHECK(other.journey->restore(snapshot, noon).error() == Error::unknown_action);
  CHECK(other.journey->snapshot(noon).error() == Error::unknown_action);
  other.act("{'type': 'not-sent', 'reason': 'offline', 'saved': true}");
  CHECK(other.journey->restore(snapshot, noon).error() == Error::unknown_action);
  other.act("{'type': 'retry'}");
  CHECK(current(other) == before);
}

TEST_CASE("a snapshot that is refused leaves the journey as it was") {
  Traveller traveller(deployed_pack());
  traveller.to_results();
  const std::string before = current(traveller);
  std::string snapshot = taken(traveller);
  CHECK(traveller.journey->restore(std::string_view(snapshot).substr(1), noon).error() == Error::invalid_json);
  snapshot.replace(snapshot.find("allotment"), 9, "orchard-x");
  const Status other_pack = traveller.journey->restore(snapshot, noon);
  CHECK(other_pack.error() == Error::unknown_value);
  CHECK(other_pack.failure().where == "pack");
  CHECK(current(traveller) == before);
}
