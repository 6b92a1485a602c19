// Opening a receipt, and what is asked for with it.
#include "core/authoring/lint/pack_lint.hpp"
#include "core/receipt/read.hpp"
#include "core/sealing/envelope_proof.hpp"

#include "tests/unit/amend/holder.hpp"

using namespace sealwell;
using namespace sealwell::amend;

namespace {

json::Value record_sent() {
  journey::Traveller traveller(journey::deployed_pack());
  traveller.to_check();
  traveller.send();
  return *traveller.effect("receipt")->find("draft")->find("sent");
}

}  // namespace

TEST_CASE("a receipt that can't be used says why, and leads to nothing") {
  std::string text = receipt_of_something_sent();
  CHECK(Holder("").at() == "changes/refused");
  CHECK(Holder("{}").at() == "changes/refused");
  CHECK(Holder(text.substr(0, text.size() / 2)).at() == "changes/refused");
  const std::string elsewhere = replaced(text, "\"allotment\"", "\"another\"");
  Holder other(elsewhere);
  CHECK(other.at() == "changes/refused");
  CHECK(other.html().find("another service") != std::string::npos);
  Holder changed(replaced(text, "Zanzibar", "Timbuktu"));
  CHECK(changed.at() == "changes/refused");
  CHECK(changed.html().find("changed since") != std::string::npos);
  changed.act("{'type': 'submit', 'screen': 'changes/menu', 'fields': {'choice': ['erase']}, 'button': 'continue'}");
  CHECK(changed.at() == "changes/refused");
}

TEST_CASE("a copy without the secret can be read and nothing more") {
  json::Value document = json::parse(receipt_of_something_sent()).value();
  std::erase_if(*document.if_object(), [](const json::Member& member) { return member.name == "secret"; });
  Holder holder(json::write(document));
  CHECK(holder.at() == "changes/read-only");
  holder.choose("'erase'");
  CHECK(holder.at() == "changes/read-only");
  CHECK(Holder(receipt_of_a_refusal()).at() == "changes/nothing");
}

TEST_CASE("what is taken back is signed, goes on from the record, and ends what was given") {
  Holder holder(receipt_of_something_sent());
  CHECK(holder.at() == "changes/menu");
  // Picking an option draws nothing anew.
  holder.act("{'type': 'input', 'screen': 'changes/menu', 'fields': {'choice': ['erase']}}");
  CHECK_FALSE(holder.answer.find("html"));
  CHECK(holder.answer.text_or("focus") == "none");
  holder.choose("");
  CHECK(holder.answer.text_or("focus") == "errors");
  holder.choose("'take-back'");
  CHECK(holder.at() == "changes/which");
  // What was refused is not among it.
  CHECK(holder.html().find("value=\"referral\"") != std::string::npos);
  CHECK(holder.html().find("value=\"research\"") == std::string::npos);
  holder.choose("'research'");
  CHECK(holder.at() == "changes/which");
  holder.choose("'referral'");
  CHECK(holder.at() == "changes/check");
  holder.choose("", "send");
  CHECK(holder.at() == "changes/sending");
  const json::Value change = holder.opened();
  CHECK(change.text_or("format") == "sealwell-change/1");
  CHECK(change.items("changes").front() ==
        json::Value::object().set("change", "withdraw").set("statement", "referral"));
  const json::Value record = record_sent();
  CHECK(problems_of(change, &record).empty());
  CHECK(change.find("about")->text_or("envelope") == record.text_or("id"));
  const json::Value& event = change.find("chain")->items("events").front();
  CHECK(event.text_or("event") == "withdrawn");
  CHECK(event.text_or("statement") == "referral");

  json::Value other = change;
  other.set("sentAt", "2026-11-24T12:00:00Z");
  CHECK(problems_of(other, nullptr).size() == 1);
  json::Value stranger = record;
  stranger.set("id", std::string(32, 'a'));
  CHECK_FALSE(problems_of(change, &stranger).empty());
}

TEST_CASE("what is not the intake's word ends nothing") {
  Holder holder(receipt_of_something_sent());
  holder.choose("'take-back'");
  holder.choose("'referral'");
  holder.choose("", "send");
  holder.give(json::Value::object().set("type", "acknowledged").set("acknowledgement", "{}"));
  CHECK(holder.at() == "changes/sending");
}

TEST_CASE("a good acknowledgement gives the receipt to keep") {
  Holder holder(receipt_of_something_sent());
  holder.choose("'take-back'");
  holder.choose("'referral'");
  holder.choose("", "send");
  holder.acknowledge();
  CHECK(holder.at() == "changes/done");
  CHECK(holder.effects() == "discard file");
  const std::string file(holder.effect("file")->text_or("content"));
  const auto read = receipt::read_receipt(file);
  REQUIRE(read.ok());
  CHECK(receipt::broken_links(read.value().chain).empty());
  CHECK(consent::sequence_errors(read.value().chain.events).empty());
  CHECK(consent::effective_event(read.value().chain.events, "referral")->kind == consent::Event::Kind::withdrawn);
  Holder again(file);
  CHECK(again.at() == "changes/menu");
  CHECK(again.html().find("take-back") == std::string::npos);
}

