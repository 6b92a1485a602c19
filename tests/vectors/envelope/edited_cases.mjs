// Bad envelopes that are good ones with something changed, in the order of the specification's checks.
import { concat, fromBase64, fromHex, hex, keyId, utf8 } from './independent.mjs';
import { goods } from './good_cases.mjs';
import { keys } from './keys.mjs';

const goodBytes = (name) => fromBase64(goods.find((vector) => vector.name === name).envelope);
export const edits = [];
function edited(name, base, failure, steps, by = ['ann']) {
  edits.push({ name, base, edits: [steps].flat(), keys: by, failure });
}
const flip = (at, bit = 0) => ({ do: 'flip', at, bit });
const set = (at, bytes) => ({ do: 'set', at, hex: hex(bytes) });
const u32hex = (at, number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return set(at, bytes);
};
const resize = (size) => ({ do: 'resize', size });

// Where things lie in 'one': prefix, header with a pack id of 15 characters, one wrap.
const at = {
  headerLength: 12,
  id: 16,
  packHash: 32,
  packIdLength: 64,
  packId: 65,
  partCount: 80,
  recipientCount: 81,
  keyId: 82,
  wrap: 90,
  commitment: 170,
  nonce: 202,
  bodyLength: 226,
  body: 230,
};
const oneSize = goodBytes('one').length;
const oneHeader = at.body - 16;

// Check 1 and 2: size.
for (const size of [1_048_577, 2_097_152]) edited(`size-${size}`, 'one', 'envelope_too_large', resize(size));
for (const size of [0, 1, 7, 8, 9, 15]) edited(`size-${size}`, 'one', 'envelope_too_short', resize(size));
// Checks 3 to 5.
for (let i = 0; i < 8; i += 1) edited(`magic-byte-${i}`, 'one', 'envelope_bad_magic', flip(i, i));
edited('magic-lower-case', 'one', 'envelope_bad_magic', set(0, utf8('sealwell')));
edited('magic-after-byte-order-mark', 'one', 'envelope_bad_magic', { do: 'insert', at: 0, hex: 'efbbbf' });
edited('base64-instead-of-bytes', 'one', 'envelope_bad_magic', set(0, utf8('U0VBTFdFTEwBAQ==')));
for (const version of [0, 2, 129, 255])
  edited(`version-${version}`, 'one', 'envelope_unknown_version', set(8, [version]));
for (const suite of [0, 2, 129, 255])
  edited(`suite-${suite}`, 'one', 'envelope_unknown_suite', set(9, [suite]));
edited('version-before-suite', 'one', 'envelope_unknown_version', set(8, [2, 2]));
// Check 6.
edited('reserved-low', 'one', 'envelope_bad_header', flip(10));
edited('reserved-high', 'one', 'envelope_bad_header', flip(11, 7));
for (const length of [0, 1, 199, 92_179, 0xffff_ffff]) {
  edited(`header-length-${length}`, 'one', 'envelope_bad_header', u32hex(at.headerLength, length));
}
edited('header-length-big-endian', 'one', 'envelope_bad_header', set(at.headerLength, [0, 0, 0, oneHeader]));
// Check 7.
for (const size of [16, 17, 31, 64, 100, at.bodyLength, at.body - 1]) {
  edited(`cut-in-header-${size}`, 'one', 'envelope_too_short', resize(size));
}
edited('header-length-beyond-file', 'one', 'envelope_too_short', u32hex(at.headerLength, oneSize - 15));
// Check 8: each rule of the header.
edited('header-length-all-of-file', 'one', 'envelope_bad_header', u32hex(at.headerLength, oneSize - 16));
for (const change of [-14, -1, 1, 14, 16, 88]) {
  edited(
    `header-length-off-by-${change}`,
    'one',
    'envelope_bad_header',
    u32hex(at.headerLength, oneHeader + change),
  );
}
edited('byte-after-last-part-entry', 'one', 'envelope_bad_header', [
  { do: 'insert', at: at.body, hex: '00' },
  u32hex(at.headerLength, oneHeader + 1),
]);
edited('envelope-id-zero', 'one', 'envelope_bad_header', set(at.id, new Uint8Array(16)));
for (const length of [0, 65, 128, 255])
  edited(`pack-id-length-${length}`, 'one', 'envelope_bad_header', set(at.packIdLength, [length]));
