#include "core/receipt/chain.hpp"
#include "core/sealing/receipt_signature.hpp"

#include <algorithm>

namespace sealwell::receipt {

namespace {

Result<ReadChain> read_form(const json::Value& value, std::size_t before) {
  auto key = sealing::ReceiptPublicKey::parse(value.text_or("key"));
  if (!key.ok()) return Failure{key.error(), "/key"};
  ReadChain chain{std::move(key).value(), {}, {}};
  const json::Array* events = value.find("events")->if_array();
  if (!events) return Failure{Error::wrong_type, "/events"};
  if (before + events->size() > chain_max_events) return Failure{Error::too_large, "/events"};
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

Status has_members(const json::Value& value, std::initializer_list<std::string_view> names) {
  if (!value.if_object()) return Error::wrong_type;
  for (const std::string_view name : names) {
    if (!value.find(name)) return Failure{Error::missing_field, json::pointer_to("", name)};
  }
  if (value.if_object()->size() != names.size()) return Error::unknown_value;
  return Done{};
}

}  // namespace

Result<ReadChain> read_chain(const json::Value& value) {
  const Status form = has_members(value, {"key", "events", "signature"});
  if (!form.ok()) return form.failure();
  auto chain = read_form(value, 0);
  if (chain.ok() && chain.value().events.empty()) return Failure{Error::missing_field, "/events"};
  return chain;
}

Result<ReadChain> read_chain_after(const json::Value& value, ChainEnd& before) {
  const Status form = has_members(value, {"key", "after", "events", "signature"});
  if (!form.ok()) return form.failure();
  const json::Value& after = *value.find("after");
  const Status after_form = has_members(after, {"events", "head"});
  const auto count = after_form.ok() ? after.find("events")->integer() : std::nullopt;
  const auto head = from_hex(after.text_or("head"));
  if (!count || *count < 1 || *count > static_cast<int>(chain_max_events) || !head ||
      head->size() != before.head.size()) {
    return Failure{Error::unknown_value, "/after"};
  }
  before.events = static_cast<std::uint32_t>(*count);
  std::copy(head->begin(), head->end(), before.head.begin());
  return read_form(value, before.events);
}

ChainEnd end_of(const ReadChain& chain) {
  return {static_cast<std::uint32_t>(chain.events.size()), event_hash(chain.events.back())};
}

std::vector<std::string> broken_links(const ReadChain& chain, const ChainEnd& before) {
  std::vector<std::string> problems;
  sealing::Hash head = before.events == 0 ? chain_beginning(chain.key) : before.head;
  for (std::size_t i = 0; i < chain.events.size(); ++i) {
    if (chain.events[i].previous != to_hex(head)) {
      problems.push_back(
          "event " + std::to_string(before.events + i + 1) +
          (before.events + i == 0 ? ": was not made for this receipt's key" : ": does not follow the one before it"));
    }
    head = event_hash(chain.events[i]);
  }
  if (!sealing::is_chain_signature(chain.signature, head,
                                   before.events + static_cast<std::uint32_t>(chain.events.size()), chain.key)) {
    problems.emplace_back("the signature over the events does not fit them");
  }
  return problems;
}

}  // namespace sealwell::receipt
