#include "core/sealing/acknowledgement.hpp"

#include "core/sealing/acknowledgement_format.hpp"
#include "core/sealing/signed_pack_format.hpp"

#include <sodium/crypto_sign.h>

namespace sealwell::sealing {

Result<std::string> sign_acknowledgement(const EnvelopeId& id, const Hash& hash, std::int64_t received_at_ms,
                                         const IntakeSecretKey& key) {
  if (received_at_ms < 0 || received_at_ms > last_instant_ms + 999) {
    return Failure{Error::out_of_range, "receivedAt"};
  }
  const Acknowledgement said{id, hash, received_at_ms - received_at_ms % 1000, key.id()};
  const Bytes statement = acknowledgement_statement(said);
  std::array<std::uint8_t, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr, statement.data(), statement.size(), key.secret().data());
  return acknowledgement_text(said, signature);
}

}  // namespace sealwell::sealing