edited('pack-id-one-shorter', 'one', 'envelope_bad_header', set(at.packIdLength, [14]));
edited('pack-id-one-longer', 'one', 'envelope_bad_header', set(at.packIdLength, [16]));
edited('pack-id-emptied', 'one', 'envelope_bad_header', [
  { do: 'remove', at: at.packId, count: 15 },
  set(at.packIdLength, [0]),
  u32hex(at.headerLength, oneHeader - 15 + 1),
]);
for (const [label, byte] of Object.entries({
  nul: 0,
  tab: 9,
  space: 0x20,
  dot: 0x2e,
  slash: 0x2f,
  colon: 0x3a,
  'upper-case': 0x41,
  underscore: 0x5f,
  backtick: 0x60,
  brace: 0x7b,
  delete: 0x7f,
  'high-bit': 0xe1,
})) {
  edited(`pack-id-with-${label}`, 'one', 'envelope_bad_header', set(at.packId + 3, [byte]));
}
for (const count of [0, 2, 33, 255])
  edited(`part-count-${count}`, 'one', 'envelope_bad_header', set(at.partCount, [count]));
edited('part-count-one-less', 'three-parts', 'envelope_bad_header', set(at.partCount, [2]));
edited('part-count-one-more', 'three-parts', 'envelope_bad_header', set(at.partCount, [4]));
for (const count of [0, 2, 33, 255])
  edited(`recipient-count-${count}`, 'one', 'envelope_bad_header', set(at.recipientCount, [count]));
edited('recipient-count-one-less', 'two-recipients', 'envelope_bad_header', set(at.recipientCount, [1]));
edited('recipient-count-one-more', 'two-recipients', 'envelope_bad_header', set(at.recipientCount, [3]));
edited('key-id-twice', 'two-recipients', 'envelope_bad_header', {
  do: 'copy',
  at: at.keyId + 88,
  from: at.keyId,
  count: 8,
});
edited('recipient-twice', 'two-recipients', 'envelope_bad_header', {
  do: 'copy',
  at: at.keyId + 88,
  from: at.keyId,
  count: 88,
});
edited(
  'key-id-twice-among-many',
  'many-recipients',
  'envelope_bad_header',
  { do: 'copy', at: at.keyId + 31 * 88, from: at.keyId, count: 8 },
  ['pod-01'],
);
for (const length of [
  0, 1, 15, 16, 17, 4096, 4111, 4113, 6160, 524_303, 524_305, 1_048_592, 0x8000_1010, 0xffff_ffff,
]) {
  edited(`body-length-${length}`, 'one', 'envelope_bad_header', u32hex(at.bodyLength, length));
}
// Check 9.
for (const length of [8208, 16_400, 524_304])
  edited(`body-length-${length}`, 'one', 'envelope_bad_length', u32hex(at.bodyLength, length));
for (const size of [at.body, at.body + 1, at.body + 2048, oneSize - 16, oneSize - 1]) {
  edited(`cut-in-body-${size}`, 'one', 'envelope_bad_length', resize(size));
}
for (const more of [1, 16, 4112])
  edited(`${more}-bytes-after`, 'one', 'envelope_bad_length', resize(oneSize + more));
