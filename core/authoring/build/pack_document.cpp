#include "core/authoring/build/pack_document.hpp"

#include "core/authoring/build/wording_hashes.hpp"
#include "core/authoring/reader/service_pack_reader.hpp"
#include "core/engine/calculation/calculator.hpp"
#include "core/engine/screen_json.hpp"
#include "core/sealing/hash.hpp"

namespace sealwell::build {

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

journey::Dependencies document_dependencies() {
  return {.read = read_document,
          .calculate = engine::make_calculator,
          .as_data = engine::screen_json,
          .has_all_languages = true};
}

}  // namespace sealwell::build
