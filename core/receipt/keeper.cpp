#include "core/receipt/keeper.hpp"

#include "core/pack/retention.hpp"
#include "core/receipt/chain.hpp"
#include "core/receipt/rights.hpp"
#include "core/receipt/signing.hpp"
#include "core/receipt/words.hpp"
#include "core/receipt/wording.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace sealwell::receipt {
namespace {

using consent::Event;

constexpr std::int64_t day_ms = 86'400'000;

std::string_view outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::sent: return "sent";
    case Outcome::refused: return "refused";
    case Outcome::deleted: break;
  }
  return "deleted";
}

// The day by the clock of the pack's residents.
CivilDate day_in(const pack::ServicePack& pack, std::int64_t now_ms) {
  const std::int64_t of_day = (now_ms % day_ms + day_ms) % day_ms;
  const int offset = pack::offset_of(pack, date_of_instant(now_ms), static_cast<int>(of_day / 1000));
  return date_of_instant(now_ms + std::int64_t{offset} * 60'000);
}

void set_unless_empty(json::Value& into, std::string_view name, const std::string& text) {
  if (!text.empty()) into.set(name, text);
}

json::Value list_of(const std::vector<std::string>& texts) {
  json::Value list = json::Value::array();
  for (const std::string& text : texts) list.add(text);
  return list;
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

class ChainKeeper final : public Keeper {
 public:
  Status shown(const pack::Statement& statement, const std::string& language, std::int64_t now_ms,
               RandomSource& random) override {
    if (!chain_) {
      if (!random.fill(id_)) return Error::randomness_failed;
      auto key = sealing::ReceiptSecretKey::generate(random);
      if (!key.ok()) return key.failure();
      chain_.emplace(std::move(key).value());
    }
    Event asked = consent::request(statement, language, now_ms);
    // The same screen again, as after a reload, is the same request.
    const auto& events = chain_->events();
    const auto last = std::find_if(events.rbegin(), events.rend(),
                                   [&](const Event& event) { return event.statement == statement.id; });
    if (last != events.rend() && last->kind == Event::Kind::requested && last->language == language) return Done{};
    chain_->append(std::move(asked));
    return Done{};
  }

  void decided(const consent::Decision& decision) override {
    if (chain_) chain_->append(consent::event_of(decision));
  }

  void deleted(std::int64_t now_ms) override {
    if (!chain_) return;
    const std::vector<Event> before = chain_->events();
    std::vector<std::string> done;
    for (const Event& event : before) {
      if (std::find(done.begin(), done.end(), event.statement) != done.end()) continue;
      done.push_back(event.statement);
      const Event* standing = consent::standing(before, event.statement);
      if (!standing || standing->kind != Event::Kind::given) continue;
      Event gone = *standing;
      gone.kind = Event::Kind::deleted_before_sending;
      gone.at_ms = now_ms;
      gone.method = "give-up";
      chain_->append(std::move(gone));
    }
  }

  json::Value proof() const override { return chain_ ? chain_->to_json() : json::Value(); }

  json::Value issue(const Issue& issue) const override {
    if (!chain_) return {};
    const pack::ServicePack& pack = issue.pack;
    const CivilDate today = day_in(pack, issue.now_ms);
    json::Value receipt = json::Value::object();
    receipt.set("format", "sealwell-receipt/1");
    receipt.set("id", to_hex(id_));
    receipt.set("issuedAt", instant_to_iso(issue.now_ms));
    receipt.set("language", issue.language);
    receipt.set("outcome", outcome_name(issue.outcome));
    if (issue.envelope) {
      receipt.set("reference", issue.reference);
      receipt.set("envelope", json::Value::object()
                                  .set("id", sealing::envelope_id_text(issue.envelope->id))
                                  .set("sha256", to_hex(issue.envelope->hash)));
    }
    receipt.set("service", service_json(pack));
    receipt.set("pack", json::Value::object()
                            .set("id", pack.id)
                            .set("version", pack.version)
                            .set("sha256", issue.pack_hash));
    set_unless_empty(receipt, "build", issue.build);
    json::Value words = words_of(pack, issue.language);
    if (!words.is_null()) receipt.set("words", words);
    json::Value statements = json::Value::array();
    std::vector<const pack::Statement*> about;
    for (const pack::Statement& statement : pack.statements) {
      const Event* standing = decision_about(statement.id);
      if (!standing) continue;
      about.push_back(&statement);
      statements.add(statement_json(issue, statement, *standing, today));
    }
    if (about.empty()) return {};
    receipt.set("statements", std::move(statements));
    const json::Value* notice = pack.terms ? pack.terms->find("notice") : nullptr;
    if (notice) receipt.set("notice", *notice);
    receipt.set("rights", rights_on(today, about, notice, words));
    if (!issue.record.is_null()) {
      json::Value names = names_json(pack, issue.record);
      if (!names.if_object()->empty()) receipt.set("names", std::move(names));
      receipt.set("sent", issue.record);
    }
    receipt.set("chain", chain_->to_json());
    receipt.set("secret", to_base64(chain_->key().seed()));
    sign(receipt, chain_->key());
    return receipt;
  }

  void forget() override {
    chain_.reset();
    id_ = {};
  }

 private:
  // The last yes or no; what ended a yes without sending leaves it a yes that came to nothing.
  const Event* decision_about(std::string_view statement) const {
    const auto& events = chain_->events();
    const auto found = std::find_if(events.rbegin(), events.rend(), [&](const Event& event) {
      return event.statement == statement && (event.kind == Event::Kind::given || event.kind == Event::Kind::refused);
    });
    return found == events.rend() ? nullptr : &*found;
  }

  static json::Value statement_json(const Issue& issue, const pack::Statement& statement, const Event& decided,
                                    const CivilDate& today) {
    json::Value entry = json::Value::object();
    entry.set("id", statement.id);
    entry.set("version", statement.version);
    entry.set("kind", statement.kind);
    entry.set("purpose", statement.purpose);
    entry.set("lawfulBasis", statement.lawful_basis);
    set_unless_empty(entry, "condition", statement.condition);
    entry.set("controllers", list_of(statement.controllers));
    entry.set("recipients", list_of(statement.recipients));
    entry.set("dataCategories", list_of(statement.data_categories));
    set_unless_empty(entry, "requiredFor", statement.required_for);
    const json::Value* all = issue.pack.terms ? issue.pack.terms->find("statements") : nullptr;
    const json::Value* terms = all ? all->find(statement.id) : nullptr;
    for (const std::string_view name : {"consequence", "withdrawal"}) {
      if (const json::Value* value = terms ? terms->find(name) : nullptr) entry.set(name, *value);
    }
    const json::Value* retention = terms ? terms->find("retention") : nullptr;
    entry.set("retention", retention ? retention_json(*retention, issue, today)
                                     : json::Value::object().set("words", statement.retention));
    entry.set("decision", consent::event_name(decided.kind));
    entry.set("decidedAt", instant_to_iso(decided.at_ms));
    entry.set("method", decided.method);
    entry.set("language", decided.language);
    entry.set("textSha256", decided.text_hash);
    const auto wording = statement.wording.find(decided.language);
    if (wording != statement.wording.end()) entry.set("wording", to_json(wording->second));
    return entry;
  }

  static json::Value retention_json(const json::Value& retention, const Issue& issue, const CivilDate& today) {
    const std::vector<std::string>& languages = issue.pack.languages;
    json::Value kept = json::Value::object();
    kept.set("words", pack::retention_text(retention, issue.language, languages.empty() ? "" : languages.front()));
    if (issue.outcome != Outcome::sent) return kept;
    pack::Failures ignored;  // the pack's reader has taken it
    json::Value dates = json::Value::array();
    for (const pack::RetentionRule& rule : pack::read_retention_rules(pack::ObjectReader(retention, "", ignored))) {
      const auto date = pack::retention_date(rule, today);
      if (!date) continue;
      json::Value entry = json::Value::object();
      if (!rule.categories.empty()) entry.set("categories", list_of(rule.categories));
      entry.set("words", pack::retention_words(rule));
      entry.set("date", to_iso(date->date));
      entry.set("certainty", certainty_name(date->certainty));
      dates.add(std::move(entry));
    }
    if (!dates.if_array()->empty()) kept.set("dates", std::move(dates));
    return kept;
  }

  std::array<std::uint8_t, 16> id_{};
  std::optional<Chain> chain_;
};

}  // namespace

std::unique_ptr<Keeper> make_keeper() { return std::make_unique<ChainKeeper>(); }

}  // namespace sealwell::receipt
