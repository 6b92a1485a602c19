// SHA-256 and SHA-512 (FIPS 180-4) for the browser alone, in the place of libsodium's, whose rounds are written out one by
// one: every resident would download them. SHA-256's numbers are the upper halves of SHA-512's (4.2.2 and 4.2.3, 5.3.3
// and 5.3.5), so that both need one table. That every byte comes out the same is what the transcripts of native and
// browser journeys show.
#include <crypto_hash_sha256.h>
#include <crypto_hash_sha512.h>
#include <private/common.h>
#include <stdint.h>
#include <string.h>
#include <utils.h>

extern const uint64_t sealwell_start[8];
const uint64_t sealwell_start[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
                                    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

static const uint64_t round_numbers[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538,
    0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe,
    0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2, 0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235,
    0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5, 0x983e5152ee66dfab,
    0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
    0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed,
    0x53380d139d95b3df, 0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218,
    0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8, 0x19a4c116b8d2d0c8, 0x1e376c085141ab53,
    0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373,
    0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b, 0xca273eceea26619c,
    0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6,
    0x113f9804bef90dae, 0x1b710b35131c471b, 0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc,
    0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817};

static void compress_256(uint32_t state[8], const uint8_t block[64]) {
  uint32_t words[16];
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
  uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
  for (int i = 0; i < 64; ++i) {
    uint32_t* const word = &words[i & 15];
    if (i < 16) {
      *word = LOAD32_BE(block + 4 * i);
    } else {
      const uint32_t near = words[(i + 14) & 15], far = words[(i + 1) & 15];
      *word += words[(i + 9) & 15] + (ROTR32(near, 17) ^ ROTR32(near, 19) ^ near >> 10) +
               (ROTR32(far, 7) ^ ROTR32(far, 18) ^ far >> 3);
    }
    const uint32_t first = h + (ROTR32(e, 6) ^ ROTR32(e, 11) ^ ROTR32(e, 25)) + ((e & f) ^ (~e & g)) +
                           (uint32_t)(round_numbers[i] >> 32) + *word;
    const uint32_t second = (ROTR32(a, 2) ^ ROTR32(a, 13) ^ ROTR32(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + first;
    d = c, c = b, b = a, a = first + second;
  }
  state[0] += a, state[1] += b, state[2] += c, state[3] += d;
  state[4] += e, state[5] += f, state[6] += g, state[7] += h;
  sodium_memzero(words, sizeof words);
}

static void compress_512(uint64_t state[8], const uint8_t block[128]) {
  uint64_t words[16];
  uint64_t a = state[0], b = state[1], c = state[2], d = state[3];
  uint64_t e = state[4], f = state[5], g = state[6], h = state[7];
  for (int i = 0; i < 80; ++i) {
    uint64_t* const word = &words[i & 15];
    if (i < 16) {
      *word = LOAD64_BE(block + 8 * i);
    } else {
      const uint64_t near = words[(i + 14) & 15], far = words[(i + 1) & 15];
      *word += words[(i + 9) & 15] + (ROTR64(near, 19) ^ ROTR64(near, 61) ^ near >> 6) +
               (ROTR64(far, 1) ^ ROTR64(far, 8) ^ far >> 7);
    }
    const uint64_t first =
        h + (ROTR64(e, 14) ^ ROTR64(e, 18) ^ ROTR64(e, 41)) + ((e & f) ^ (~e & g)) + round_numbers[i] + *word;
    const uint64_t second = (ROTR64(a, 28) ^ ROTR64(a, 34) ^ ROTR64(a, 39)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + first;
    d = c, c = b, b = a, a = first + second;
  }
  state[0] += a, state[1] += b, state[2] += c, state[3] += d;
  state[4] += e, state[5] += f, state[6] += g, state[7] += h;
  sodium_memzero(words, sizeof words);
}

int crypto_hash_sha256_init(crypto_hash_sha256_state* state) {
  memset(state, 0, sizeof *state);
  for (int i = 0; i < 8; ++i) state->state[i] = (uint32_t)(sealwell_start[i] >> 32);
  return 0;
}

// `count` is in bytes.
int crypto_hash_sha256_update(crypto_hash_sha256_state* state, const unsigned char* bytes, unsigned long long length) {
  while (length > 0) {
    const unsigned held = (unsigned)(state->count % 64);
    if (held == 0 && length >= 64) {
      compress_256(state->state, bytes);
      bytes += 64, length -= 64, state->count += 64;
      continue;
    }
    state->buf[held] = *bytes++;
    --length, ++state->count;
    if (held == 63) compress_256(state->state, state->buf);
  }
  return 0;
}

int crypto_hash_sha256_final(crypto_hash_sha256_state* state, unsigned char* hash) {
  const uint64_t bits = (uint64_t)state->count * 8;
  const unsigned held = (unsigned)(state->count % 64);
  // A one bit, zeros up to the end of a block, and the length there.
  unsigned char end[128] = {0x80};
  const unsigned size = (held < 56 ? 64 : 128) - held;
  STORE64_BE(end + size - 8, bits);
  crypto_hash_sha256_update(state, end, size);
  for (int i = 0; i < 8; ++i) STORE32_BE(hash + 4 * i, state->state[i]);
  sodium_memzero(state, sizeof *state);
  return 0;
}

int crypto_hash_sha256(unsigned char* hash, const unsigned char* bytes, unsigned long long length) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  crypto_hash_sha256_update(&state, bytes, length);
  return crypto_hash_sha256_final(&state, hash);
}

int crypto_hash_sha512_init(crypto_hash_sha512_state* state) {
  memset(state, 0, sizeof *state);
  for (int i = 0; i < 8; ++i) state->state[i] = sealwell_start[i];
  return 0;
}

// `count` is in bytes.
int crypto_hash_sha512_update(crypto_hash_sha512_state* state, const unsigned char* bytes, unsigned long long length) {
  while (length > 0) {
    const unsigned held = (unsigned)(state->count[0] % 128);
    if (held == 0 && length >= 128) {
      compress_512(state->state, bytes);
      bytes += 128, length -= 128, state->count[0] += 128;
      continue;
    }
    state->buf[held] = *bytes++;
    --length, ++state->count[0];
    if (held == 127) compress_512(state->state, state->buf);
  }
  return 0;
}

int crypto_hash_sha512_final(crypto_hash_sha512_state* state, unsigned char* hash) {
  const uint64_t bits = (uint64_t)state->count[0] * 8;
  const unsigned held = (unsigned)(state->count[0] % 128);
  // A one bit, zeros up to the end of a block, and the length there.
  unsigned char end[256] = {0x80};
  const unsigned size = (held < 112 ? 128 : 256) - held;
  STORE64_BE(end + size - 8, bits);
  crypto_hash_sha512_update(state, end, size);
  for (int i = 0; i < 8; ++i) STORE64_BE(hash + 8 * i, state->state[i]);
  sodium_memzero(state, sizeof *state);
  return 0;
}

int crypto_hash_sha512(unsigned char* hash, const unsigned char* bytes, unsigned long long length) {
  crypto_hash_sha512_state state;
  crypto_hash_sha512_init(&state);
  crypto_hash_sha512_update(&state, bytes, length);
  return crypto_hash_sha512_final(&state, hash);
}
