#include "core/sealing/acknowledgement.hpp"

#include "core/sealing/intake_line.hpp"

namespace sealwell::sealing {

Result<Acknowledgement> verify_acknowledgement(std::string_view text, const EnvelopeId& id, const Hash& hash,
                                               std::span<const IntakePublicKey> trusted) {
  const auto line = verify_intake_line(acknowledgement_line, text, id, hash, trusted);
  if (!line.ok()) return line.failure();
  return Acknowledgement{line.value().id, line.value().hash, line.value().at_ms, line.value().key};
}

}  // namespace sealwell::sealing
