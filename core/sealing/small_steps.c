// Steps of libsodium's for the browser alone, which needs each a handful of times. Its own are fast and large: 30 kB
// of precomputed points, and calculations written out number by number. Every resident would download them. These take a
// few times as long, in constant time as well. cmake/libsodium.cmake puts them in their place; that every byte comes out
// the same is what the transcripts of native and browser journeys show.
#include <blake2.h>
#include <private/common.h>
#include <private/ed25519_ref10.h>
#include <stdint.h>
#include <string.h>
#include <utils.h>

extern const uint64_t sealwell_start[8];

void sealwell_base_point_times(ge25519_p3* product, const unsigned char* scalar);
void sealwell_two_times(ge25519_p2* sum, const unsigned char* a, const ge25519_p3* point, const unsigned char* b);
int sealwell_negated_point(ge25519_p3* point, const unsigned char* encoded);
void sealwell_reduce(unsigned char number[64]);
void sealwell_multiply_add(unsigned char sum[32], const unsigned char a[32], const unsigned char b[32],
                           const unsigned char c[32]);

// The base point times a number, by libsodium's multiplication of any point.
void sealwell_base_point_times(ge25519_p3* product, const unsigned char* scalar) {
  // RFC 8032, section 5.1: y = 4/5, x even.
  unsigned char encoded[32];
  memset(encoded, 0x66, sizeof encoded);
  encoded[0] = 0x58;
  ge25519_p3 base;
  ge25519_frombytes(&base, encoded);
  ge25519_scalarmult(product, scalar, &base);
}

// a * point + b * base point: what a signature's check works out.
void sealwell_two_times(ge25519_p2* sum, const unsigned char* a, const ge25519_p3* point, const unsigned char* b) {
  ge25519_p3 one, other;
  ge25519_cached ready;
  ge25519_p1p1 both;
  ge25519_scalarmult(&one, a, point);
  sealwell_base_point_times(&other, b);
  ge25519_p3_to_cached(&ready, &other);
  ge25519_add(&both, &one, &ready);
  ge25519_p1p1_to_p2(sum, &both);
}

// The point on the other side: x and x * y change their sign.
int sealwell_negated_point(ge25519_p3* point, const unsigned char* encoded) {
  if (ge25519_frombytes(point, encoded) != 0) return -1;
  fe25519_neg(point->X, point->X);
  fe25519_neg(point->T, point->T);
  return 0;
}

// 64 bytes modulo the group's order, 2^252 + 27742317777372353535851937790883648493 (RFC 8032, section 5.1), into the first
// 32: bit by bit from the top, taking the order away where it fits. The same steps for every number.
void sealwell_reduce(unsigned char number[64]) {
  static const uint32_t order[8] = {0x5cf5d3ed, 0x5812631a, 0xa2f79cd6, 0x14def9de, 0, 0, 0, 0x10000000};
  uint32_t rest[8] = {0};
  for (int bit = 511; bit >= 0; --bit) {
    uint32_t carry = number[bit / 8] >> bit % 8 & 1;
    uint32_t less[8];
    uint32_t borrow = 0;
    for (int i = 0; i < 8; ++i) {
      const uint32_t twice = rest[i] << 1 | carry;
      carry = rest[i] >> 31;
      rest[i] = twice;
      const uint64_t difference = (uint64_t)twice - order[i] - borrow;
      less[i] = (uint32_t)difference;
      borrow = (uint32_t)(difference >> 63);
    }
    for (int i = 0; i < 8; ++i) rest[i] ^= (rest[i] ^ less[i]) & (borrow - 1);
  }
  for (int i = 0; i < 8; ++i) STORE32_LE(number + 4 * i, rest[i]);
  sodium_memzero(rest, sizeof rest);
}

// a * b + c modulo the group's order: the product digit by digit, in base 256, then the reduction of 64 bytes.
// It fits: a and c are below 2^253 and b below 2^255.
void sealwell_multiply_add(unsigned char sum[32], const unsigned char a[32], const unsigned char b[32],
                           const unsigned char c[32]) {
  unsigned char digits[64] = {0};
  memcpy(digits, c, 32);
  for (int i = 0; i < 32; ++i) {
    uint32_t carry = 0;
    for (int j = 0; j < 32; ++j) {
      carry += digits[i + j] + (uint32_t)a[i] * b[j];
      digits[i + j] = (unsigned char)carry;
      carry >>= 8;
    }
    for (int j = i + 32; j < 64; ++j) {
      carry += digits[j];
      digits[j] = (unsigned char)carry;
      carry >>= 8;
    }
  }
  sealwell_reduce(digits);
  memcpy(sum, digits, 32);
  sodium_memzero(digits, sizeof digits);
}

// The compression function of BLAKE2b: RFC 7693, section 3.2.
int blake2b_compress_ref(blake2b_state* state, const uint8_t block[BLAKE2B_BLOCKBYTES]) {
  static const uint8_t order[10][16] = {
      {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
      {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
      {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
      {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
      {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};
  uint64_t message[16];
  uint64_t v[16];
  for (int i = 0; i < 16; ++i) message[i] = LOAD64_LE(block + 8 * i);
  for (int i = 0; i < 8; ++i) {
    v[i] = state->h[i];
    v[8 + i] = sealwell_start[i];
  }
  v[12] ^= state->t[0];
  v[13] ^= state->t[1];
  v[14] ^= state->f[0];
  v[15] ^= state->f[1];
  for (int round = 0; round < 12; ++round) {
    const uint8_t* const use = order[round % 10];
    for (int i = 0; i < 8; ++i) {
      const int across = i / 4;  // four columns, then four diagonals
      uint64_t* const a = &v[i % 4];
      uint64_t* const b = &v[4 + (i + across) % 4];
      uint64_t* const c = &v[8 + (i + 2 * across) % 4];
      uint64_t* const d = &v[12 + (i + 3 * across) % 4];
      *a += *b + message[use[2 * i]];
      *d = ROTR64(*d ^ *a, 32);
      *c += *d;
      *b = ROTR64(*b ^ *c, 24);
      *a += *b + message[use[2 * i + 1]];
      *d = ROTR64(*d ^ *a, 16);
      *c += *d;
      *b = ROTR64(*b ^ *c, 63);
    }
  }
  for (int i = 0; i < 8; ++i) state->h[i] ^= v[i] ^ v[8 + i];
  return 0;
}
