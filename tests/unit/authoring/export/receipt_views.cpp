// The forms of others hold what they can, and never the secret.
#include "core/authoring/export/receipt_views.hpp"

#include "core/receipt/page.hpp"

#include "tests/unit/receipt/issued.hpp"

using namespace sealwell;
using namespace sealwell::receipt;

TEST_CASE("no view has the secret") {
  const json::Value made = refusal_receipt(pack_with_terms());
  const std::string secret(made.text_or("secret"));
  const Receipt receipt = read_good(made);
  for (const std::string& view :
       {page_html(receipt.document), page_text(receipt.document), json::write(receipt.document),
        json::write(kantara_view(receipt.document)), json::write(iso27560_view(receipt.document)),
        json::write(fhir_view(receipt.document))}) {
    INFO(view.substr(0, 80));
    CHECK(view.find(secret) == std::string::npos);
    CHECK(view.size() > 100);
  }
}

TEST_CASE("what was refused is a denial in FHIR, an event in ISO 27560, and absent in Kantara") {
  const Receipt receipt = read_good(refusal_receipt(pack_with_terms()));
  const json::Value fhir = fhir_view(receipt.document);
  const json::Value& consent = *fhir.items("entry").front().find("resource");
  CHECK(consent.text_or("status") == "rejected");
  CHECK(consent.find("provision")->text_or("type") == "deny");
  const json::Value record = iso27560_view(receipt.document);
  CHECK(record.items("events").back().text_or("state") == "refused");
  CHECK(record.items("events").back().text_or("validityDuration") == "none");
  const json::Value kantara = kantara_view(receipt.document);
  CHECK(kantara.items("services").front().items("purposes").empty());
  CHECK(kantara.find("consentTimestamp")->integer() == noon / 1000 + 60);
}

TEST_CASE("parties are named once, however many statements name them") {
  const json::Value record = iso27560_view(read_good(refusal_receipt(pack_with_terms())).document);
  CHECK(record.items("parties").size() == 2);
  CHECK(record.items("parties")[0].text_or("role") == "pii-controller");
  CHECK(record.items("parties")[0].text_or("phone") == "01632 960 001");
  CHECK(record.items("parties")[1].text_or("role") == "recipient");
}
