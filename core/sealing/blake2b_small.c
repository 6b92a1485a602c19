// A step of libsodium's for the browser alone, which takes it a few times a journey, for the nonces of sealed boxes. Its
// own is written out round by round, and every resident would download that. cmake/libsodium.cmake puts this one in its
// place; that every byte comes out the same is what the transcripts of native and browser journeys show.
#include <blake2.h>
#include <private/common.h>
#include <stdint.h>

// The compression function of BLAKE2b: RFC 7693, section 3.2.
int blake2b_compress_ref(blake2b_state* state, const uint8_t block[BLAKE2B_BLOCKBYTES]) {
  static const uint64_t start[8] = {
      0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
      0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};
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
    v[8 + i] = start[i];
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
