#include "tests/unit/amend/holder.hpp"

#include "core/authoring/reader/service_pack_reader.hpp"
#include "core/base/text.hpp"
#include "core/receipt/issue.hpp"

namespace sealwell::amend {
namespace {

std::string file_of(const journey::Traveller& traveller) {
  const json::Value* effect = traveller.effect("receipt");
  REQUIRE(effect);
  const auto made = receipt::complete(*effect->find("draft"), traveller.journey->pack(), {});
  REQUIRE(made.ok());
  return json::write_indented(made.value());
}

}  // namespace

std::string receipt_of_something_sent(const json::Value& joined) {
  journey::Traveller traveller(joined);
  traveller.to_check();
  traveller.send();
  return file_of(traveller);
}

std::string receipt_of_a_refusal() {
  journey::Traveller traveller(journey::deployed_pack());
  traveller.to_check();
  for (int i = 0; i < 20 && traveller.at() != "consent/referral"; ++i) traveller.act("{'type': 'back'}");
  traveller.submit({}, "no");
  return file_of(traveller);
}

CurrentPack today_of(const json::Value& joined) {
  const std::string text = json::write_canonical(joined);
  auto pack = pack::parse_service_pack(text);
  REQUIRE(pack.ok());
  return {std::move(pack).value(), sealing::sha256(as_bytes(text))};
}

Holder::Holder(std::string_view brought, const json::Value& joined)
    : visit(ReceiptSession::open(today_of(joined), brought)), answer(json::parse(visit->current()).value()) {}

const json::Value& Holder::act(const std::string& action) {
  INFO(action);
  return give(json::parse(replaced(action, "'", "\"")).value());
}

const json::Value& Holder::give(const json::Value& action) {
  const auto text = visit->update(json::write(action), now_ms, random);
  REQUIRE(text.ok());
  answer = json::parse(text.value()).value();
  return answer;
}

const json::Value& Holder::choose(const std::string& choices, const std::string& button) {
  return act("{'type': 'submit', 'screen': '" + at() + "', 'fields': {'choice': [" + choices + "]}, 'button': '" +
             button + "'}");
}

const json::Value& Holder::acknowledge() {
  const json::Value& post = *effect("post");
  const auto id = sealing::parse_envelope_id(post.text_or("id"));
  const auto bytes = from_base64(post.text_or("envelope"));
  const auto word = sealing::sign_acknowledgement(*id, sealing::sha256(*bytes), now_ms, journey::intake_key());
  return give(json::Value::object().set("type", "acknowledged").set("acknowledgement", word.value()));
}

json::Value Holder::opened() const {
  const auto bytes = from_base64(effect("post")->text_or("envelope"));
  const auto opened = sealing::open(*bytes, sealing::only(journey::team_key()));
  REQUIRE(opened.ok());
  return json::parse(as_text(opened.value().parts.at(0).content->view())).value();
}

}  // namespace sealwell::amend
