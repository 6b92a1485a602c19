#include "core/sealing/acknowledgement.hpp"
#include "core/sealing/intake_line.hpp"

namespace sealwell::sealing {

Result<std::string> sign_acknowledgement(const EnvelopeId& id, const Hash& hash, std::int64_t received_at_ms,
                                         const IntakeSecretKey& key) {
  return sign_intake_line(acknowledgement_line, id, hash, received_at_ms, key);
}

}  // namespace sealwell::sealing