edited('line-feed-after', 'one', 'envelope_bad_length', { do: 'insert', at: oneSize, hex: '0a' });
edited('last-part-missing', 'two-parts', 'envelope_bad_length', resize(goodBytes('two-parts').length - 4112));
edited('a-body-within-missing', 'three-parts', 'envelope_bad_length', {
  do: 'remove',
  at: goodBytes('three-parts').length - 8224,
  count: 4112,
});
// Not for us.
edited('another-key', 'one', 'envelope_not_for_key', [], ['ben']);
edited('two-other-keys', 'one', 'envelope_not_for_key', [], ['ben', 'recovery']);
edited('no-key', 'one', 'envelope_not_for_key', [], []);
for (let i = 0; i < 8; i += 1)
  edited(`key-id-byte-${i}`, 'one', 'envelope_not_for_key', flip(at.keyId + i, i));
edited('key-id-of-another', 'one', 'envelope_not_for_key', set(at.keyId, fromHex(keys.ben.id)));
edited(
  'key-id-of-another-kind',
  'one',
  'envelope_not_for_key',
  set(at.keyId, keyId('signing', fromHex(keys.ann.public))),
);
// Check 11.
for (const [label, offset, bit] of [
  ['first', 0, 0],
  ['middle', 15, 4],
  ['top-bit', 31, 7],
  ['tag-first', 32, 0],
  ['tag-last', 47, 7],
  ['key-first', 48, 0],
  ['key-last', 79, 7],
]) {
  edited(`wrap-flip-${label}`, 'one', 'envelope_wrap_failed', flip(at.wrap + offset, bit));
}
edited('wrap-zero', 'one', 'envelope_wrap_failed', set(at.wrap, new Uint8Array(80)));
edited('wrap-ephemeral-zero', 'one', 'envelope_wrap_failed', set(at.wrap, new Uint8Array(32)));
edited('wrap-ephemeral-one', 'one', 'envelope_wrap_failed', set(at.wrap, concat([1], new Uint8Array(31))));
edited('wrap-ephemeral-is-recipient', 'one', 'envelope_wrap_failed', set(at.wrap, fromHex(keys.ann.public)));
edited('wraps-exchanged', 'two-recipients', 'envelope_wrap_failed', {
  do: 'swap',
  at: at.wrap,
  with: at.wrap + 88,
  count: 80,
});
edited('key-ids-exchanged', 'two-recipients', 'envelope_wrap_failed', {
  do: 'swap',
  at: at.keyId,
  with: at.keyId + 88,
  count: 8,
});
edited('named-for-another-recipient', 'one', 'envelope_wrap_failed', set(at.keyId, fromHex(keys.ben.id)), [
  'ben',
]);
// The first part already sees that the header is another; only a holder of the second part's key alone gets there.
edited('second-part-wrap-flipped', 'two-parts', 'envelope_body_failed', flip(at.wrap + 149));
edited('third-part-wrap-flipped', 'three-parts', 'envelope_wrap_failed', flip(at.wrap + 237 + 325), [
  'pod-01',
]);
// Check 12.
for (let i = 0; i < 16; i += 1)
  edited(`envelope-id-byte-${i}`, 'one', 'envelope_commitment_failed', flip(at.id + i, i % 8));
