#include "core/sealing/keys.hpp"

#include <sodium/crypto_scalarmult.h>
#include <sodium/crypto_sign.h>

#include <algorithm>

namespace sealwell::sealing {
namespace {

constexpr std::size_t secret_size(KeyKind kind) {
  return kind == KeyKind::recipient ? crypto_scalarmult_SCALARBYTES : crypto_sign_SECRETKEYBYTES;
}

}  // namespace

template <KeyKind kind>
SecretKey<kind>::SecretKey(GuardedSecret secret, PublicKey<kind> public_key)
    : secret_(std::move(secret)), public_key_(std::move(public_key)) {}

template <KeyKind kind> Result<SecretKey<kind>> SecretKey<kind>::from_seed(ByteView seed) {
  if (seed.size() != seed_size) return Error::key_invalid;
  GuardedSecret secret(secret_size(kind));
  std::array<std::uint8_t, PublicKey<kind>::size> made{};
  if constexpr (kind == KeyKind::recipient) {
    std::copy(seed.begin(), seed.end(), secret.writable().begin());
    if (crypto_scalarmult_base(made.data(), seed.data()) != 0) return Error::key_invalid;
  } else {
    static_assert(crypto_sign_SEEDBYTES == seed_size);
    if (crypto_sign_seed_keypair(made.data(), secret.writable().data(), seed.data()) != 0) {
      return Error::key_invalid;
    }
  }
  auto public_key = PublicKey<kind>::from_bytes(made);
  if (!public_key.ok()) return public_key.failure();
  return SecretKey(std::move(secret), public_key.value());
}

template <KeyKind kind> Result<SecretKey<kind>> SecretKey<kind>::generate(RandomSource& random) {
  GuardedSecret seed(seed_size);
  if (!random.fill(seed.writable())) return Error::randomness_failed;
  return from_seed(seed.view());
}

template class SecretKey<KeyKind::recipient>;
template class SecretKey<KeyKind::signing>;
template class SecretKey<KeyKind::intake>;
template class SecretKey<KeyKind::receipt>;

}  // namespace sealwell::sealing
