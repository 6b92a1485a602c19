#include "core/receipt/chain.hpp"

#include "core/sealing/receipt_signature.hpp"

namespace sealwell::receipt {

sealing::Hash event_hash(const consent::Event& event) {
  return sealing::sha256(as_bytes(json::write_canonical(consent::to_json(event))));
}

sealing::Hash chain_beginning(const sealing::ReceiptPublicKey& key) {
  const std::string text = key.to_text();
  return sealing::sha256(as_bytes(text));
}

Chain::Chain(sealing::ReceiptSecretKey key) : key_(std::move(key)), head_(chain_beginning(key_.public_key())) {}

Chain::Chain(sealing::ReceiptSecretKey key, const ChainEnd& before)
    : key_(std::move(key)), before_(before), head_(before.head) {}

void Chain::append(consent::Event event) {
  if (before_.events + events_.size() >= chain_max_events) return;
  event.at_ms -= event.at_ms % 1000;
  event.previous = to_hex(head_);
  head_ = event_hash(event);
  events_.push_back(std::move(event));
}

json::Value Chain::to_json() const {
  json::Value value = json::Value::object();
  value.set("key", key_.public_key().to_text());
  if (before_.events > 0) {
    value.set("after",
              json::Value::object().set("events", static_cast<int>(before_.events)).set("head", to_hex(before_.head)));
  }
  json::Value events = json::Value::array();
  for (const consent::Event& event : events_) events.add(consent::to_json(event));
  value.set("events", std::move(events));
  value.set("signature",
            to_base64(sealing::sign_chain(head_, before_.events + static_cast<std::uint32_t>(events_.size()), key_)));
  return value;
}

}  // namespace sealwell::receipt
