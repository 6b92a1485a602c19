#include "core/receipt/issue.hpp"

#include "core/consent/event.hpp"
#include "core/consent/wording.hpp"
#include "core/json/text_list.hpp"
#include "core/pack/messages.hpp"
#include "core/pack/retention.hpp"
#include "core/receipt/chain.hpp"
#include "core/receipt/rights.hpp"
#include "core/receipt/signing.hpp"

#include <algorithm>

namespace sealwell::receipt {
namespace {

using consent::Event;

void set_unless_empty(json::Value& into, std::string_view name, const std::string& text) {
  if (!text.empty()) into.set(name, text);
}

// What a pack says in `language` instead of a receipt's own English, by id; null where it says nothing.
json::Value words_of(const pack::ServicePack& pack, std::string_view language) {
  json::Value words;
  if (pack.language != language) return words;
  for (const auto& [id, text] : pack.messages) {
    if (!pack::english_of(id, pack::receipt_sentences).empty()) words.set(id, text);
  }
  return words;
}

std::string_view certainty_name(pack::RetentionDate::Certainty certainty) {
  switch (certainty) {
    case pack::RetentionDate::Certainty::exact: return "exact";
    case pack::RetentionDate::Certainty::about: return "about";
    case pack::RetentionDate::Certainty::latest: return "latest";
    case pack::RetentionDate::Certainty::earliest: break;
  }
  return "earliest";
}

json::Value service_json(const pack::ServicePack& pack) {
  json::Value service = json::Value::object();
  service.set("id", pack.id);
  service.set("name", pack.name);
  json::Value contact = json::Value::object();
  contact.set("lead", pack.contact.lead).set("phone", pack.contact.phone);
  set_unless_empty(contact, "hours", pack.contact.hours);
  set_unless_empty(contact, "note", pack.contact.note);
  service.set("contact", std::move(contact));
  if (!pack.privacy_address.empty()) {
    service.set("privacyNotice",
                json::Value::object().set("label", pack.privacy_label).set("address", pack.privacy_address));
  }
  return service;
}

// The names of what a record has by id, for a reader without the pack.
json::Value names_json(const pack::ServicePack& pack, const json::Value& record) {
  json::Value names = json::Value::object();
  json::Value results = json::Value::object();
  for (const json::Value& score : record.items("scores")) {
    for (const pack::Topic& topic : pack.topics) {
      const auto& own = topic.instruments;
      const std::string_view instrument = score.text_or("instrument");
      if (std::find(own.begin(), own.end(), instrument) != own.end()) results.set(instrument, topic.title);
    }
  }
  if (!results.if_object()->empty()) names.set("instruments", std::move(results));
  json::Value favourites = json::Value::object();
  for (const json::Value& id : record.items("favourites")) {
    for (const pack::Advice& advice : pack.suggestions) {
      if (id.if_string() && advice.id == *id.if_string()) favourites.set(advice.id, advice.title);
    }
  }
  if (!favourites.if_object()->empty()) names.set("favourites", std::move(favourites));
  json::Value components = json::Value::object();
  const json::Value* com_b = record.find("comB");
  const auto name = [&](std::string_view id) {
    const auto words = pack.components.find(id);
    if (words != pack.components.end()) components.set(id, words->second.name);
  };
  if (com_b) {
    for (const json::Value& id : com_b->items("barriers")) name(id.if_string() ? *id.if_string() : std::string_view());
    name(com_b->text_or("residentSays"));
  }
  if (!components.if_object()->empty()) names.set("components", std::move(components));
  return names;
}

// The yes or no that stands about a statement; what ended a yes without sending leaves it a yes that came to nothing.
const Event* decision_about(const std::vector<const Event*>& standing, std::string_view statement) {
  const auto found = std::find_if(standing.rbegin(), standing.rend(),
                                  [&](const Event* event) { return event->statement == statement; });
  return found == standing.rend() ? nullptr : *found;
}

json::Value retention_json(const json::Value& retention, const pack::ServicePack& pack, const json::Value& draft,
                           const CivilDate& today) {
  const std::vector<std::string>& languages = pack.languages;
  json::Value kept = json::Value::object();
  kept.set("words",
           pack::retention_text(retention, draft.text_or("language"), languages.empty() ? "" : languages.front()));
  if (draft.text_or("outcome") != "sent") return kept;
  pack::Failures ignored;  // the pack's reader has taken it
  json::Value dates = json::Value::array();
  for (const pack::RetentionRule& rule : pack::read_retention_rules(pack::ObjectReader(retention, "", ignored))) {
    const auto date = pack::retention_date(rule, today);
    if (!date) continue;
    json::Value entry = json::Value::object();
    if (!rule.categories.empty()) entry.set("categories", json::text_list(rule.categories));
    entry.set("words", pack::retention_rule_text(rule));
    entry.set("date", to_iso(date->date));
    entry.set("certainty", certainty_name(date->certainty));
    dates.add(std::move(entry));
  }
  if (!dates.if_array()->empty()) kept.set("dates", std::move(dates));
  return kept;
}

json::Value statement_json(const pack::ServicePack& pack, const json::Value& draft, const pack::Statement& statement,
                           const Event& decided, const CivilDate& today) {
  json::Value entry = json::Value::object();
  entry.set("id", statement.id);
  entry.set("version", statement.version);
  entry.set("kind", statement.kind);
  entry.set("purpose", statement.purpose);
  entry.set("lawfulBasis", statement.lawful_basis);
  set_unless_empty(entry, "condition", statement.condition);
  entry.set("controllers", json::text_list(statement.controllers));
  entry.set("recipients", json::text_list(statement.recipients));
  entry.set("dataCategories", json::text_list(statement.data_categories));
  set_unless_empty(entry, "requiredFor", statement.required_for);
  const json::Value* all = pack.terms ? pack.terms->find("statements") : nullptr;
  const json::Value* terms = all ? all->find(statement.id) : nullptr;
  for (const std::string_view name : {"consequence", "withdrawal"}) {
    if (const json::Value* value = terms ? terms->find(name) : nullptr) entry.set(name, *value);
  }
  const json::Value* retention = terms ? terms->find("retention") : nullptr;
  entry.set("retention", retention ? retention_json(*retention, pack, draft, today)
                                   : json::Value::object().set("words", statement.retention));
  entry.set("decision", consent::event_name(decided.kind));
  entry.set("decidedAt", instant_to_iso(decided.at_ms));
  entry.set("method", decided.method);
  entry.set("language", decided.language);
  entry.set("textSha256", decided.text_hash);
  const auto wording = statement.wording.find(decided.language);
  if (wording != statement.wording.end()) entry.set("wording", consent::wording_json(wording->second));
  return entry;
}

// What is said about doing it again (docs/follow-up.md); null where it is not followed up.
json::Value follow_up_json(const pack::ServicePack& pack, const json::Value& record, const CivilDate& today) {
  const json::Value* rule = pack.terms ? pack.terms->find("followUp") : nullptr;
  if (!rule || record.text_or("kind") != "referral") return {};
  json::Value entry = json::Value::object().set("family", rule->text_or("family"));
  if (record.find("followUp")) return entry;  // the days of the first go on to hold
  json::Value dates = json::Value::array();
  for (const json::Value& after : rule->items("after")) {
    const auto period = pack::parse_period(after.if_string() ? *after.if_string() : std::string());
    if (const auto date = period ? pack::add(today, *period) : std::nullopt) dates.add(to_iso(*date));
  }
  for (const std::string_view name : {"title", "text"}) {
    if (const json::Value* said = rule->find(name)) entry.set(name, *said);
  }
  return entry.set("dates", std::move(dates));
}

}  // namespace

Result<json::Value> complete(const json::Value& draft, const pack::ServicePack& pack, const Additions& additions) {
  const json::Value* chain = draft.find("chain");
  const json::Value* record = draft.find("sent");
  const auto issued_at = parse_instant(draft.text_or("issuedAt"));
  auto seed = from_base64(draft.text_or("secret"));
  if (!chain || !seed || !issued_at) return Error::missing_field;
  const auto events = read_chain(*chain);
  if (!events.ok()) return events.failure();
  const auto key = sealing::ReceiptSecretKey::from_seed(*seed);
  sealing::wipe(*seed);
  if (!key.ok()) return key.failure();

  const CivilDate today = pack::day_of(pack, *issued_at);
  const std::string language(draft.text_or("language"));
  json::Value receipt = json::Value::object();
  receipt.set("format", "sealwell-receipt/1");
  for (const std::string_view name : {"id", "issuedAt", "language", "outcome", "reference", "envelope"}) {
    if (const json::Value* value = draft.find(name)) receipt.set(name, *value);
  }
  receipt.set("service", service_json(pack));
  receipt.set(
      "pack",
      json::Value::object().set("id", pack.id).set("version", pack.version).set("sha256", draft.text_or("packSha256")));
  set_unless_empty(receipt, "build", additions.build);
  const json::Value words = words_of(pack, language);
  if (!words.is_null()) receipt.set("words", words);
  json::Value statements = json::Value::array();
  std::vector<const pack::Statement*> about;
  const std::vector<const Event*> standing = consent::standing_decisions(events.value().events);
  for (const pack::Statement& statement : pack.statements) {
    const Event* decided = decision_about(standing, statement.id);
    if (!decided) continue;
    about.push_back(&statement);
    statements.add(statement_json(pack, draft, statement, *decided, today));
  }
  if (about.empty()) return Error::missing_field;
  receipt.set("statements", std::move(statements));
  const json::Value* notice = pack.terms ? pack.terms->find("notice") : nullptr;
  if (notice) receipt.set("notice", *notice);
  receipt.set("rights", rights_on(today, about, notice, words));
  if (record) {
    json::Value names = names_json(pack, *record);
    if (!names.if_object()->empty()) receipt.set("names", std::move(names));
    json::Value follow_up = follow_up_json(pack, *record, today);
    if (!follow_up.is_null()) receipt.set("followUp", std::move(follow_up));
    receipt.set("sent", *record);
  }
  receipt.set("chain", *chain);
  receipt.set("secret", draft.text_or("secret"));
  sign(receipt, key.value());
  set_unless_empty(receipt, "acknowledgement", additions.acknowledgement);
  return receipt;
}

}  // namespace sealwell::receipt
