#include "core/amend/sent_referral.hpp"

#include "core/receipt/read.hpp"
#include "core/receipt/signing.hpp"
#include "core/sealing/envelope_proof.hpp"
#include "core/sealing/hash.hpp"
#include "core/sealing/receipt_signature.hpp"

#include <algorithm>

namespace sealwell::amend {
namespace {

using consent::Event;

std::vector<std::string> texts(const json::Value& value, std::string_view name) {
  std::vector<std::string> list;
  for (const json::Value& text : value.items(name)) {
    if (text.if_string()) list.push_back(*text.if_string());
  }
  return list;
}

template <typename Bytes> bool from_hex_into(std::string_view text, Bytes& into) {
  const auto bytes = from_hex(text);
  if (!bytes || bytes->size() != into.size()) return false;
  std::copy(bytes->begin(), bytes->end(), into.begin());
  return true;
}

AgreedStatement agreed_by(const Event& event, const json::Value& statement) {
  AgreedStatement agreed{event.statement, event.version, event.language, event.text_hash, {}, {}, {}, {}, {}, {}};
  if (const json::Value* wording = statement.find("wording")) {
    agreed.title = wording->text_or("title");
    agreed.question = wording->text_or("question");
    agreed.text = texts(*wording, "text");
  }
  agreed.kind = statement.text_or("kind");
  agreed.lawful_basis = statement.text_or("lawfulBasis");
  agreed.recipients = texts(statement, "recipients");
  return agreed;
}

}  // namespace

Result<SentReferral> referral_from_receipt(std::string_view file, const pack::ServicePack& pack) {
  auto read = receipt::read_receipt(file);
  if (!read.ok()) return read.failure();
  receipt::Receipt& receipt = read.value();
  const json::Value& document = receipt.document;
  const json::Value* service = document.find("service");
  if (!service || service->text_or("id") != pack.id) return Error::receipt_of_another_service;
  const auto signature = from_base64(document.text_or("signature"));
  if (!signature || !sealing::is_receipt_signature(*signature, receipt::content_hash(document), receipt.chain.key) ||
      !receipt::broken_links(receipt.chain).empty()) {
    return Error::receipt_damaged;
  }
  SentReferral sent;
  sent.receipt_id = document.text_or("id");
  sent.outcome = document.text_or("outcome");
  sent.issued_at = document.text_or("issuedAt");
  sent.end = receipt::end_of(receipt.chain);
  if (const json::Value* envelope = document.find("envelope")) {
    if (!from_hex_into(envelope->text_or("id"), sent.envelope.id) ||
        !from_hex_into(envelope->text_or("sha256"), sent.envelope.hash)) {
      return Error::receipt_damaged;
    }
  }
  for (const json::Value& statement : document.items("statements")) {
    const Event* effective_event = consent::effective_event(receipt.chain.events, statement.text_or("id"));
    if (effective_event && effective_event->kind == Event::Kind::given)
      sent.agreed.push_back(agreed_by(*effective_event, statement));
  }
  sent.key = std::move(receipt.secret);
  sent.document = std::move(receipt.document);
  return Result<SentReferral>(std::move(sent));
}

}  // namespace sealwell::amend
