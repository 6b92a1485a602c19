#include "core/sealing/acknowledgement.hpp"

#include "core/sealing/intake_line.hpp"

namespace sealwell::sealing {

Result<std::string> sign_acknowledgement(const EnvelopeId& id, const Hash& hash, std::int64_t received_at_ms,
                                         const IntakeSecretKey& key) {
  return sign_intake_line(acknowledgement_line, id, hash, received_at_ms, key);
}

Result<Acknowledgement> verify_acknowledgement(std::string_view text, const EnvelopeId& id, const Hash& hash,
                                               std::span<const IntakePublicKey> trusted) {
  const auto line = verify_intake_line(acknowledgement_line, text, id, hash, trusted);
  if (!line.ok()) return line.failure();
  return Acknowledgement{line.value().id, line.value().hash, line.value().at_ms, line.value().key};
}

}  // namespace sealwell::sealing
