// From "Confirm and send" to the sealed envelope, its acknowledgement, and what is left behind: nothing.
#include "core/record/record.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/envelope_proof.hpp"

#include "tests/unit/fixtures/first_difference.hpp"
#include "tests/unit/fixtures/traveller.hpp"

using namespace sealwell;
using namespace sealwell::journey;

namespace {

Bytes envelope_of(const Traveller& traveller) {
  const json::Value* post = traveller.effect("post");
  REQUIRE(post);
  auto bytes = from_base64(post->text_or("envelope"));
  REQUIRE(bytes);
  return std::move(*bytes);
}

json::Value opened(const Bytes& envelope) {
  auto part = sealing::open(envelope, sealing::only(team_key()));
  REQUIRE(part.ok());
  REQUIRE(part.value().parts.at(0).content);
  auto record = json::parse(as_text(part.value().parts[0].content->view()));
  REQUIRE(record.ok());
  return std::move(record).value();
}

std::string acknowledgement(const Traveller& traveller, const sealing::IntakeSecretKey& key = intake_key()) {
  const json::Value* post = traveller.effect("post");
  REQUIRE(post);
  const auto id = sealing::parse_envelope_id(post->text_or("id"));
  const auto hash = sealing::sha256(envelope_of(traveller));
  auto text = sealing::sign_acknowledgement(*id, hash, noon, key);
  REQUIRE(text.ok());
  return std::move(text).value();
}

// Everything that the session holds, as text.
std::string all_of(const engine::State& state) {
  std::string all = state.own_barrier + state.record_kind + state.reference + state.not_sent_reason;
  for (const auto& [link_id, answer] : state.answers) {
    all += link_id + answer.typed_other;
    for (const std::string& text : answer.typed) all += text;
    for (const pack::AnswerValue& value : answer.values) all += value.text + value.number.to_string();
  }
  for (const engine::ScreenId& id : state.trail) all += id.to_text();
  for (const std::string& id : state.favourites) all += id;
  for (const std::string& id : state.fresh_flags) all += id;
  return all;
}

void holds_no_answer(const std::string& text) {
  for (const std::string& secret : typed_secrets()) {
    INFO(secret);
    CHECK(text.find(secret) == std::string::npos);
  }
}

// What a step said, but for the receipt's draft: that is the resident's own copy of what was sent.
std::string said_beside_the_receipt(const Traveller& traveller) {
  json::Value answer = traveller.answer;
  json::Value effects = json::Value::array();
  for (const json::Value& effect : answer.items("effects")) {
    if (effect.text_or("type") != "receipt") effects.add(effect);
  }
  return json::write(answer.set("effects", std::move(effects)));
}

// Whether the screen that came with the last step has the receipt's buttons.
bool offers_receipt(const Traveller& traveller) {
  return traveller.answer.text_or("html").find("data-action=\"receipt\" data-target=\"file\"") !=
         std::string_view::npos;
}

std::vector<std::string> events_of(const json::Value& draft) {
  std::vector<std::string> names;
  for (const json::Value& event : draft.find("chain")->items("events")) names.emplace_back(event.text_or("event"));
  return names;
}

Traveller sent(std::string_view seed = "traveller") {
  Traveller traveller(deployed_pack(), seed);
  traveller.to_check();
  traveller.send();
  return traveller;
}

}  // namespace

TEST_CASE("what is sealed opens to exactly the record that was checked") {
  Traveller traveller(deployed_pack());
  traveller.to_check();
  traveller.now_ms = noon + 5000;
  const json::Value before = traveller.journey->record("", traveller.now_ms);
  CHECK(before.text_or("kind") == "referral");
  const engine::State checked = traveller.journey->state();
  CHECK(all_of(checked).find("Quixote-Byron") != std::string::npos);
  traveller.send();
  CHECK(traveller.at() == "sending");
  CHECK(traveller.effects() == "wipe post receipt");
  const json::Value& post = *traveller.effect("post");
  CHECK(post.text_or("address") == "/v1/envelopes");
  const Bytes envelope = envelope_of(traveller);
  CHECK(to_hex(sealing::sha256(envelope)) == post.text_or("sha256"));

  json::Value record = opened(envelope);
  CHECK(record.text_or("id") == post.text_or("id"));
  CHECK(record.text_or("sentAt") == "2026-11-22T12:00:05Z");
  CHECK(record::discrepancies(traveller.journey->pack(), record).empty());
  CHECK(record.find("comB")->text_or("residentSays") == "social_opportunity");
  for (const char* secret : {"A golden mattock", "Zanzibar ☃", "Ada Quixote-Byron", "1984-02-29", "DT1 9ZZ"}) {
    CAPTURE(secret);
    CHECK(json::write(record).find(secret) != std::string::npos);
  }
  record.set("id", "");
  CHECK(first_difference(json::write(record), json::write(before)) == "");

  const auto header = sealing::read_header(envelope);
  REQUIRE(header.ok());
  CHECK(header.value().pack_id == "allotment");
  CHECK(header.value().pack_hash == sealing::sha256(as_bytes(json::write_canonical(deployed_pack()))));
  CHECK(record.find("pack")->text_or("sha256") == to_hex(header.value().pack_hash));
}

