#include "core/journey/seal_record.hpp"

#include "core/record/parts.hpp"
#include "core/sealing/part_recipients.hpp"
#include "core/sealing/secret_texts.hpp"

namespace sealwell::journey {
Result<sealing::SealedEnvelope> seal_record(const pack::ServicePack& pack, const sealing::Hash& pack_hash,
                                            const sealing::EnvelopeId& id, const json::Value& record,
                                            RandomSource& random) {
  if (pack.parts.empty()) return Failure{Error::missing_field, "/pack/parts"};
  sealing::EnvelopeContent what;
  what.id = id;
  what.pack_id = pack.id;
  what.pack_hash = pack_hash;
  for (const pack::PartRule& rule : pack.parts) {
    auto recipients = sealing::recipients_of(pack, rule);
    if (!recipients.ok()) return recipients.failure();
    what.parts.push_back({{}, std::move(recipients).value()});
  }
  sealing::SecretTexts contents;
  contents.texts.reserve(pack.parts.size());
  for (const json::Value& document : record::split(pack, record)) {
    contents.texts.push_back(json::write(document));
  }
  for (std::size_t i = 0; i < what.parts.size(); ++i) what.parts[i].content = as_bytes(contents.texts[i]);
  return sealing::seal(what, random);
}

}  // namespace sealwell::journey
