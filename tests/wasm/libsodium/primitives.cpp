// Libsodium's primitives by themselves, as a browser's modules link them: tests/wasm/libsodium.test.mjs gives them what
// libsodium's own tests are about. Every pointer is lent by the caller, and each function's last is where its outcome goes.
#include "wasm/boundary.hpp"

#include <sodium/crypto_aead_xchacha20poly1305.h>
#include <sodium/crypto_box.h>
#include <sodium/crypto_generichash.h>
#include <sodium/crypto_hash_sha256.h>
#include <sodium/crypto_hash_sha512.h>
#include <sodium/crypto_pwhash.h>
#include <sodium/crypto_scalarmult.h>
#include <sodium/crypto_scalarmult_curve25519.h>
#include <sodium/crypto_sign.h>

#include <cstddef>
#include <cstdint>
#include <cstring>

using Input = const std::uint8_t*;
using Output = std::uint8_t*;

// Signing's arithmetic modulo the group's order, which no public header of libsodium's has.
extern "C" void sc25519_reduce(std::uint8_t number[64]);
extern "C" void sc25519_muladd(std::uint8_t sum[32], Input a, Input b, Input c);

SEALWELL_EXPORT(test_sha256) void test_sha256(Input message, std::size_t length, Output hash, std::size_t) {
  crypto_hash_sha256(hash, message, length);
}

/// In two pieces, the first of `first` bytes.
SEALWELL_EXPORT(test_sha512)
void test_sha512(Input message, std::size_t length, Output hash, std::size_t, std::size_t first) {
  crypto_hash_sha512_state state;
  crypto_hash_sha512_init(&state);
  crypto_hash_sha512_update(&state, message, first);
  crypto_hash_sha512_update(&state, message + first, length - first);
  crypto_hash_sha512_final(&state, hash);
}

SEALWELL_EXPORT(test_blake2b)
int test_blake2b(Input message, std::size_t length, Input key, std::size_t key_length, Output hash,
                 std::size_t hash_length) {
  return crypto_generichash(hash, hash_length, message, length, key_length == 0 ? nullptr : key, key_length);
}

/// 64 bytes modulo L.
SEALWELL_EXPORT(test_reduce) void test_reduce(Input number, std::size_t, Output rest, std::size_t) {
  std::uint8_t both[64];
  std::memcpy(both, number, sizeof both);
  sc25519_reduce(both);
  std::memcpy(rest, both, 32);
}

/// a * b + c modulo L.
SEALWELL_EXPORT(test_multiply_add)
void test_multiply_add(Input a, std::size_t, Input b, std::size_t, Input c, std::size_t, Output sum, std::size_t) {
  sc25519_muladd(sum, a, b, c);
}

/// The public key, then the secret one.
SEALWELL_EXPORT(test_sign_keys) int test_sign_keys(Input seed, std::size_t, Output keys, std::size_t) {
  return crypto_sign_seed_keypair(keys, keys + crypto_sign_PUBLICKEYBYTES, seed);
}

SEALWELL_EXPORT(test_sign)
int test_sign(Input message, std::size_t length, Input secret, std::size_t, Output signature, std::size_t) {
  return crypto_sign_detached(signature, nullptr, message, length, secret);
}

SEALWELL_EXPORT(test_verify)
int test_verify(Input message, std::size_t length, Input key, std::size_t, Input signature, std::size_t) {
  return crypto_sign_verify_detached(signature, message, length, key);
}

SEALWELL_EXPORT(test_x25519)
int test_x25519(Input scalar, std::size_t, Input point, std::size_t, Output shared, std::size_t) {
  return crypto_scalarmult_curve25519(shared, scalar, point);
}

SEALWELL_EXPORT(test_x25519_base) int test_x25519_base(Input scalar, std::size_t, Output point, std::size_t) {
  return crypto_scalarmult_base(point, scalar);
}

SEALWELL_EXPORT(test_box)
int test_box(Input message, std::size_t length, Input nonce, std::size_t, Input key, std::size_t, Input secret,
             std::size_t, Output boxed, std::size_t) {
  return crypto_box_easy(boxed, message, length, nonce, key, secret);
}

SEALWELL_EXPORT(test_open_sealed_box)
int test_open_sealed_box(Input boxed, std::size_t length, Input key, std::size_t, Input secret, std::size_t,
                         Output message, std::size_t) {
  return crypto_box_seal_open(message, boxed, length, key, secret);
}

SEALWELL_EXPORT(test_encrypt)
int test_encrypt(Input message, std::size_t length, Input additional, std::size_t additional_length, Input nonce,
                 std::size_t, Input key, std::size_t, Output encrypted, std::size_t) {
  return crypto_aead_xchacha20poly1305_ietf_encrypt(encrypted, nullptr, message, length, additional, additional_length,
                                                    nullptr, nonce, key);
}

SEALWELL_EXPORT(test_decrypt)
int test_decrypt(Input encrypted, std::size_t length, Input additional, std::size_t additional_length, Input nonce,
                 std::size_t, Input key, std::size_t, Output message, std::size_t) {
  return crypto_aead_xchacha20poly1305_ietf_decrypt(message, nullptr, nullptr, encrypted, length, additional,
                                                    additional_length, nonce, key);
}

SEALWELL_EXPORT(test_argon2id)
int test_argon2id(Input passphrase, std::size_t length, Input salt, std::size_t, Output key, std::size_t key_length,
                  std::size_t passes, std::size_t memory) {
  return crypto_pwhash(key, key_length, reinterpret_cast<const char*>(passphrase), length, salt, passes, memory,
                       crypto_pwhash_ALG_ARGON2ID13);
}