TEST_CASE("what is sealed can be posted and withdrawn by who sealed it, with a receipt and without") {
  const bool with_receipt = GENERATE(true, false);
  json::Value joined = deployed_pack();
  if (!with_receipt) {
    // Nobody is asked for consent.
    pack::at(joined, "/pack")
        .set("journey", pack::json_of("[{'type': 'questions', 'items': ['adult']}, {'type': 'check'}, "
                                      "{'type': 'send', 'kind': 'call-back'}]"));
  }
  Traveller traveller(joined);
  if (with_receipt) {
    traveller.to_check();
  } else {
    traveller.submit();
    traveller.submit("'adult': ['true']");
  }
  traveller.send();
  REQUIRE(traveller.effect("post"));
  CHECK((traveller.effect("receipt") != nullptr) == with_receipt);
  const json::Value& post = *traveller.effect("post");
  const auto id = *sealing::parse_envelope_id(post.text_or("id"));
  const sealing::Hash hash = sealing::sha256(envelope_of(traveller));
  CHECK(sealing::is_post_proof(*from_base64(post.text_or("proof")), id, hash));
  const auto withdrawn = sealing::verify_withdrawal(*from_base64(post.text_or("withdrawal")), id);
  REQUIRE(withdrawn.ok());
  CHECK(withdrawn.value() == hash);
  Traveller another(deployed_pack(), "another");
  another.to_check();
  another.send();
  CHECK(another.effect("post")->text_or("id") != post.text_or("id"));
}

TEST_CASE("once it is sealed nothing that was typed is left, and nothing of it is said") {
  Traveller traveller = sent();
  CHECK(traveller.journey->state().answers.empty());
  CHECK(traveller.journey->state().decisions.empty());
  holds_no_answer(all_of(traveller.journey->state()));
  holds_no_answer(said_beside_the_receipt(traveller));
  CHECK(traveller.effect("receipt")->find("draft")->find("sent"));
  CHECK(traveller.answer.find("screen")->find("position")->integer() == 0);
  traveller.transcript.clear();
  const std::string word = acknowledgement(traveller);
  traveller.acknowledge(word);
  holds_no_answer(json::write(traveller.answer));
  CHECK(traveller.journey->record("", noon).items("decisions").empty());
}

