#include "core/base/civil_date.hpp"
#include "core/sealing/signed_pack.hpp"
#include "core/sealing/signed_pack_format.hpp"

#include <sodium/crypto_sign.h>

#include <string>

namespace sealwell::sealing {

Result<Bytes> sign_pack(ByteView payload, const SigningSecretKey& key, std::int64_t not_after_ms) {
  if (not_after_ms < 0 || not_after_ms > last_instant_ms) return Failure{Error::out_of_range, "not-after"};
  if (payload.size() > signed_pack_max_bytes) return Error::pack_too_large;
  const KeyId id = key.id();
  const std::string statement = signed_pack_statement(id, not_after_ms, sha256(payload));
  const ByteView to_sign = as_bytes(statement);
  std::array<std::uint8_t, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr, to_sign.data(), to_sign.size(), key.secret().data());

  const std::string header = signed_pack_opening(id, not_after_ms) + "signature " + to_base64(signature) + "\n\n";
  if (header.size() + payload.size() > signed_pack_max_bytes) return Error::pack_too_large;
  Bytes file;
  file.reserve(header.size() + payload.size());
  file.insert(file.end(), header.begin(), header.end());
  file.insert(file.end(), payload.begin(), payload.end());
  return file;
}

}  // namespace sealwell::sealing
