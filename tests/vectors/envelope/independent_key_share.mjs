// Key shares, written from docs/sealed-envelope.md alone: Shamir's sharing over GF(2^8), byte by byte.
import { base64, hex, recipientPublicKey, sha256, utf8 } from './independent.mjs';

/** a times b in GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1. */
function times(a, b) {
  let product = 0;
  for (let bit = 0; bit < 8; bit++) {
    if ((b >> bit) & 1) product ^= a << bit;
  }
  for (let bit = 15; bit >= 8; bit--) {
    if ((product >> bit) & 1) product ^= 0x11d << (bit - 8);
  }
  return product;
}

/** The element with which `a` gives 1. */
function inverse(a) {
  for (let b = 1; b < 256; b++) {
    if (times(a, b) === 1) return b;
  }
  throw new Error('zero has no inverse');
}

const groups = (bytes) => hex(bytes).match(/.{4}/g).join(' ');

/** The text of one share. `set` has 8 bytes, `value` 32. */
export function writeKeyShare({ publicKey, set, threshold, count, index, holder, value }) {
  const opening = [
    'sealwell-key-share/1',
    'kind recipient',
    `public ${base64(publicKey)}`,
    `set ${hex(set)}`,
    `threshold ${threshold} of ${count}`,
    `index ${index}`,
    `holder ${holder}`,
    `share ${groups(value)}`,
    '',
  ].join('\n');
  return `${opening}check ${groups(sha256(utf8(opening)).subarray(0, 8))}\n`;
}

/** One share for each holder; `draw(n)` gives n random bytes. */
export function splitKey(seed, threshold, holders, draw) {
  const set = draw(8);
  // The highest power's coefficients come first.
  const coefficients = Array.from({ length: threshold - 1 }, () => draw(32)).reverse();
  return holders.map((holder, i) => {
    const index = i + 1;
    const value = seed.map((secret, byte) => {
      let sum = secret;
      let power = 1;
      for (const coefficient of coefficients) {
        power = times(power, index);
        sum ^= times(coefficient[byte], power);
      }
      return sum;
    });
    return { publicKey: recipientPublicKey(seed), set, threshold, count: holders.length, index, holder, value };
  });
}

/** The seed that these shares bring back, by Lagrange's interpolation at zero. */
export function joinShares(shares) {
  const seed = new Uint8Array(32);
  for (const { index, value } of shares) {
    let weight = 1;
    for (const other of shares) {
      if (other.index !== index) weight = times(weight, times(other.index, inverse(other.index ^ index)));
    }
    value.forEach((byte, at) => (seed[at] ^= times(weight, byte)));
  }
  return seed;
}
