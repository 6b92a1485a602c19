// From what was shown and decided to a receipt.
#include "core/authoring/export/receipt_views.hpp"
#include "core/receipt/page.hpp"

#include "tests/unit/receipt/issued.hpp"

using namespace sealwell;
using namespace sealwell::receipt;

namespace {

std::vector<std::string> kinds(const Receipt& receipt) {
  std::vector<std::string> list;
  for (const consent::Event& event : receipt.chain.events) list.emplace_back(consent::event_name(event.kind));
  return list;
}

}  // namespace

TEST_CASE("a refusal has a receipt, with the words that were shown and nothing sent") {
  const json::Value joined = pack_with_terms();
  const json::Value made = refusal_receipt(joined);
  const Receipt receipt = read_good(made);
  CHECK(kinds(receipt) == std::vector<std::string>{"requested", "refused"});
  REQUIRE(receipt.secret);
  CHECK(receipt.secret->public_key() == receipt.chain.key);
  CHECK_FALSE(receipt.document.find("secret"));
  CHECK_FALSE(receipt.document.find("sent"));
  CHECK_FALSE(receipt.document.find("envelope"));
  const json::Value& statement = receipt.document.items("statements").front();
  CHECK(consent::wording_hash(*statement.find("wording"), sealing::sha256) == statement.text_or("textSha256"));
  CHECK(statement.find("retention")->text_or("words") == "6 years after you sent this");
  CHECK_FALSE(statement.find("retention")->find("dates"));

  const std::string page = page_html(receipt.document);
  CHECK(page.find("Your decision: nothing was sent") != std::string::npos);
  CHECK(page.find("referral (English) question?") != std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find(made.text_or("secret")) == std::string::npos);
  CHECK(page_text(receipt.document).find("No to referral (English), on 22 November 2026") != std::string::npos);
}

TEST_CASE("the same screen again is no new request, and another language, or after a decision, is") {
  const pack::ServicePack pack = pack::read_pack(pack_with_terms());
  sealing::FixedRandom random("receipt");
  ReceiptRecorder recorder;
  const pack::Statement& asked = *pack.statement("referral");
  REQUIRE(recorder.shown(asked, "en", noon, random).ok());
  REQUIRE(recorder.shown(asked, "en", noon + 1000, random).ok());
  REQUIRE(recorder.shown(asked, pack.languages[1], noon + 2000, random).ok());
  recorder.decided(consent::decide(asked, pack.languages[1], true, noon + 3000));
  REQUIRE(recorder.shown(asked, pack.languages[1], noon + 4000, random).ok());
  CHECK(recorder.proof().items("events").size() == 4);
}

TEST_CASE("what was agreed to and deleted before sending says so") {
  const json::Value joined = pack_with_terms();
  const pack::ServicePack pack = pack::read_pack(joined);
  sealing::FixedRandom random("receipt");
  ReceiptRecorder recorder;
  const pack::Statement& asked = *pack.statement("referral");
  REQUIRE(recorder.shown(asked, "en", noon, random).ok());
  recorder.decided(consent::decide(asked, "en", true, noon));
  recorder.deleted(noon + 5000);
  recorder.deleted(noon + 6000);
  const Receipt receipt = read_good(completed(
      recorder,
      {Outcome::deleted, std::string(64, 'a'), "en", noon + 5000, "0100-0000-0000", EnvelopeRef{{1}, {2}}, {}}, pack));
  CHECK(kinds(receipt) == std::vector<std::string>{"requested", "given", "deleted-before-sending"});
  CHECK(receipt.document.text_or("outcome") == "deleted");
}

TEST_CASE("nothing asked, nothing decided or forgotten: no receipt") {
  const pack::ServicePack pack = pack::read_pack(pack_with_terms());
  sealing::FixedRandom random("receipt");
  ReceiptRecorder recorder;
  const RunEnd end{Outcome::refused, std::string(64, 'a'), "en", noon, "", std::nullopt, {}};
  CHECK(recorder.draft(end).is_null());
  CHECK(recorder.proof().is_null());
  REQUIRE(recorder.shown(*pack.statement("referral"), "en", noon, random).ok());
  CHECK(recorder.draft(end).is_null());
  recorder.decided(consent::decide(*pack.statement("referral"), "en", false, noon));
  CHECK_FALSE(recorder.draft(end).is_null());
  recorder.forget();
  CHECK(recorder.draft(end).is_null());
}

TEST_CASE("without random bytes there is no key") {
  const pack::ServicePack pack = pack::read_pack(pack_with_terms());
  sealing::FixedRandom random("receipt", 1);
  ReceiptRecorder recorder;
  CHECK(recorder.shown(*pack.statement("referral"), "en", noon, random).error() == Error::randomness_failed);
  CHECK(recorder.proof().is_null());
}
