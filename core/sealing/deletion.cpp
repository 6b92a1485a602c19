#include "core/sealing/intake_line.hpp"
#include "core/sealing/withdrawal.hpp"

namespace sealwell::sealing {

Result<Deletion> verify_deletion(std::string_view text, const EnvelopeId& id, const Hash& hash,
                                 std::span<const IntakePublicKey> trusted) {
  const auto line = verify_intake_line(deletion_line, text, id, hash, trusted);
  if (!line.ok()) return line.failure();
  return Deletion{line.value().id, line.value().hash, line.value().at_ms, line.value().key};
}

}  // namespace sealwell::sealing
