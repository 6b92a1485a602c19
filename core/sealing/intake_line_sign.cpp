#include "core/base/civil_date.hpp"
#include "core/sealing/intake_line.hpp"

#include <sodium/crypto_sign.h>

namespace sealwell::sealing {

Result<std::string> sign_intake_line(const IntakeLineKind& kind, const EnvelopeId& id, const Hash& hash,
                                     std::int64_t at_ms, const IntakeSecretKey& key) {
  if (at_ms < 0 || at_ms > last_instant_ms) {
    return Failure{Error::out_of_range, std::string(kind.time_member)};
  }
  const IntakeLine said{id, hash, at_ms - at_ms % 1000, key.id()};
  const Bytes statement = intake_line_statement(kind, said);
  std::array<std::uint8_t, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr, statement.data(), statement.size(), key.secret().data());
  return intake_line_text(kind, said, signature);
}

}  // namespace sealwell::sealing
