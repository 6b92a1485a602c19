// Staff's tools only, as yet.
#include "core/receipt/read.hpp"

#include "core/base/civil_date.hpp"
#include "core/pack/object_reader.hpp"
#include "core/sealing/envelope.hpp"
#include "core/sealing/secret.hpp"

#include <algorithm>

namespace sealwell::receipt {
namespace {

using pack::ObjectReader;

constexpr std::size_t most_statements = 100;

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

void require_hex(const ObjectReader& reader, std::string_view name, std::size_t digits) {
  const std::string text = reader.required_text(name);
  if (!text.empty() && !is_hex(text, digits)) reader.fail(Error::unknown_value, name);
}

void require_one_of(const ObjectReader& reader, std::string_view name, std::initializer_list<std::string_view> values) {
  const std::string text = reader.required_text(name);
  if (!text.empty() && std::find(values.begin(), values.end(), text) == values.end()) {
    reader.fail(Error::unknown_value, name);
  }
}

void require_instant(const ObjectReader& reader, std::string_view name) {
  if (!parse_instant(reader.required_text(name))) reader.fail(Error::unknown_value, name);
}

void require_date(const ObjectReader& reader, std::string_view name) {
  if (!parse_iso_date(reader.required_text(name))) reader.fail(Error::unknown_value, name);
}

ObjectReader required_object(const ObjectReader& reader, std::string_view name) {
  if (!reader.has(name)) reader.fail(Error::missing_field, name);
  return reader.object(name);
}

// Every member of an object of texts.
void check_texts(const ObjectReader& reader, std::string_view name) {
  if (!reader.has(name)) return;
  const ObjectReader object = reader.object(name);
  const json::Object* members = reader.find(name)->if_object();
  for (std::size_t i = 0; members && i < members->size(); ++i) (void)object.text((*members)[i].name);
}

void check_service(const ObjectReader& service) {
  service.allow_only({"id", "name", "contact", "privacyNotice"});
  (void)service.required_text("id");
  (void)service.required_text("name");
  check_texts(service, "contact");
  check_texts(service, "privacyNotice");
}

void check_wording(const ObjectReader& wording) {
  wording.allow_only({"title", "text", "question", "points", "yes", "no", "refusal"});
  for (const std::string_view name : {"title", "question", "yes", "no"}) (void)wording.required_text(name);
  (void)wording.texts("text");
  for (const ObjectReader& point : wording.objects("points")) {
    point.allow_only({"id", "text"});
    (void)point.required_text("id");
    (void)point.required_text("text");
  }
  const ObjectReader refusal = wording.object("refusal");
  if (!refusal.is_object()) return;
  refusal.allow_only({"title", "text"});
  (void)refusal.text("title");
  (void)refusal.texts("text");
}

void check_statement(const ObjectReader& statement) {
  statement.allow_only({"id", "version", "kind", "purpose", "lawfulBasis", "condition", "controllers", "recipients",
                        "dataCategories", "requiredFor", "consequence", "withdrawal", "retention", "decision",
                        "decidedAt", "method", "language", "textSha256", "wording"});
  for (const std::string_view name : {"id", "version", "purpose", "lawfulBasis", "method", "language"}) {
    (void)statement.required_text(name);
  }
  for (const std::string_view name : {"condition", "requiredFor", "consequence"}) (void)statement.text(name);
  for (const std::string_view name : {"controllers", "recipients", "dataCategories"}) (void)statement.texts(name);
  require_one_of(statement, "kind", {"explicit-consent", "consent", "confidentiality-agreement", "acknowledgement"});
  require_one_of(statement, "decision", {"given", "refused"});
  require_instant(statement, "decidedAt");
  require_hex(statement, "textSha256", 64);
  check_texts(statement, "withdrawal");
  const ObjectReader retention = required_object(statement, "retention");
  if (retention.is_object()) {
    retention.allow_only({"words", "dates"});
    (void)retention.text("words");
    for (const ObjectReader& date : retention.objects("dates")) {
      date.allow_only({"categories", "words", "date", "certainty"});
      (void)date.texts("categories");
      (void)date.text("words");
      require_date(date, "date");
      require_one_of(date, "certainty", {"exact", "about", "latest", "earliest"});
    }
  }
  const ObjectReader wording = required_object(statement, "wording");
  if (wording.is_object()) check_wording(wording);
}

void check_right(const ObjectReader& right) {
  right.allow_only({"right", "words", "how", "askedOn", "answerBy", "rule"});
  (void)right.required_text("right");
  (void)right.required_text("words");
  (void)right.text("how");
  if (!right.has("answerBy")) return;
  require_date(right, "askedOn");
  require_date(right, "answerBy");
  (void)right.required_text("rule");
}

void check_privacy_notice(const ObjectReader& notice) {
  if (!notice.is_object()) return;
  for (const ObjectReader& controller : notice.objects("controllers")) {
    for (const std::string_view name : {"name", "address", "phone", "email", "web"}) (void)controller.text(name);
  }
  (void)notice.text("jurisdiction");
  (void)notice.texts("storage");
  for (const std::string_view name : {"dataProtectionOfficer", "authority", "complaints"}) check_texts(notice, name);
}

void check_follow_up(const ObjectReader& follow_up) {
  if (!follow_up.is_object()) return;
  follow_up.allow_only({"family", "title", "text", "dates"});
  (void)follow_up.required_text("family");
  (void)follow_up.text("title");
  (void)follow_up.texts("text");
  for (const std::string& date : follow_up.texts("dates")) {
    if (!parse_iso_date(date)) follow_up.fail(Error::unknown_value, "dates");
  }
}

void check_form(const ObjectReader& receipt) {
  receipt.allow_only({"format",  "id",       "issuedAt", "language", "outcome",    "reference", "envelope",
                      "service", "pack",     "build",    "words",    "statements", "notice",    "rights",
                      "names",   "followUp", "sent",     "chain",    "secret",     "signature", "acknowledgement",
                      "deletion"});
  receipt.require_format("sealwell-receipt/1");
  require_hex(receipt, "id", 32);
  require_instant(receipt, "issuedAt");
  (void)receipt.required_text("language");
  require_one_of(receipt, "outcome", {"sent", "refused", "deleted"});
  const bool sealed = receipt.text("outcome") != "refused";
  if (sealed != receipt.has("envelope")) receipt.fail(Error::missing_field, "envelope");
  if ((receipt.text("outcome") == "sent") != receipt.has("sent")) receipt.fail(Error::missing_field, "sent");
  const ObjectReader envelope = receipt.object("envelope");
  if (envelope.is_object()) {
    envelope.allow_only({"id", "sha256"});
    require_hex(envelope, "id", 32);
    require_hex(envelope, "sha256", 64);
    if (!sealing::parse_envelope_id(envelope.text("id"))) envelope.fail(Error::unknown_value, "id");
    (void)receipt.required_text("reference");
  }
  const ObjectReader service = required_object(receipt, "service");
  if (service.is_object()) check_service(service);
  const ObjectReader pack = required_object(receipt, "pack");
  if (pack.is_object()) {
    pack.allow_only({"id", "version", "sha256"});
    (void)pack.required_text("id");
    (void)pack.required_text("version");
    require_hex(pack, "sha256", 64);
  }
  if (receipt.has("build")) require_hex(receipt, "build", 64);
  check_texts(receipt, "words");
  const auto statements = receipt.objects("statements");
  if (statements.empty()) receipt.fail(Error::missing_field, "statements");
  if (statements.size() > most_statements) receipt.fail(Error::too_large, "statements");
  for (const ObjectReader& statement : statements) check_statement(statement);
  check_privacy_notice(receipt.object("notice"));
  for (const ObjectReader& right : receipt.objects("rights")) check_right(right);
  const ObjectReader names = receipt.object("names");
  if (names.is_object()) {
    names.allow_only({"instruments", "favourites", "components"});
    for (const std::string_view name : {"instruments", "favourites", "components"}) check_texts(names, name);
  }
  check_follow_up(receipt.object("followUp"));
  (void)receipt.object("sent");
  (void)receipt.required_text("signature");
  for (const std::string_view word : {"acknowledgement", "deletion"}) {
    if (receipt.text(word).size() > 512) receipt.fail(Error::too_large, word);
  }
}

}  // namespace

Result<Receipt> read_receipt(std::string_view text) {
  auto parsed = json::parse(text, receipt_limits);
  if (!parsed.ok()) return parsed.failure();
  json::Value document = std::move(parsed).value();
  if (!document.if_object()) return Error::wrong_type;
  pack::Failures failures;
  check_form(ObjectReader(document, "", failures));
  if (!failures.empty()) return failures.front();
  const json::Value* chain_value = document.find("chain");
  if (!chain_value) return Failure{Error::missing_field, "/chain"};
  auto chain = read_chain(*chain_value);
  if (!chain.ok()) return Failure{chain.error(), "/chain" + chain.failure().where};
  Receipt receipt{{}, std::move(chain).value(), std::nullopt};
  if (const json::Value* secret = document.find("secret")) {
    auto seed = from_base64(document.text_or("secret"));
    if (!secret->if_string() || !seed) return Failure{Error::key_invalid, "/secret"};
    auto key = sealing::ReceiptSecretKey::from_seed(*seed);
    sealing::wipe(*seed);
    if (!key.ok() || !(key.value().public_key() == receipt.chain.key)) return Failure{Error::key_invalid, "/secret"};
    receipt.secret = std::move(key).value();
    std::erase_if(*document.if_object(), [](const json::Member& member) { return member.name == "secret"; });
  }
  receipt.document = std::move(document);
  return Result<Receipt>(std::move(receipt));
}

}  // namespace sealwell::receipt
