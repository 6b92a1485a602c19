// Ed25519's two multiplications of the base point for the browser alone, by libsodium's multiplication of any point. Its
// own go by tables of precomputed points: 30 kB that compress hardly at all, and every resident would download them to save
// fractions of a millisecond. cmake/libsodium.cmake puts these in their place; all else that signs and checks is
// libsodium's. tests/wasm/libsodium.test.mjs shows that nothing comes out differently.
#include <private/ed25519_ref10.h>
#include <string.h>

void sealwell_scalarmult_base(ge25519_p3* product, const unsigned char* scalar);
void sealwell_double_scalarmult(ge25519_p2* sum, const unsigned char* a, const ge25519_p3* point,
                                const unsigned char* b);

// scalar * base point, as ge25519_scalarmult_base. The scalar is below 2^255.
void sealwell_scalarmult_base(ge25519_p3* product, const unsigned char* scalar) {
  // RFC 8032, section 5.1: y = 4/5, x even.
  unsigned char encoded[32];
  memset(encoded, 0x66, sizeof encoded);
  encoded[0] = 0x58;
  ge25519_p3 base;
  ge25519_frombytes(&base, encoded);
  ge25519_scalarmult(product, scalar, &base);
}

// a * point + b * base point, as ge25519_double_scalarmult_vartime: what a signature's check needs. Both scalars are
// below 2^255.
void sealwell_double_scalarmult(ge25519_p2* sum, const unsigned char* a, const ge25519_p3* point,
                                const unsigned char* b) {
  ge25519_p3 one, other;
  ge25519_cached ready;
  ge25519_p1p1 both;
  ge25519_scalarmult(&one, a, point);
  sealwell_scalarmult_base(&other, b);
  ge25519_p3_to_cached(&ready, &other);
  ge25519_add(&both, &one, &ready);
  ge25519_p1p1_to_p2(sum, &both);
}
