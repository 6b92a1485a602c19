#include "core/sealing/withdrawal.hpp"

#include "core/sealing/intake_line.hpp"

namespace sealwell::sealing {

Result<std::string> sign_deletion(const EnvelopeId& id, const Hash& hash, std::int64_t deleted_at_ms,
                                  const IntakeSecretKey& key) {
  return sign_intake_line(deletion_line, id, hash, deleted_at_ms, key);
}

Result<Deletion> verify_deletion(std::string_view text, const EnvelopeId& id, const Hash& hash,
                                 std::span<const IntakePublicKey> trusted) {
  const auto line = verify_intake_line(deletion_line, text, id, hash, trusted);
  if (!line.ok()) return line.failure();
  return Deletion{line.value().id, line.value().hash, line.value().at_ms, line.value().key};
}

}  // namespace sealwell::sealing
