// What a receipt proves, and how every change to it shows.
#include "core/receipt/signing.hpp"
#include "core/sealing/envelope_proof.hpp"

#include "tests/unit/receipt/issued.hpp"

using namespace sealwell;
using namespace sealwell::receipt;

namespace {

// "check outcome" for each finding that is not proved, in order.
std::vector<std::string> doubts(const Verdict& verdict) {
  std::vector<std::string> list;
  for (const Finding& finding : verdict.findings) {
    INFO(finding.check);
    CHECK_FALSE(finding.words.empty());
    if (finding.outcome == Finding::Outcome::wrong) list.push_back(finding.check + " wrong");
    if (finding.outcome == Finding::Outcome::not_proved) list.push_back(finding.check + " not proved");
  }
  return list;
}

std::vector<std::string> doubts(const json::Value& receipt, const json::Value& joined, bool trusted = true) {
  const pack::ServicePack pack = pack::read_pack(joined);
  const std::string hash = to_hex(sealing::sha256(as_bytes(json::write_canonical(joined))));
  return doubts(verify_receipt(read_good(receipt), {joined, pack, hash, trusted}, nullptr));
}

// Signs anew, as its holder could.
json::Value resigned(json::Value receipt) {
  const auto seed = from_base64(receipt.text_or("secret"));
  const auto key = sealing::ReceiptSecretKey::from_seed(*seed);
  sign(receipt, key.value());
  return receipt;
}

std::string id_of(const sealing::ReceiptSecretKey& key) {
  return sealing::envelope_id_text(sealing::envelope_id_for(key.public_key()));
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("an honest receipt has nothing wrong") {
  const json::Value joined = pack_with_terms();
  const json::Value receipt = refusal_receipt(joined);
  CHECK(doubts(receipt, joined).empty());
  CHECK(doubts(receipt, joined, false) == Lines{"pack not proved"});
}

TEST_CASE("a receipt that was changed shows it") {
  const json::Value joined = pack_with_terms();
  json::Value receipt = refusal_receipt(joined);
  pack::at(receipt, "/statements/0").set("purpose", "To sell it");
  CHECK(doubts(receipt, joined) == Lines{"file wrong"});

  // Whoever has its key can sign what they like; what was decided and shown stays as it was.
  receipt = refusal_receipt(joined);
  pack::at(receipt, "/statements/0").set("decision", "given");
  CHECK(doubts(resigned(receipt), joined) == Lines{"decisions wrong"});
  receipt = refusal_receipt(joined);
  pack::at(receipt, "/statements/0/wording").set("question", "Do you want a cake?");
  CHECK(doubts(resigned(receipt), joined) == Lines{"decisions wrong"});
  receipt = refusal_receipt(joined);
  pack::at(receipt, "/chain/events/1").set("event", "given");
  CHECK(doubts(resigned(receipt), joined) == Lines{"chain wrong", "decisions wrong"});
}

TEST_CASE("another pack of the service, with and without the wording") {
  const json::Value joined = pack_with_terms();
  const json::Value receipt = refusal_receipt(joined);

  json::Value later = joined;
  pack::at(later, "/pack").set("version", "2");
  CHECK(doubts(receipt, later) == Lines{"pack not proved"});

  json::Value& statement = pack::at(later, "/consent/statements/0");
  const json::Value old = pack::json_of("{'version': 'v1'}");
  json::Value entry = old;
  entry.set("wording", *statement.find("wording"));
  statement.set("version", "v2");
  for (json::Member& wording : *statement.find("wording")->if_object()) {
    wording.value.set("question", "Another question?");
    wording.value.set("sha256", consent::wording_hash(wording.value, sealing::sha256));
  }
  CHECK(doubts(receipt, later) == Lines{"pack not proved", "wording wrong", "wording wrong"});
  statement.set("history", json::Value::array().add(entry));
  CHECK(doubts(receipt, later) == Lines{"pack not proved"});

  // A history that says other words than were shown.
  pack::at(later, "/consent/statements/0/history/0/wording/en").set("question", "What?");
  CHECK(doubts(receipt, later) == Lines{"pack not proved", "wording wrong", "wording wrong"});

  pack::at(later, "/pack").set("id", "another");
  CHECK(doubts(receipt, later).front() == "pack wrong");
}

TEST_CASE("a record of before there were chains is not proved and not wrong") {
  const json::Value joined = pack_with_terms();
  const pack::ServicePack pack = pack::read_pack(joined);
  json::Value record = pack::json_of("{'format': 'sealwell-record/1', 'pack': {'id': 'allotment', 'sha256': 'x'}}");
  record.find("pack")->set("id", pack.id);
  const pack::Statement& statement = *pack.statement("referral");
  record.set("decisions",
             json::Value::array().add(consent::to_json(consent::decide(statement, "en", true, noon), statement)));
  CHECK(doubts(verify_record(record, {joined, pack, "y", true})) ==
        Lines{"pack not proved", "chain not proved", "sent not proved"});
  pack::at(record, "/decisions/0").set("textSha256", std::string(64, 'b'));
  CHECK_FALSE(verify_record(record, {joined, pack, "y", true}).good());
}

TEST_CASE("a record's decisions and its chain must agree") {
  const json::Value joined = pack_with_terms();
  const pack::ServicePack pack = pack::read_pack(joined);
  sealing::FixedRandom random("receipt");
  ReceiptRecorder recorder;
  const pack::Statement& asked = *pack.statement("referral");
  REQUIRE(recorder.shown(asked, "en", noon, random).ok());
  const consent::Decision decision = consent::decide(asked, "en", true, noon + 1000);
  recorder.decided(decision);
  json::Value record =
      pack::json_of("{'format': 'sealwell-record/1', 'pack': {'sha256': 'x'}, 'sentAt': '2026-11-22T13:00:00Z'}");
  record.find("pack")->set("id", pack.id);
  record.set("id", id_of(*recorder.envelope_key(random)));
  record.set("decisions", json::Value::array().add(consent::to_json(decision, asked)));
  record.set("receipt", recorder.proof());
  const ReferencePack at_hand{joined, pack, "y", true};
  CHECK(doubts(verify_record(record, at_hand)) == Lines{"pack not proved", "sent not proved"});

  CHECK(chain_problems(record).empty());
  CHECK(chain_problems(json::Value::object()).empty());

  json::Value changed = record;
  pack::at(changed, "/decisions/0").set("event", "refused");
  CHECK(chain_problems(changed) == Lines{"receipt: Decision 1: the record and the events differ in event."});
  CHECK(doubts(verify_record(changed, at_hand)) == Lines{"pack not proved", "decisions wrong", "sent not proved"});
  changed = record;
  changed.set("decisions", json::Value::array());
  CHECK(doubts(verify_record(changed, at_hand)) == Lines{"pack not proved", "decisions wrong", "sent not proved"});
  changed = record;
  changed.set("receipt", "none");
  CHECK(doubts(verify_record(changed, at_hand)) == Lines{"pack not proved", "chain wrong", "sent not proved"});
  // Events that come with a record of another id do not tell of this one.
  changed = record;
  changed.set("id", std::string(32, '7'));
  CHECK(doubts(verify_record(changed, at_hand)) == Lines{"pack not proved", "chain not proved", "sent not proved"});
}

TEST_CASE("a record that its own events take back, in whatever second, is wrong") {
  const json::Value joined = pack_with_terms();
  const pack::ServicePack pack = pack::read_pack(joined);
  sealing::FixedRandom random("receipt");
  const pack::Statement& asked = *pack.statement("referral");
  const consent::Decision given = consent::decide(asked, "en", true, noon);
  const auto record_of = [&](const std::vector<consent::Event>& later) {
    auto key = sealing::ReceiptSecretKey::generate(random);
    const std::string id = id_of(key.value());
    Chain chain(std::move(key).value());
    chain.append(consent::request(asked, "en", noon));
    chain.append(consent::event_of(given));
    for (const consent::Event& event : later) chain.append(event);
    json::Value record = pack::json_of("{'format': 'sealwell-record/1', 'sentAt': '2026-11-22T12:00:00Z'}");
    record.set("id", id);
    record.set("decisions", json::Value::array().add(consent::to_json(given, asked)));
    record.set("receipt", chain.to_json());
    return record;
  };
  CHECK(chain_problems(record_of({})).empty());

  // Refused in the second in which it was sent, and by a clock that is ahead.
  for (const std::int64_t at : {noon, noon + 3'600'000}) {
    const consent::Event refused = consent::event_of(consent::decide(asked, "en", false, at));
    CHECK(chain_problems(record_of({refused})) == Lines{"receipt: The record leaves out a decision."});
  }
  for (const auto kind :
       {consent::Event::Kind::withdrawn, consent::Event::Kind::deleted_before_sending, consent::Event::Kind::amended}) {
    consent::Event event = consent::event_of(given);
    event.kind = kind;
    CHECK(chain_problems(record_of({event})) ==
          Lines{"receipt: event 3: " + std::string(consent::event_name(kind)) + " before anything was sent"});
  }
}
