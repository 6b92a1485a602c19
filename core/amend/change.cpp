#include "core/amend/change.hpp"

#include "core/base/civil_date.hpp"
#include "core/receipt/signing.hpp"
#include "core/sealing/envelope_proof.hpp"
#include "core/sealing/part_recipients.hpp"
#include "core/sealing/receipt_signature.hpp"
#include "core/sealing/secret_texts.hpp"

#include <algorithm>

namespace sealwell::amend {
namespace {

using consent::Event;
using Kind = Change::Kind;

Event event_about(const AgreedStatement& agreed, Event::Kind kind, const std::string& method, std::int64_t now_ms) {
  Event event;
  event.kind = kind;
  event.at_ms = now_ms;
  event.method = method.substr(0, consent::event_text_max_bytes);
  event.statement = agreed.id;
  event.version = agreed.version;
  event.language = agreed.language;
  event.text_hash = agreed.text_hash;
  return event;
}

const AgreedStatement* agreed_to(const SentReferral& sent, std::string_view statement) {
  const auto found = std::find_if(sent.agreed.begin(), sent.agreed.end(),
                                  [&](const AgreedStatement& agreed) { return agreed.id == statement; });
  return found == sent.agreed.end() ? nullptr : &*found;
}

json::Value change_json(const Change& change) {
  json::Value value = json::Value::object();
  value.set("change", change_name(change.kind));
  if (!change.statement.empty()) value.set("statement", change.statement);
  if (!change.recipient.empty()) value.set("recipient", change.recipient);
  if (change.kind == Kind::contact) {
    json::Value channels = json::Value::array();
    for (const std::string& channel : change.channels) channels.add(channel);
    value.set("channels", std::move(channels));
  }
  if (!change.text.empty()) value.set("text", change.text);
  return value;
}

// Whether the recipients of a part that has not everything must know of it.
bool concerns(const Change& change, const pack::PartRule& part) {
  if (change.kind == Kind::erase) return true;
  if (change.kind != Kind::withdraw && change.kind != Kind::object && change.kind != Kind::stop_sharing) return false;
  return std::find(part.statements.begin(), part.statements.end(), change.statement) != part.statements.end();
}

json::Value list_for(const std::vector<Change>& changes, const pack::PartRule& part, bool whole) {
  json::Value list = json::Value::array();
  for (const Change& change : changes) {
    if (whole || concerns(change, part)) list.add(change_json(change));
  }
  return list;
}

sealing::ReceiptSecretKey copy_of(const sealing::ReceiptSecretKey& key) {
  return sealing::ReceiptSecretKey::from_seed(key.seed()).value();
}

receipt::Chain chain_with(const SentReferral& sent, const std::vector<Event>& events) {
  receipt::Chain chain(copy_of(*sent.key), sent.end);
  for (const Event& event : events) chain.append(event);
  return chain;
}

}  // namespace

std::string_view change_name(Kind kind) {
  switch (kind) {
    case Kind::withdraw: return "withdraw";
    case Kind::stop_sharing: return "stop-sharing";
    case Kind::object: return "object";
    case Kind::agree: return "agree";
    case Kind::contact: return "contact";
    case Kind::human_review: return "human-review";
    case Kind::complaint: return "complaint";
    case Kind::erase: break;
  }
  return "erase";
}

std::vector<Event> events_of(const SentReferral& sent, const std::vector<Change>& changes,
                             const pack::ServicePack& pack, std::int64_t now_ms) {
  std::vector<Event> events;
  for (const Change& change : changes) {
    const AgreedStatement* agreed = agreed_to(sent, change.statement);
    switch (change.kind) {
      case Kind::withdraw:
      case Kind::object:
      case Kind::stop_sharing:
        if (!agreed) break;
        events.push_back(event_about(*agreed, change.recipient.empty() ? Event::Kind::withdrawn : Event::Kind::amended,
                                     change.method, now_ms));
        break;
      case Kind::agree:
        if (const pack::Statement* statement = pack.statement(change.statement)) {
          events.push_back(consent::request(*statement, pack.language, now_ms));
          consent::Decision given = consent::decide(*statement, pack.language, true, now_ms);
          given.method = change.method;
          events.push_back(consent::event_of(given));
        }
        break;
      case Kind::contact:
        // How to be contacted belongs to what was agreed to first: sending itself.
        if (!sent.agreed.empty()) {
          events.push_back(event_about(sent.agreed.front(), Event::Kind::amended, change.method, now_ms));
        }
        break;
      case Kind::erase:
        for (const AgreedStatement& each : sent.agreed) {
          events.push_back(event_about(each, Event::Kind::withdrawn, change.method, now_ms));
        }
        break;
      case Kind::human_review:
      case Kind::complaint: break;
    }
  }
  return events;
}

Result<SealedChange> seal_changes(const SentReferral& sent, const std::vector<Change>& changes,
                                  const pack::ServicePack& pack, const sealing::Hash& pack_hash, std::int64_t now_ms,
                                  RandomSource& random) {
  if (pack.parts.empty()) return Failure{Error::missing_field, "/pack/parts"};
  auto key = sealing::ReceiptSecretKey::generate(random);
  if (!key.ok()) return key.failure();
  const sealing::EnvelopeId id = sealing::envelope_id_for(key.value().public_key());
  std::vector<Event> events = events_of(sent, changes, pack, now_ms);
  const receipt::Chain chain = chain_with(sent, events);

  json::Value about = json::Value::object();
  about.set("envelope", sealing::envelope_id_text(sent.envelope.id));
  about.set("reference", sealing::envelope_reference(sent.envelope.id));
  about.set("receipt", sent.receipt_id);
  json::Value document = json::Value::object();
  document.set("format", change_format);
  document.set("id", sealing::envelope_id_text(id));
  document.set("sentAt", instant_to_iso(now_ms));
  document.set("service", pack.id);
  document.set("pack",
               json::Value::object().set("id", pack.id).set("version", pack.version).set("sha256", to_hex(pack_hash)));
  document.set("language", pack.language);
  document.set("about", std::move(about));

  sealing::EnvelopeContent what;
  what.id = id;
  what.pack_id = pack.id;
  what.pack_hash = pack_hash;
  sealing::SecretTexts contents;
  contents.texts.reserve(pack.parts.size());
  for (std::size_t i = 0; i < pack.parts.size(); ++i) {
    const pack::PartRule& part = pack.parts[i];
    const bool whole = i == pack.rest_part;
    if (part.anonymous) continue;
    json::Value list = list_for(changes, part, whole);
    if (list.if_array()->empty()) continue;
    auto recipients = sealing::recipients_of(pack, part);
    if (!recipients.ok()) return recipients.failure();
    json::Value content = document;
    content.set("changes", std::move(list));
    if (whole) {
      content.set("chain", chain.to_json());
      content.set("signature", to_base64(sealing::sign_change(sealing::sha256(as_bytes(json::write_canonical(content))),
                                                              *sent.key)));
    }
    contents.texts.push_back(json::write(content));
    what.parts.push_back({as_bytes(contents.texts.back()), std::move(recipients).value()});
  }
  auto sealed = sealing::seal(what, random);
  if (!sealed.ok()) return sealed.failure();
  return Result<SealedChange>(SealedChange{std::move(sealed).value(), std::move(key).value(), std::move(events)});
}

std::string amended_receipt(const SentReferral& sent, const std::vector<Event>& events, std::string_view deletion) {
  json::Value document = sent.document;
  const receipt::Chain chain = chain_with(sent, events);
  json::Value whole = chain.to_json();
  json::Value list = json::Value::array();
  for (const json::Value& event : document.find("chain")->items("events")) list.add(event);
  for (const json::Value& event : whole.items("events")) list.add(event);
  document.set("chain", json::Value::object()
                            .set("key", whole.text_or("key"))
                            .set("events", std::move(list))
                            .set("signature", whole.text_or("signature")));
  document.set("secret", to_base64(sent.key->seed()));
  if (!deletion.empty()) document.set("deletion", deletion);
  receipt::sign(document, *sent.key);
  std::string text = json::write_indented(document) + "\n";
  return text;
}

}  // namespace sealwell::amend
