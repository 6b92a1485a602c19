#include "core/receipt/receipt_recorder.hpp"

#include <algorithm>

namespace sealwell::receipt {
namespace {

using consent::Event;

std::string_view outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::sent: return "sent";
    case Outcome::refused: return "refused";
    case Outcome::deleted: break;
  }
  return "deleted";
}

}  // namespace

Status ReceiptRecorder::shown(const pack::Statement& statement, const std::string& language, std::int64_t now_ms,
                              RandomSource& random) {
  if (!chain_) {
    if (!random.fill(id_)) return Error::randomness_failed;
    auto key = sealing::ReceiptSecretKey::generate(random);
    if (!key.ok()) return key.failure();
    chain_.emplace(std::move(key).value());
  }
  Event asked = consent::request(statement, language, now_ms);
  // The same screen again, as after a reload, is the same request.
  const auto& events = chain_->events();
  const auto last =
      std::find_if(events.rbegin(), events.rend(), [&](const Event& event) { return event.statement == statement.id; });
  if (last != events.rend() && last->kind == Event::Kind::requested && last->language == language) return Done{};
  chain_->append(std::move(asked));
  return Done{};
}

void ReceiptRecorder::decided(const consent::Decision& decision) {
  if (chain_) chain_->append(consent::event_of(decision));
}

void ReceiptRecorder::deleted(std::int64_t now_ms) {
  if (!chain_) return;
  const std::vector<Event> before = chain_->events();
  std::vector<std::string> done;
  for (const Event& event : before) {
    if (std::find(done.begin(), done.end(), event.statement) != done.end()) continue;
    done.push_back(event.statement);
    const Event* effective_event = consent::effective_event(before, event.statement);
    if (!effective_event || effective_event->kind != Event::Kind::given) continue;
    Event gone = *effective_event;
    gone.kind = Event::Kind::deleted_before_sending;
    gone.at_ms = now_ms;
    gone.method = "give-up";
    chain_->append(std::move(gone));
  }
}

json::Value ReceiptRecorder::proof() const { return chain_ ? chain_->to_json() : json::Value(); }

const sealing::ReceiptSecretKey* ReceiptRecorder::envelope_key(RandomSource& random) {
  if (chain_) return &chain_->key();
  auto key = sealing::ReceiptSecretKey::generate(random);
  if (!key.ok()) return nullptr;
  return &lone_key_.emplace(std::move(key).value());
}

json::Value ReceiptRecorder::draft(const RunEnd& end) const {
  if (!chain_ || consent::standing_decisions(chain_->events()).empty()) return {};
  json::Value draft = json::Value::object();
  draft.set("id", to_hex(id_));
  draft.set("issuedAt", instant_to_iso(end.now_ms));
  draft.set("language", end.language);
  draft.set("outcome", outcome_name(end.outcome));
  draft.set("packSha256", end.pack_hash);
  if (end.envelope) {
    draft.set("reference", end.reference);
    draft.set("envelope", json::Value::object()
                              .set("id", sealing::envelope_id_text(end.envelope->id))
                              .set("sha256", to_hex(end.envelope->hash)));
  }
  if (!end.record.is_null()) draft.set("sent", end.record);
  draft.set("chain", chain_->to_json());
  draft.set("secret", to_base64(chain_->key().seed()));
  return draft;
}

void ReceiptRecorder::forget() {
  chain_.reset();
  lone_key_.reset();
  id_ = {};
}

}  // namespace sealwell::receipt
