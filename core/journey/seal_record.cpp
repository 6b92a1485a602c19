#include "core/journey/seal_record.hpp"

#include "core/sealing/secret.hpp"

namespace sealwell::journey {

Result<std::vector<sealing::RecipientPublicKey>> recipients_of(const pack::ServicePack& pack, const pack::PartRule& part) {
  std::vector<sealing::RecipientPublicKey> keys;
  for (const std::string& name : part.recipients) {
    for (const pack::Recipient& recipient : pack.recipients) {
      if (recipient.id != name) continue;
      auto key = sealing::RecipientPublicKey::parse(recipient.public_key);
      if (!key.ok()) return Failure{key.error(), name};
      keys.push_back(std::move(key).value());
    }
  }
  // A part that nobody can open stays one: the recovery key is no recipient by itself.
  if (keys.empty() || pack.recovery_choice != pack::RecoveryChoice::key) return keys;
  auto recovery = sealing::RecipientPublicKey::parse(pack.recovery.public_key);
  if (!recovery.ok()) return Failure{recovery.error(), "recovery"};
  keys.push_back(std::move(recovery).value());
  return keys;
}

Result<sealing::SealedEnvelope> seal_record(const pack::ServicePack& pack, const sealing::Hash& pack_hash,
                                            const sealing::EnvelopeId& id, const json::Value& record,
                                            RandomSource& random) {
  if (pack.parts.empty()) return Failure{Error::missing_field, "/pack/parts"};
  sealing::PartToSeal part;
  auto recipients = recipients_of(pack, pack.parts.front());
  if (!recipients.ok()) return recipients.failure();
  part.recipients = std::move(recipients).value();
  std::string content = json::write(record);
  part.content = as_bytes(content);
  sealing::ToSeal what;
  what.id = id;
  what.pack_id = pack.id;
  what.pack_hash = pack_hash;
  what.parts.push_back(std::move(part));
  auto sealed = sealing::seal(what, random);
  sealing::wipe(content);
  return sealed;
}

}  // namespace sealwell::journey
