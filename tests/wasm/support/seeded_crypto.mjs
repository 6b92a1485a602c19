// The predictable random bytes of `sealwell run --seed`, given to the module in place of the browser's.

import { createHash, webcrypto } from 'node:crypto';

/** Block i is SHA-256 of the seed and i in eight bytes. */
function seededStream(seed) {
  let block = Buffer.alloc(0);
  let used = 0;
  let next = 0n;
  return (out) => {
    for (let i = 0; i < out.length; i += 1) {
      if (used === block.length) {
        const count = Buffer.alloc(8);
        count.writeBigUInt64LE(next);
        next += 1n;
        block = createHash('sha256').update(seed).update(count).digest();
        used = 0;
      }
      out[i] = block[used];
      used += 1;
    }
    return out;
  };
}

/** For the test `t`, `crypto.getRandomValues` gives the stream of this seed. */
export function seededCrypto(t, seed) {
  if (!globalThis.crypto) Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
  t.mock.method(globalThis.crypto, 'getRandomValues', seededStream(seed));
}
