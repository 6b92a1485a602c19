// Staff's tools only.
#include "core/amend/change.hpp"
#include "core/sealing/envelope_proof.hpp"
#include "core/sealing/receipt_signature.hpp"

#include <algorithm>

namespace sealwell::amend {
namespace {

sealing::Hash hash_without_signature(const json::Value& change) {
  json::Value content = change;
  std::erase_if(*content.if_object(), [](const json::Member& member) { return member.name == "signature"; });
  return sealing::sha256(as_bytes(json::write_canonical(content)));
}

void check_against(const json::Value& record, const receipt::ReadChain& chain, const receipt::ChainEnd& before,
                   std::vector<std::string>& problems) {
  const json::Value* value = record.find("receipt");
  if (!value) {
    problems.emplace_back("the record has no chain of events to go on from");
    return;
  }
  const auto first = receipt::read_chain(*value);
  if (!first.ok()) {
    problems.emplace_back("the record's chain can't be read");
    return;
  }
  if (!(first.value().key == chain.key)) {
    problems.emplace_back("it is signed by another receipt's key than the record's");
    return;
  }
  // After an earlier change it goes on from that, which is not at hand here.
  const receipt::ChainEnd end = receipt::end_of(first.value());
  if (before.events < end.events || (before.events == end.events && before.head != end.head)) {
    problems.emplace_back("it does not go on from the record's events");
  }
}

}  // namespace

std::vector<std::string> problems_of(const json::Value& change, const json::Value* record) {
  std::vector<std::string> problems;
  if (change.text_or("format") != change_format) return {"format: not a change document"};
  const json::Value* chain_value = change.find("chain");
  if (!chain_value) return problems;  // What goes to others than the team has no proof, by design.
  receipt::ChainEnd before;
  const auto chain = receipt::read_chain_after(*chain_value, before);
  if (!chain.ok()) return {"chain" + chain.failure().where + ": " + std::string(error_name(chain.error()))};
  problems = receipt::broken_links(chain.value(), before);
  const auto signature = from_base64(change.text_or("signature"));
  if (!signature || !sealing::is_change_signature(*signature, hash_without_signature(change), chain.value().key)) {
    problems.emplace_back("signature: it is not by the receipt's key, or something was changed since");
  }
  const json::Value* about = change.find("about");
  const std::string id = sealing::envelope_id_text(sealing::envelope_id_for(chain.value().key));
  if (!about || about->text_or("envelope") != id) {
    problems.emplace_back("about: the receipt's key is not the one of that envelope");
  }
  if (record) {
    if (record->text_or("id") != id) problems.emplace_back("about: it is about another record");
    check_against(*record, chain.value(), before, problems);
  }
  return problems;
}

}  // namespace sealwell::amend