TEST_CASE("the acknowledgement ends it, with a reference that can be read out") {
  Traveller traveller = sent();
  const std::string id(traveller.effect("post")->text_or("id"));
  traveller.acknowledge(acknowledgement(traveller));
  CHECK(traveller.at() == "sent");
  CHECK(traveller.effects() == "discard completed");
  const std::string reference(traveller.effect("completed")->text_or("reference"));
  REQUIRE(reference.size() == 14);
  std::string digits;
  for (const char c : reference) {
    if (c != '-') digits.push_back(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  CHECK(reference[4] == '-');
  CHECK(reference[9] == '-');
  CHECK(id.starts_with(digits));
  CHECK(traveller.answer.text_or("html").find(reference) != std::string_view::npos);
}

TEST_CASE("what was deleted before it was sent has a receipt of that, whatever was pressed in between") {
  Traveller traveller = sent();
  const json::Value named = *traveller.effect("receipt")->find("draft")->find("envelope");
  // Nothing that is sealed is forgotten by this, so what was decided about it is not forgotten either.
  traveller.act("{'type': 'clear'}");
  CHECK(traveller.at() == "sending");
  traveller.act("{'type': 'not-sent', 'reason': 'offline', 'saved': true}");
  CHECK_FALSE(offers_receipt(traveller));
  traveller.act("{'type': 'give-up'}");
  const json::Value& draft = *traveller.effect("receipt")->find("draft");
  CHECK(draft.text_or("outcome") == "deleted");
  CHECK(json::write(*draft.find("envelope")) == json::write(named));
  CHECK_FALSE(draft.find("sent"));
  const std::vector<std::string> events = events_of(draft);
  CHECK(events.back() == "deleted-before-sending");
  // The next journey's receipt knows nothing of this one.
  traveller.act("{'type': 'restart'}");
  CHECK(traveller.effects() == "wipe");
  CHECK_FALSE(offers_receipt(traveller));
}

TEST_CASE("the receipt of a refusal says what was asked and decided, and nothing of a journey before it") {
  Traveller traveller = sent();
  traveller.acknowledge(acknowledgement(traveller));
  CHECK(offers_receipt(traveller));
  traveller.act("{'type': 'restart'}");
  traveller.to_results();
  traveller.submit();
  traveller.submit({}, "no");
  REQUIRE(traveller.at() == "refused/referral");
  const json::Value& draft = *traveller.effect("receipt")->find("draft");
  CHECK(draft.text_or("outcome") == "refused");
  CHECK_FALSE(draft.find("envelope"));
  CHECK_FALSE(draft.find("reference"));
  CHECK(events_of(draft) == std::vector<std::string>{"requested", "refused"});
  CHECK(offers_receipt(traveller));
}

TEST_CASE("an acknowledgement that is not the intake's own for this envelope is none") {
  const std::string good = acknowledgement(sent());
  const std::string of_another = acknowledgement(sent("another resident"));
  REQUIRE(good != of_another);
  std::string forged = good;
  forged[forged.size() - 4] = forged[forged.size() - 4] == 'A' ? 'B' : 'A';
  for (const std::string& text :
       {std::string(), std::string("{}"), std::string("ok"), of_another, forged, good + " ",
        acknowledgement(sent(), sealing::fixed_key<sealing::KeyKind::intake>("another intake"))}) {
    INFO(text);
    Traveller traveller = sent();
    traveller.acknowledge(text);
    CHECK(traveller.at() == "not-sent");
    CHECK(traveller.effects().empty());
    CHECK(traveller.answer.text_or("html").find("We could not be sure") != std::string_view::npos);
    traveller.act("{'type': 'retry'}");
    CHECK(traveller.effects() == "post-again");
    traveller.acknowledge(good);
    CHECK(traveller.at() == "sent");
  }
}

TEST_CASE("an acknowledgement counts once, and for nothing that was given up") {
  Traveller traveller = sent();
  const std::string word = acknowledgement(traveller);
  traveller.act("{'type': 'not-sent', 'reason': 'offline', 'saved': true}");
  traveller.act("{'type': 'give-up'}");
  CHECK(traveller.effects() == "discard wipe receipt closed");
  CHECK(offers_receipt(traveller));
  traveller.acknowledge(word);
  CHECK(traveller.at() == "given-up");
  CHECK(traveller.effects().empty());
  CHECK(offers_receipt(traveller));
  Traveller early(deployed_pack());
  early.acknowledge(word);
  CHECK(early.at() == "start");
}

TEST_CASE("a random source that fails seals nothing and says so, and it can be tried again") {
  // How many draws one sealing takes, so that each of them is made to fail.
  std::size_t draws = 0;
  for (; draws < 20; ++draws) {
    CAPTURE(draws);
    Traveller traveller(deployed_pack(), "traveller", draws);
    traveller.to_check();
    traveller.send();
    if (traveller.at() == "sending") break;
    CHECK(traveller.at() == "not-sent");
    CHECK(traveller.effects().empty());
    CHECK(traveller.answer.text_or("html").find("could not be locked on this device") != std::string_view::npos);
    traveller.act("{'type': 'retry'}");
    CHECK(traveller.at() == "not-sent");
    CHECK(all_of(traveller.journey->state()).find("Quixote-Byron") != std::string::npos);
    traveller.act("{'type': 'restart'}");
    CHECK(traveller.at() == "start");
    holds_no_answer(all_of(traveller.journey->state()));
  }
  CHECK(draws >= 2);
  CHECK(draws < 20);
}

TEST_CASE("sealing that failed for want of random bytes works when they come again") {
  Traveller traveller(deployed_pack(), "traveller", 0);
  traveller.to_check();
  traveller.send();
  REQUIRE(traveller.at() == "not-sent");
  traveller.random = sealing::FixedRandom("better");
  traveller.act("{'type': 'retry'}");
  CHECK(traveller.at() == "sending");
  CHECK(traveller.effects() == "wipe post");
  CHECK(json::write(opened(envelope_of(traveller))).find("Quixote-Byron") != std::string::npos);
}

TEST_CASE("a shell can't claim that sealing failed") {
  Traveller traveller = sent();
  traveller.act("{'type': 'not-sent', 'reason': 'not-sealed'}");
  CHECK(traveller.answer.text_or("html").find("could not be locked") == std::string_view::npos);
  traveller.act("{'type': 'restart'}");
  CHECK(traveller.at() == "not-sent");
  traveller.act("{'type': 'retry'}");
  CHECK(traveller.effects() == "post-again");
}

TEST_CASE("a pack without recipients, or with a key that is none, seals nothing") {
  for (const char* change : {"recipients", "key", "parts"}) {
    json::Value joined = deployed_pack();
    const std::string which(change);
    if (which == "recipients") pack::at(joined, "/pack").set("recipients", json::Value::array());
    if (which == "key") pack::at(joined, "/pack/recipients/0").set("publicKey", "sealwell-recipient-v1 AAAA");
    if (which == "parts") pack::at(joined, "/pack").set("parts", json::Value::array());
    INFO(which);
    Traveller traveller(joined);
    traveller.to_check();
    traveller.send();
    CHECK(traveller.at() == "not-sent");
    CHECK_FALSE(traveller.effect("post"));
  }
}

TEST_CASE("the same pack, actions, clock and random stream give the same bytes") {
  Traveller first(deployed_pack());
  first.to_check();
  first.send();
  Traveller second(deployed_pack());
  second.to_check();
  second.send();
  CHECK(first.transcript == second.transcript);
  CHECK(envelope_of(first) == envelope_of(second));
  Traveller other(deployed_pack(), "another stream");
  other.to_check();
  other.send();
  CHECK(envelope_of(first) != envelope_of(other));
  CHECK(envelope_of(first).size() == envelope_of(other).size());
}

TEST_CASE("a refusal leaves nothing and hands the results over as one file that needs no network") {
  Traveller traveller(deployed_pack());
  traveller.submit();
  traveller.submit("'adult': ['true']");
  traveller.submit("'been-before': ['new']");
  traveller.submit("'goals': ['dig']");
  traveller.submit("'tools': ['#other'], 'tools-other': ['A golden mattock']");
  traveller.submit("'often': ['1'], 'much': ['1'], 'binge': ['0']");
  for (int i = 0; i < 5; ++i) traveller.submit();
  traveller.submit("'word': ['Zanzibar']");
  if (traveller.at() == "item/last-word") traveller.submit();
  traveller.submit(
      "'physical-capability': ['8'], 'psychological-capability': ['7'], 'physical-opportunity': ['2'], "
      "'social-opportunity': ['9'], 'reflective-motivation': ['9'], 'automatic-motivation': ['7']");
  REQUIRE(traveller.at() == "results");
  traveller.submit();
  traveller.submit({}, "no");
  CHECK(traveller.at() == "refused/referral");
  CHECK(traveller.effects() == "wipe receipt file closed");
  CHECK_FALSE(traveller.effect("receipt")->find("draft")->find("sent"));
  CHECK(offers_receipt(traveller));
  const json::Value& file = *traveller.effect("file");
  CHECK(file.text_or("name") == "my-results.html");
  CHECK(file.text_or("mediaType") == "text/html");
  const std::string content(file.text_or("content"));
  CHECK(content.find("Physical opportunity") != std::string::npos);
  CHECK(content.find("<script") == std::string::npos);
  CHECK(content.find("src=") == std::string::npos);
  CHECK(content.find("<link") == std::string::npos);
  CHECK(traveller.journey->state().answers.empty());
  holds_no_answer(all_of(traveller.journey->state()));
  // A late click takes neither the screen nor its file away.
  traveller.act("{'type': 'back'}");
  CHECK_FALSE(traveller.answer.find("html"));
  CHECK(traveller.effects().empty());
}

TEST_CASE("after `input` only the alert may have changed") {
  Traveller traveller(deployed_pack());
  traveller.submit();
  traveller.submit("'adult': ['true']");
  traveller.submit("'been-before': ['new']");
  traveller.submit("'goals': ['plant']");
  traveller.submit("'often': ['1'], 'much': ['1'], 'binge': ['0']");
  REQUIRE(traveller.at() == "item/danger");
  traveller.act("{'type': 'input', 'screen': 'item/danger', 'fields': {'danger': ['true']}}");
  CHECK_FALSE(traveller.answer.find("html"));
  CHECK(traveller.answer.text_or("alert").find("Call 999 now") != std::string_view::npos);
  CHECK(traveller.answer.text_or("focus") == "none");
}
