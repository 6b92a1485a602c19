#include "core/journey/seal_record.hpp"

#include "core/sealing/secret.hpp"

namespace sealwell::journey {

Result<sealing::SealedEnvelope> seal_record(const pack::ServicePack& pack, const sealing::Hash& pack_hash,
                                            const sealing::EnvelopeId& id, const json::Value& record,
                                            RandomSource& random) {
  if (pack.parts.empty()) return Failure{Error::missing_field, "/pack/parts"};
  sealing::PartToSeal part;
  for (const std::string& name : pack.parts.front().recipients) {
    for (const pack::Recipient& recipient : pack.recipients) {
      if (recipient.id != name) continue;
      auto key = sealing::RecipientPublicKey::parse(recipient.public_key);
      if (!key.ok()) return Failure{key.error(), name};
      part.recipients.push_back(std::move(key).value());
    }
  }
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
