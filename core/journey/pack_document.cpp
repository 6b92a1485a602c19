#include "core/journey/journey.hpp"
#include "core/journey/wording.hpp"
#include "core/sealing/hash.hpp"

namespace sealwell::journey {

Result<pack::PreparedPack> read_document(ByteView payload, std::string_view language) {
  const auto document = json::parse(as_text(payload));
  if (!document.ok()) return document.failure();
  const auto wording = check_wording_hashes(document.value());
  if (!wording.ok()) return wording.failure();
  pack::Failures failures;
  pack::PreparedPack prepared;
  prepared.pack = pack::read_service_pack(document.value(), failures, language);
  if (!failures.empty()) return Failure{Error::pack_invalid, failures.front().where};
  prepared.document_hash = sealing::sha256(payload);
  return prepared;
}

}  // namespace sealwell::journey
