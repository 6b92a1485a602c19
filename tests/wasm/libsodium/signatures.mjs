// Signatures of Ed25519 of every kind on which implementations have been known to disagree, made for any message of any key: scalars
// of the wrong size, points of small order, points that are spelt twice, keys and commitments outside the group of prime
// order.
import { createHash } from 'node:crypto';
import { add, base, decode, encode, littleEndian, neutral, negative, number, order, p, pointAt, times } from '../../vectors/ed25519.mjs';

const sha512 = (...pieces) => {
  const hash = createHash('sha512');
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
};
const modulo = (value) => ((value % order) + order) % order;
const drawn = (name) => number(sha512(name)) % order;
const challenge = (commitment, key, message) => number(sha512(commitment, key, message)) % order;
const signature = (commitment, scalar) => Uint8Array.from([...commitment, ...littleEndian(scalar)]);
const top = 1n << 255n;

// A point of order eight, and so all of small order: what is left of any point outside the group when the group's order
// has been taken from it.
function pointOfOrderEight() {
  for (let y = 2n; ; y += 1n) {
    const point = pointAt(y, 0n);
    const rest = point && times(point, order);
    if (rest && times(rest, 4n).y !== 1n) return rest;
  }
}
const eighth = pointOfOrderEight();
export const smallOrder = Array.from({ length: 8 }, (_, i) => times(eighth, BigInt(i)));

/** Each spelling of each point of small order, the forbidden ones included: y below p or not, the sign of an x that is 0. */
export const smallOrderSpellings = [...new Set(smallOrder.flatMap(({ x, y }) =>
  [y, y + p].filter((spelt) => spelt < top).flatMap((spelt) =>
    (x === 0n ? [0n, 1n] : [x & 1n]).map((sign) => Buffer.from(littleEndian(spelt | (sign << 255n))).toString('hex')))))]
  .map((text) => Uint8Array.from(Buffer.from(text, 'hex')));

/** RFC 8032, section 5.1.7, without the cofactor, and what libsodium refuses besides: keys and commitments of small order. */
export function isSignature(message, key, bytes) {
  const [commitment, scalar] = [bytes.subarray(0, 32), number(bytes.subarray(32))];
  const isSmall = (spelt) => {
    const y = (number(spelt) & (top - 1n)) % p;
    return smallOrder.some((point) => point.y === y);
  };
  const point = decode(key);
  if (scalar >= order || isSmall(commitment) || !point || isSmall(key)) return false;
  const product = times(point, challenge(commitment, key, message));
  return Buffer.compare(encode(add(times(base, scalar), negative(product))), commitment) === 0;
}

/** The signature of whoever knows `secret`, with a point added to the key and one to the commitment. */
function signed(messageFor, secret, nonce, toKey = neutral, toCommitment = neutral) {
  const key = encode(add(times(base, secret), toKey));
  const commitment = encode(add(times(base, nonce), toCommitment));
  const h = challenge(commitment, key, messageFor(key));
  return { key, h, commitment, scalar: modulo(nonce + h * secret), bytes: signature(commitment, modulo(nonce + h * secret)) };
}

/** The first of signed(…, nonce 0, 1, 2…) whose challenge is as wanted. */
function signedWhere(wanted, messageFor, secret, toKey, toCommitment) {
  for (let i = 0; ; i += 1) {
    const made = signed(messageFor, secret, drawn(`nonce ${i}`), toKey, toCommitment);
    if (wanted(made.h)) return made;
  }
}

/** `{name, message, key, signature, valid}`, `valid` by isSignature's rules. `messageFor(key)` is what a key signs. */
export function signaturesOf(messageFor) {
  const secret = drawn('secret');
  const good = signed(messageFor, secret, drawn('nonce'));
  const cases = [];
  const say = (name, bytes, { key = good.key, valid = false } = {}) =>
    cases.push({ name, message: messageFor(key), key, signature: Uint8Array.from(bytes), valid });

  say('as made', good.bytes, { valid: true });
  for (const bit of [0, 7, 100, 255, 256, 300, 500, 504, 508, 509, 510, 511]) {
    const bytes = Uint8Array.from(good.bytes);
    bytes[bit >> 3] ^= 1 << (bit & 7);
    say(`bit ${bit} the other way`, bytes);
  }
  for (let k = 1n; good.scalar + k * order < 1n << 256n; k += 1n) {
    say(`S + ${k} L`, signature(good.commitment, good.scalar + k * order));
  }
  for (const [name, scalar] of Object.entries({
    '0': 0n, '1': 1n, 'L - 1': order - 1n, L: order, 'L + 1': order + 1n, '2 L': 2n * order, '2^252': 1n << 252n,
    '2^253 - 1': (1n << 253n) - 1n, '2^255 - 1': top - 1n, '2^256 - 1': 2n * top - 1n, '-S': order - good.scalar,
  })) {
    say(`S is ${name}`, signature(good.commitment, scalar));
  }
  say('the key of the other side', good.bytes, { key: encode(negative(decode(good.key))) });
  say('the commitment of the other side', signature(encode(negative(decode(good.commitment))), good.scalar));

  // With a key of small order anybody signs: S B - h A = R as soon as h A is neutral.
  for (const [i, key] of smallOrderSpellings.entries()) {
    for (let j = 0; ; j += 1) {
      const nonce = drawn(`anybody's ${j}`);
      const commitment = encode(times(base, nonce));
      if (challenge(commitment, key, messageFor(key)) % 8n !== 0n) continue;
      say(`key of small order, spelling ${i}`, signature(commitment, nonce), { key });
      break;
    }
    say(`commitment of small order, spelling ${i}`,
        signature(key, modulo(challenge(key, good.key, messageFor(good.key)) * secret)));
  }
  // Ys that are p or more, and ys where the curve has no point.
  for (let y = 0n; y < 19n; y += 1n) {
    for (const sign of [0n, 1n]) {
      const spelt = littleEndian((p + y) | (sign << 255n));
      say(`key spelt p + ${y}, sign ${sign}`, good.bytes, { key: spelt });
      say(`commitment spelt p + ${y}, sign ${sign}`, signature(spelt, good.scalar));
      if (pointAt(y, sign)) continue;
      say(`key where there is no point, y = ${y}, sign ${sign}`, good.bytes, { key: littleEndian(y | (sign << 255n)) });
      say(`commitment where there is no point, y = ${y}, sign ${sign}`,
          signature(littleEndian(y | (sign << 255n)), good.scalar));
    }
  }
  // A point of small order added. With the cofactor all of these are good, without it those where it falls away.
  for (let i = 1; i < 8; i += 1) {
    const extra = smallOrder[i];
    const falls = (h) => times(extra, h).y === 1n;
    const away = signedWhere(falls, messageFor, secret, extra);
    say(`${i}/8 in the key, which falls away`, away.bytes, { key: away.key, valid: true });
    const stays = signedWhere((h) => !falls(h), messageFor, secret, extra);
    say(`${i}/8 in the key, which stays`, stays.bytes, { key: stays.key });
    say(`${i}/8 in the commitment`, signed(messageFor, secret, drawn('nonce'), neutral, extra).bytes);
    const met = signedWhere((h) => times(extra, h + 1n).y === 1n, messageFor, secret, extra, extra);
    say(`${i}/8 in both, which meet`, met.bytes, { key: met.key, valid: true });
  }
  return cases;
}