TEST_CASE("not sent stays to be sent, with the same bytes") {
  Holder holder(receipt_of_something_sent());
  holder.choose("'human-review'");
  CHECK(holder.at() == "changes/review");
  holder.choose("'The second result, please'");
  holder.choose("", "send");
  CHECK(holder.opened().items("changes").front().text_or("text") == "The second result, please");
  CHECK(holder.opened().find("chain")->items("events").empty());
  CHECK(problems_of(holder.opened(), nullptr).empty());
  const json::Value post = *holder.effect("post");
  // A change's envelope is posted and withdrawn by a key of its own, not by the receipt's.
  const auto envelope_id = *sealing::parse_envelope_id(post.text_or("id"));
  const sealing::Hash hash = sealing::sha256(*from_base64(post.text_or("envelope")));
  CHECK(sealing::is_post_proof(*from_base64(post.text_or("proof")), envelope_id, hash));
  CHECK(sealing::verify_withdrawal(*from_base64(post.text_or("withdrawal")), envelope_id).value() == hash);
  holder.act("{'type': 'not-sent', 'reason': 'offline', 'saved': true}");
  CHECK(holder.at() == "changes/not-sent");
  CHECK(holder.html().find("saved on this device") != std::string::npos);
  holder.act("{'type': 'retry'}");
  CHECK(holder.effects() == "post-again");
  const auto word = sealing::sign_acknowledgement(*sealing::parse_envelope_id(post.text_or("id")),
                                                  sealing::sha256(*from_base64(post.text_or("envelope"))),
                                                  holder.now_ms, journey::intake_key());
  holder.give(json::Value::object().set("type", "acknowledged").set("acknowledgement", word.value()));
  CHECK(holder.at() == "changes/done");
}

TEST_CASE("a complaint needs words, and not too many") {
  Holder holder(receipt_of_something_sent());
  holder.choose("'complaint'");
  holder.choose("'  '");
  CHECK(holder.answer.text_or("focus") == "errors");
  holder.choose("'" + std::string(2001, 'a') + "'");
  CHECK(holder.answer.text_or("focus") == "errors");
  holder.choose("'" + std::string(2000, 'a') + "'");
  CHECK(holder.at() == "changes/check");
  holder.act("{'type': 'back'}");
  CHECK(holder.at() == "changes/complaint");
}

TEST_CASE("how to be contacted is changed where the pack names the question") {
  json::Value joined = journey::deployed_pack();
  CHECK(Holder(receipt_of_something_sent()).html().find("value=\"contact\"") == std::string::npos);
  pack::at(joined, "/consent").set("afterwards", json::Value::object().set("contact", "tools"));
  Holder holder(receipt_of_something_sent(joined), joined);
  holder.choose("'contact'");
  CHECK(holder.at() == "changes/channels");
  holder.choose("'no such way'");
  CHECK(holder.answer.text_or("focus") == "errors");
  const pack::ServicePack pack = today_of(joined).pack;
  const std::string first = pack.questionnaire.item(pack.questionnaire.find("tools")).options.front().submitted;
  holder.choose("'" + first + "'");
  holder.choose("", "send");
  const json::Value change = holder.opened();
  CHECK(change.items("changes").front().items("channels").front() == json::Value(first));
  CHECK(change.find("chain")->items("events").front().text_or("event") == "amended");
}

TEST_CASE("changed words are shown, and agreement is asked again for them alone") {
  json::Value later = journey::deployed_pack();
  json::Value& statement = pack::at(later, "/consent/statements/0");
  json::Value earlier = json::Value::object().set("version", "v1").set("wording", *statement.find("wording"));
  statement.set("version", "v2").set("history", json::Array{std::move(earlier)});
  pack::at(later, "/consent/statements/0/wording/en")
      .set("text", json::Array{json::Value("We also share it with the council.")});
  build::add_wording_hashes(later);
  Holder holder(receipt_of_something_sent(), later);
  holder.choose("'agree'");
  CHECK(holder.at() == "changes/decide/referral");
  CHECK(holder.html().find("We also share it with the council.") != std::string::npos);
  CHECK(holder.html().find("referral (English) text.") != std::string::npos);
  holder.choose("", "yes");
  CHECK(holder.at() == "changes/check");
  holder.choose("", "send");
  const json::Value change = holder.opened();
  const json::Array& events = change.find("chain")->items("events");
  REQUIRE(events.size() == 2);
  CHECK(events[0].text_or("event") == "requested");
  CHECK(events[1].text_or("event") == "given");
  CHECK(events[1].text_or("version") == "v2");
  CHECK(problems_of(change, nullptr).empty());
}

TEST_CASE("a pack that names no such question for contact is told so") {
  json::Value joined = journey::deployed_pack();
  const auto named = [&](const char* question) {
    pack::at(joined, "/consent").set("afterwards", json::Value::object().set("contact", question));
    std::vector<std::string> pointers;
    for (const lint::Problem& problem : lint::check_pack(today_of(joined).pack)) {
      if (problem.pointer.starts_with("/consent/afterwards")) pointers.push_back(problem.pointer);
    }
    return pointers;
  };
  CHECK(named("tools").empty());
  CHECK(named("nowhere") == std::vector<std::string>{"/consent/afterwards/contact"});
  CHECK(named("name") == std::vector<std::string>{"/consent/afterwards/contact"});
}
