// Having everything deleted: at the intake, on the device, or by the service.
#include "core/sealing/withdrawal.hpp"

#include "core/receipt/read.hpp"
#include "core/sealing/envelope_proof.hpp"

#include "tests/unit/amend/holder.hpp"

using namespace sealwell;
using namespace sealwell::amend;

namespace {

Holder erasing() {
  Holder holder(receipt_of_something_sent());
  holder.choose("'erase'");
  CHECK(holder.at() == "changes/erase");
  holder.choose("");
  holder.choose("", "send");
  CHECK(holder.effects() == "withdraw");
  return holder;
}

json::Value ended(int status, const std::string& deletion) {
  return json::Value::object().set("type", "withdrawn").set("status", status).set("deletion", deletion);
}

sealing::Hash hash_of_the_envelope() {
  const auto receipt = receipt::read_receipt(receipt_of_something_sent());
  const auto bytes = from_hex(receipt.value().document.find("envelope")->text_or("sha256"));
  sealing::Hash hash{};
  std::copy(bytes->begin(), bytes->end(), hash.begin());
  return hash;
}

}  // namespace

TEST_CASE("the proof is one that the intake takes") {
  const Holder holder = erasing();
  const json::Value& effect = *holder.effect("withdraw");
  const auto id = sealing::parse_envelope_id(effect.text_or("id"));
  REQUIRE(id);
  CHECK(effect.text_or("address") == "/v1/envelopes/" + std::string(effect.text_or("id")) + "/withdrawal");
  const auto hash = sealing::verify_withdrawal(*from_base64(effect.text_or("proof")), *id);
  REQUIRE(hash.ok());
  CHECK(hash.value() == hash_of_the_envelope());
}

TEST_CASE("deleted before anybody collected it") {
  Holder holder = erasing();
  const auto id = sealing::parse_envelope_id(holder.effect("withdraw")->text_or("id"));
  const auto word = sealing::sign_deletion(*id, hash_of_the_envelope(), holder.now_ms, journey::intake_key());
  holder.give(ended(200, word.value()));
  CHECK(holder.at() == "changes/deleted");
  CHECK(holder.effects() == "file");
  const auto receipt = receipt::read_receipt(std::string(holder.effect("file")->text_or("content")));
  REQUIRE(receipt.ok());
  CHECK(receipt.value().document.text_or("deletion") == word.value());
  CHECK(consent::effective_event(receipt.value().chain.events, "referral")->kind == consent::Event::Kind::withdrawn);
}

TEST_CASE("what may have been read, or can't be shown to be gone, is asked of the service") {
  const Holder asked = erasing();
  const auto id = sealing::parse_envelope_id(asked.effect("withdraw")->text_or("id"));
  const auto word = sealing::sign_deletion(*id, hash_of_the_envelope(), asked.now_ms, journey::intake_key());
  const auto stranger = sealing::sign_deletion(*id, hash_of_the_envelope(), asked.now_ms,
                                               sealing::fixed_key<sealing::KeyKind::intake>("somebody else"));
  const std::vector<std::pair<int, std::string>> answers{{202, word.value()},
                                                         {200, stranger.value()},
                                                         {200, ""},
                                                         {201, stranger.value()},
                                                         {201, ""},
                                                         {404, ""},
                                                         {410, ""},
                                                         {503, ""},
                                                         {0, ""}};
  for (const auto& [status, text] : answers) {
    Holder holder = erasing();
    holder.give(ended(status, text));
    INFO(status);
    CHECK(holder.at() == "changes/sending");
    REQUIRE(holder.effects() == "post");
    CHECK(holder.opened().items("changes").front().text_or("change") == "erase");
    holder.acknowledge();
    CHECK(holder.at() == "changes/done");
  }
}

TEST_CASE("what never came is told so, on the intake's word alone") {
  Holder holder = erasing();
  const auto id = sealing::parse_envelope_id(holder.effect("withdraw")->text_or("id"));
  const auto word = sealing::sign_deletion(*id, hash_of_the_envelope(), holder.now_ms, journey::intake_key());
  holder.give(ended(201, word.value()));
  CHECK(holder.at() == "changes/nothing-sent");
  CHECK(holder.effects() == "file");
}
