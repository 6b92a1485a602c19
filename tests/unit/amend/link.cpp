// The receipt as a link: docs/changes.md, "The link".
#include "core/amend/link.hpp"

#include "core/sealing/envelope_proof.hpp"

#include "tests/unit/amend/holder.hpp"

using namespace sealwell;
using namespace sealwell::amend;

namespace {

std::string link() {
  const auto receipt = receipt::read_receipt(receipt_of_something_sent());
  REQUIRE(receipt.ok());
  const auto fragment = link_fragment(receipt.value());
  REQUIRE(fragment.ok());
  return fragment.value();
}

}  // namespace

TEST_CASE("a link holds what takes back, and nothing that was told") {
  const auto receipt = receipt::read_receipt(receipt_of_something_sent());
  const auto read = read_link("#" + link());
  REQUIRE(read.ok());
  CHECK(to_hex(read.value().receipt) == receipt.value().document.text_or("id"));
  CHECK(read.value().key.public_key() == receipt.value().chain.key);
  CHECK(to_hex(read.value().envelope) == receipt.value().document.find("envelope")->text_or("sha256"));
  CHECK(read.value().end.events == receipt.value().chain.events.size());
  CHECK(read.value().end.head == receipt::event_hash(receipt.value().chain.events.back()));
  REQUIRE(read.value().given.size() == 1);
  CHECK(sealing::envelope_id_text(sealing::envelope_id_for(read.value().key.public_key())) ==
        receipt.value().document.find("envelope")->text_or("id"));
  // 119 bytes in base64: short enough for a code that a phone reads from paper.
  CHECK(link().size() == link_name.size() + 159);
}

TEST_CASE("a link that is not whole, or another spelling of one, is none") {
  const std::string whole = link();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CAPTURE(length);
    const auto read = read_link(std::string_view(whole).substr(0, length));
    // Four bytes less is a link with a statement less.
    if (read.ok()) CHECK(read.value().given.empty());
  }
  for (const char* other : {"", "receipt=", "receipt=AA==", "receipt=AQ", "RECEIPT=AQ", "receipt=%41"}) {
    CAPTURE(other);
    CHECK(read_link(other).error() == Error::invalid_link);
  }
  CHECK_FALSE(read_link(whole + "=").ok());
  CHECK_FALSE(read_link(whole + "A").ok());
  CHECK_FALSE(read_link("receipt=" + std::string(5000, 'A')).ok());
}

TEST_CASE("no link is made where nothing was sent or the secret is gone") {
  const auto refusal = receipt::read_receipt(receipt_of_a_refusal());
  REQUIRE(refusal.ok());
  CHECK_FALSE(link_fragment(refusal.value()).ok());
  auto receipt = receipt::read_receipt(receipt_of_something_sent());
  receipt.value().secret.reset();
  CHECK_FALSE(link_fragment(receipt.value()).ok());
}

TEST_CASE("a link opens what the file opens") {
  Holder holder("#" + link());
  CHECK(holder.at() == "changes/menu");
  CHECK(holder.html().find("referral (English)") != std::string::npos);
  holder.choose("'take-back'");
  holder.choose("'referral'");
  holder.choose("", "send");
  REQUIRE(holder.effects() == "post");
  CHECK(problems_of(holder.opened(), nullptr).empty());
  holder.acknowledge();
  CHECK(holder.at() == "changes/done");
  // There is no file to go on with.
  CHECK(holder.effects() == "discard");
}

TEST_CASE("a link's statements are found in earlier wordings too, and another service's are not") {
  json::Value later = journey::deployed_pack();
  json::Value& statement = pack::at(later, "/consent/statements/0");
  json::Value earlier = json::Value::object().set("version", "v1").set("wording", *statement.find("wording"));
  statement.set("version", "v2").set("history", json::Array{std::move(earlier)});
  pack::at(later, "/consent/statements/0/wording/en").set("question", "Something else?");
  build::add_wording_hashes(later);
  Holder holder(link(), later);
  CHECK(holder.at() == "changes/menu");
  CHECK(holder.html().find("value=\"agree\"") != std::string::npos);

  json::Value other = journey::deployed_pack();
  pack::at(other, "/consent/statements/0/wording/en").set("question", "Something else?");
  build::add_wording_hashes(other);
  Holder stranger(link(), other);
  CHECK(stranger.at() == "changes/refused");
}
