// The chain: what fits is taken, and any change shows.
#include "core/receipt/chain.hpp"

#include "tests/unit/fixtures/key_fixtures.hpp"
#include "tests/unit/fixtures/pack_fixtures.hpp"

using namespace sealwell;
using namespace sealwell::receipt;

namespace {

consent::Event event(consent::Event::Kind kind) {
  consent::Event made;
  made.kind = kind;
  made.at_ms = 1'795'348'800'999;
  made.method = "screen";
  made.statement = "referral";
  made.version = "v1";
  made.language = "en";
  made.text_hash = std::string(64, 'a');
  return made;
}

json::Value signed_chain() {
  Chain chain(sealing::fixed_key<sealing::KeyKind::receipt>("a receipt"));
  chain.append(event(consent::Event::Kind::requested));
  chain.append(event(consent::Event::Kind::given));
  return chain.to_json();
}

std::vector<std::string> problems_of(const json::Value& chain) {
  const auto read = read_chain(chain);
  REQUIRE(read.ok());
  return broken_links(read.value());
}

std::string refusal_of(const json::Value& chain) {
  const auto read = read_chain(chain);
  REQUIRE_FALSE(read.ok());
  return std::string(error_name(read.error())) + ' ' + read.failure().where;
}

}  // namespace

TEST_CASE("a chain is read as it was made, and holds") { CHECK(problems_of(signed_chain()).empty()); }

TEST_CASE("the first event is bound to the key, each other to the one before") {
  const auto read = read_chain(signed_chain());
  REQUIRE(read.ok());
  const auto& events = read.value().events;
  CHECK(events[0].previous == to_hex(sealing::sha256(as_bytes(read.value().key.to_text()))));
  CHECK(events[1].previous == to_hex(sealing::sha256(as_bytes(json::write_canonical(consent::to_json(events[0]))))));
  CHECK(events[0].at_ms == 1'795'348'800'000);
}

TEST_CASE("what was changed, left out, added or moved shows") {
  using Lines = std::vector<std::string>;
  const std::string unsigned_now = "the signature over the events does not fit them";
  json::Value changed = signed_chain();
  pack::at(changed, "/events/1").set("event", "refused");
  CHECK(problems_of(changed) == Lines{unsigned_now});

  changed = signed_chain();
  pack::at(changed, "/events/0").set("at", "2026-11-22T11:00:00Z");
  CHECK(problems_of(changed) == Lines{"event 2: does not follow the one before it"});

  changed = signed_chain();
  pack::at(changed, "/events").if_array()->pop_back();
  CHECK(problems_of(changed) == Lines{unsigned_now});

  changed = signed_chain();
  json::Array& events = *pack::at(changed, "/events").if_array();
  events.erase(events.begin());
  CHECK(problems_of(changed) == Lines{"event 1: was not made for this receipt's key", unsigned_now});

  changed = signed_chain();
  changed.set("key", sealing::fixed_key<sealing::KeyKind::receipt>("another").public_key().to_text());
  CHECK(problems_of(changed) == Lines{"event 1: was not made for this receipt's key", unsigned_now});
}

TEST_CASE("what is no chain is refused by name and place") {
  json::Value chain = signed_chain();
  chain.set("key", sealing::fixed_key<sealing::KeyKind::intake>("intake").public_key().to_text());
  CHECK(refusal_of(chain) == "key_wrong_kind /key");
  chain = signed_chain();
  chain.set("signature", "AAAA");
  CHECK(refusal_of(chain) == "unknown_value /signature");
  chain = signed_chain();
  chain.set("events", json::Value::array());
  CHECK(refusal_of(chain) == "missing_field /events");
  chain = signed_chain();
  pack::at(chain, "/events/1").set("actor", "robot");
  CHECK(refusal_of(chain) == "unknown_value /events/1/actor");
  chain = signed_chain();
  chain.set("more", 1);
  CHECK(refusal_of(chain) == "unknown_value ");
  chain = signed_chain();
  const json::Value one = pack::at(chain, "/events/1");
  for (std::size_t i = 0; i < chain_max_events; ++i) pack::at(chain, "/events").add(one);
  CHECK(refusal_of(chain) == "too_large /events");
}

TEST_CASE("a chain takes no more events than it may hold") {
  Chain chain(sealing::fixed_key<sealing::KeyKind::receipt>("a receipt"));
  for (std::size_t i = 0; i < chain_max_events + 5; ++i) chain.append(event(consent::Event::Kind::requested));
  CHECK(chain.events().size() == chain_max_events);
  CHECK(problems_of(chain.to_json()).empty());
}
