#include "shell/headless/key_ledger.hpp"

#include "shell/files/value_or_throw.hpp"

#include <algorithm>

namespace sealwell::shell {
namespace {

constexpr std::uint8_t opens_mark = 1;
constexpr std::uint8_t only_mark = 2;

std::vector<std::string> parts_of(const pack::ServicePack& pack, const std::string& recipient) {
  std::vector<std::string> parts;
  for (const pack::PartRule& part : pack.parts) {
    const auto& names = part.recipients;
    if (std::find(names.begin(), names.end(), recipient) != names.end()) parts.push_back(part.id);
  }
  return parts;
}

}  // namespace

KeyLedger::KeyLedger(const pack::ServicePack& pack) {
  for (const pack::Recipient& recipient : pack.recipients) {
    add_holder(recipient, "recipient", parts_of(pack, recipient.id));
  }
  if (pack.recovery_choice != pack::RecoveryChoice::key) return;
  std::vector<std::string> all;
  for (const pack::PartRule& part : pack.parts) all.push_back(part.id);
  add_holder(pack.recovery, "recovery", all);
}

void KeyLedger::add_holder(const pack::Recipient& holder, const std::string& role,
                           const std::vector<std::string>& parts) {
  const auto entry = [&](const std::string& line, bool retired, const auto& from, const auto& until) {
    const auto key = sealing::RecipientPublicKey::parse(line);
    if (!key.ok()) throw BadInput("the public key of " + (holder.id.empty() ? role : holder.id) + " is invalid");
    add({key.value().id(), line, role, holder.id, holder.name, retired, from, until, parts, {}});
  };
  entry(holder.public_key, false, holder.from, std::optional<CivilDate>());
  for (const pack::RetiredKey& key : holder.retired) entry(key.public_key, true, key.from, key.until);
}

void KeyLedger::add(LedgerKey key) {
  places_.emplace(key.id, keys_.size());
  keys_.push_back(std::move(key));
}

void KeyLedger::add_key_file(const std::string& path, const std::string& public_key, const sealing::KeyId& id) {
  const auto same =
      std::find_if(keys_.begin(), keys_.end(), [&](const LedgerKey& key) { return key.public_key == public_key; });
  if (same != keys_.end()) same->key_files.push_back(path);
  else add({id, public_key, "unlisted", "", "", false, std::nullopt, std::nullopt, {}, {path}});
}

std::optional<json::Value> KeyLedger::count(const std::string& path, const sealing::EnvelopeHeader& header) {
  ++counted_;
  marks_.assign(keys_.size(), 0);
  bool with_files = true;
  json::Value parts = json::Value::array();
  json::Value wrapped_to = json::Value::array();
  for (std::size_t i = 0; i < header.parts.size(); ++i) {
    std::size_t openers = 0;
    std::size_t last = 0;
    bool file_opens = false;
    for (const sealing::KeyId& id : header.parts[i].recipients) {
      const auto place = places_.find(id);
      if (place == places_.end()) continue;
      ++openers;
      last = place->second;
      marks_[last] |= opens_mark;
      file_opens = file_opens || !keys_[last].key_files.empty();
    }
    with_files = with_files && file_opens;
    if (openers == 1) marks_[last] |= only_mark;
    if (openers > 0) continue;
    parts.add(static_cast<int>(i));
    for (const sealing::KeyId& id : header.parts[i].recipients) wrapped_to.add(id.to_text());
  }
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (marks_[i] & opens_mark) ++keys_[i].opens;
    if (marks_[i] & only_mark) ++keys_[i].only;
  }
  if (with_files) ++openable_with_files_;
  if (parts.if_array()->empty()) {
    ++openable_;
    return std::nullopt;
  }
  json::Value problem = json::Value::object();
  problem.set("file", path);
  problem.set("id", sealing::envelope_id_text(header.id));
  problem.set("error", error_name(Error::key_unknown));
  problem.set("parts", std::move(parts));
  problem.set("keys", std::move(wrapped_to));
  return problem;
}

}  // namespace sealwell::shell
