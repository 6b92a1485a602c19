#include "core/receipt/chain.hpp"

#include "core/sealing/receipt_signature.hpp"

namespace sealwell::receipt {

Result<ReadChain> read_chain(const json::Value& value) {
  if (!value.if_object()) return Error::wrong_type;
  for (const std::string_view name : {"key", "events", "signature"}) {
    if (!value.find(name)) return Failure{Error::missing_field, json::pointer_to("", name)};
  }
  if (value.if_object()->size() != 3) return Error::unknown_value;
  auto key = sealing::ReceiptPublicKey::parse(value.text_or("key"));
  if (!key.ok()) return Failure{key.error(), "/key"};
  ReadChain chain{std::move(key).value(), {}, {}};
  const json::Array* events = value.find("events")->if_array();
  if (!events) return Failure{Error::wrong_type, "/events"};
  if (events->empty()) return Failure{Error::missing_field, "/events"};
  if (events->size() > chain_max_events) return Failure{Error::too_large, "/events"};
  for (std::size_t i = 0; i < events->size(); ++i) {
    auto event = consent::read_event((*events)[i]);
    const std::string at = json::pointer_to("/events", i);
    if (!event.ok()) {
      const std::string& where = event.failure().where;
      return Failure{event.error(), where.empty() ? at : json::pointer_to(at, where)};
    }
    chain.events.push_back(std::move(event).value());
  }
  auto signature = from_base64(value.text_or("signature"));
  if (!signature || signature->size() != std::tuple_size_v<sealing::Signature>) {
    return Failure{Error::unknown_value, "/signature"};
  }
  chain.signature = *std::move(signature);
  return chain;
}

std::vector<std::string> broken_links(const ReadChain& chain) {
  std::vector<std::string> problems;
  sealing::Hash head = chain_beginning(chain.key);
  for (std::size_t i = 0; i < chain.events.size(); ++i) {
    if (chain.events[i].previous != to_hex(head)) {
      problems.push_back("event " + std::to_string(i + 1) + (i == 0 ? ": was not made for this receipt's key"
                                                                    : ": does not follow the one before it"));
    }
    head = event_hash(chain.events[i]);
  }
  if (!sealing::is_chain_signature(chain.signature, head, static_cast<std::uint32_t>(chain.events.size()), chain.key)) {
    problems.emplace_back("the signature over the events does not fit them");
  }
  return problems;
}

}  // namespace sealwell::receipt
