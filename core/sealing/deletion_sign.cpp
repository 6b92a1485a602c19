#include "core/sealing/intake_line.hpp"
#include "core/sealing/withdrawal.hpp"

namespace sealwell::sealing {

Result<std::string> sign_deletion(const EnvelopeId& id, const Hash& hash, std::int64_t deleted_at_ms,
                                  const IntakeSecretKey& key) {
  return sign_intake_line(deletion_line, id, hash, deleted_at_ms, key);
}

}  // namespace sealwell::sealing