for (const [label, offset, bit] of [
  ['first', 0, 0],
  ['middle', 16, 3],
  ['last', 31, 7],
]) {
  edited(`commitment-flip-${label}`, 'one', 'envelope_commitment_failed', flip(at.commitment + offset, bit));
}
edited('commitment-zero', 'one', 'envelope_commitment_failed', set(at.commitment, new Uint8Array(32)));
edited('commitments-exchanged', 'two-parts', 'envelope_commitment_failed', {
  do: 'swap',
  at: at.commitment,
  with: at.commitment + 149,
  count: 32,
});
edited('wraps-exchanged-between-parts', 'two-parts', 'envelope_commitment_failed', {
  do: 'swap',
  at: at.wrap,
  with: at.wrap + 149,
  count: 80,
});
edited('parts-exchanged', 'two-parts', 'envelope_commitment_failed', [
  { do: 'swap', at: at.recipientCount, with: at.recipientCount + 149, count: 149 },
  {
    do: 'swap',
    at: goodBytes('two-parts').length - 8224,
    with: goodBytes('two-parts').length - 4112,
    count: 4112,
  },
]);
edited('first-part-removed', 'two-parts', 'envelope_commitment_failed', [
  { do: 'remove', at: goodBytes('two-parts').length - 8224, count: 4112 },
  { do: 'remove', at: at.recipientCount, count: 149 },
  set(at.partCount, [1]),
  u32hex(at.headerLength, oneHeader),
]);
edited(
  'wrap-from-another-envelope',
  'one',
  'envelope_commitment_failed',
  set(at.wrap, goodBytes('empty').subarray(at.wrap, at.wrap + 80)),
);
// Check 13.
for (const [label, offset] of [
  ['first', 0],
  ['last', 31],
])
  edited(`pack-hash-flip-${label}`, 'one', 'envelope_body_failed', flip(at.packHash + offset));
edited('pack-id-changed', 'one', 'envelope_body_failed', set(at.packId, utf8('livewell-devon')));
edited('pack-id-hyphen-changed', 'one', 'envelope_body_failed', set(at.packId + 8, utf8('0')));
for (const [label, offset] of [
  ['first', 0],
  ['last', 23],
])
  edited(`nonce-flip-${label}`, 'one', 'envelope_body_failed', flip(at.nonce + offset, 5));
for (const [label, where] of [
  ['first', at.body],
  ['content', at.body + 6],
  ['padding', at.body + 3000],
  ['last', oneSize - 17],
  ['tag-first', oneSize - 16],
  ['tag-last', oneSize - 1],
]) {
  edited(`body-flip-${label}`, 'one', 'envelope_body_failed', flip(where, 2));
}
edited('body-zero', 'one', 'envelope_body_failed', set(at.body, new Uint8Array(4112)));
edited('other-recipient-wrap-flipped', 'two-recipients', 'envelope_body_failed', flip(at.wrap + 88));
edited('other-recipient-key-id-flipped', 'two-recipients', 'envelope_body_failed', flip(at.keyId + 88));
edited('other-recipient-removed', 'two-recipients', 'envelope_body_failed', [
  { do: 'remove', at: at.keyId + 88, count: 88 },
  set(at.recipientCount, [1]),
  u32hex(at.headerLength, oneHeader),
]);
edited('recipient-added', 'one', 'envelope_body_failed', [
  {
    do: 'insert',
    at: at.commitment,
    hex: hex(goodBytes('two-recipients').subarray(at.keyId + 88, at.keyId + 176)),
  },
  set(at.recipientCount, [2]),
  u32hex(at.headerLength, oneHeader + 88),
]);
edited('recipients-exchanged', 'two-recipients', 'envelope_body_failed', {
  do: 'swap',
  at: at.keyId,
  with: at.keyId + 88,
  count: 88,
});
edited('bodies-exchanged', 'two-parts', 'envelope_body_failed', {
  do: 'swap',
  at: goodBytes('two-parts').length - 8224,
  with: goodBytes('two-parts').length - 4112,
  count: 4112,
});
edited('nonces-exchanged', 'two-parts', 'envelope_body_failed', {
  do: 'swap',
  at: at.nonce,
  with: at.nonce + 149,
  count: 24,
});
edited('second-part-removed', 'two-parts', 'envelope_body_failed', [
  resize(goodBytes('two-parts').length - 4112),
  { do: 'remove', at: at.recipientCount + 149, count: 149 },
  set(at.partCount, [1]),
  u32hex(at.headerLength, oneHeader),
]);
edited(
  'a-part-that-is-not-ours-altered-in-the-header',
  'three-parts',
  'envelope_body_failed',
  flip(at.recipientCount + 237 + 325 + 20),
  ['ben'],
);
