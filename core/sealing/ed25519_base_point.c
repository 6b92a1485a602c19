// Ed25519's base point times a number, for the browser alone. libsodium's own way there goes by 30 kB of precomputed
// points, which every resident would download for a handful of signatures. This one goes by its constant-time
// multiplication of any point, which takes a few times as long and no table. cmake/libsodium.cmake puts it in place.
#include "private/ed25519_ref10.h"

void sealwell_base_point_times(ge25519_p3* product, const unsigned char* scalar);

void sealwell_base_point_times(ge25519_p3* product, const unsigned char* scalar) {
  // RFC 8032, section 5.1: y = 4/5, x even.
  static const unsigned char encoded[32] = {
      0x58, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66,
      0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66};
  ge25519_p3 base;
  ge25519_frombytes(&base, encoded);
  ge25519_scalarmult(product, scalar, &base);
}
