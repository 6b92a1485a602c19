// How the vector files are read: what their short notations stand for.
import { readFileSync } from 'node:fs';
import { concat, fromBase64, fromHex, sha256, u32, utf8 } from './independent.mjs';

export const readVectors = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

/** The fixed randomness of a vector: SHA-256(seed || block number as u32), block after block. */
export function stream(seed) {
  let block = 0;
  let rest = new Uint8Array();
  return (size) => {
    while (rest.length < size) rest = concat(rest, sha256(concat(utf8(seed), u32(block++))));
    const drawn = rest.slice(0, size);
    rest = rest.subarray(size);
    return drawn;
  };
}

/** `{text}` as UTF-8, or `{repeat, length}`: the text over and over, cut to so many bytes. */
export function content(notation) {
  if ('text' in notation) return utf8(notation.text);
  const unit = utf8(notation.repeat);
  const bytes = new Uint8Array(notation.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = unit[i % unit.length];
  return bytes;
}

/** What a good vector seals, for `seal` of independent.mjs. */
export const toSeal = (vector, keys) => ({
  id: fromHex(vector.id),
  packId: vector.packId,
  packHash: fromHex(vector.packHash),
  parts: vector.parts.map((part) => ({
    content: content(part.content),
    recipients: part.recipients.map((name) => fromHex(keys[name].public)),
  })),
});

const splice = (bytes, at, count, insert) =>
  concat(bytes.subarray(0, at), insert, bytes.subarray(at + count));

const operations = {
  /** Flips bit `bit` (0 the lowest) of byte `at`. */
  flip: (bytes, { at, bit }) => {
    const flipped = bytes.slice();
    flipped[at] ^= 1 << bit;
    return flipped;
  },
  /** Writes `hex` over what stands at `at`. */
  set: (bytes, { at, hex }) => splice(bytes, at, hex.length / 2, fromHex(hex)),
  /** Puts `hex` in before byte `at`. */
  insert: (bytes, { at, hex }) => splice(bytes, at, 0, fromHex(hex)),
  /** Takes `count` bytes out at `at`. */
  remove: (bytes, { at, count }) => splice(bytes, at, count, new Uint8Array()),
  /** Copies `count` bytes from `from` over those at `at`. */
  copy: (bytes, { at, from, count }) => splice(bytes, at, count, bytes.slice(from, from + count)),
  /** Exchanges the `count` bytes at `at` and at `with`. */
  swap: (bytes, { at, with: other, count }) => {
    const swapped = bytes.slice();
    swapped.set(bytes.subarray(other, other + count), at);
    swapped.set(bytes.subarray(at, at + count), other);
    return swapped;
  },
  /** Cuts to `size` bytes, or adds zeros up to them. */
  resize: (bytes, { size }) =>
    size <= bytes.length ? bytes.slice(0, size) : concat(bytes, new Uint8Array(size - bytes.length)),
};

/** The bytes of a bad vector: a good one's with `edits` made in order, or its own. */
export function badEnvelope(vector, good) {
  if (vector.envelope !== undefined) return fromBase64(vector.envelope);
  const base = good.vectors.find((candidate) => candidate.name === vector.base);
  return vector.edits.reduce((bytes, edit) => operations[edit.do](bytes, edit), fromBase64(base.envelope));
}
