#include "core/sealing/part_recipients.hpp"

namespace sealwell::sealing {

Result<std::vector<sealing::RecipientPublicKey>> recipients_of(const pack::ServicePack& pack,
                                                               const pack::PartRule& part) {
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

}  // namespace sealwell::sealing
