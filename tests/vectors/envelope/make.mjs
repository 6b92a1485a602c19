// Makes good.json and bad.json again: node tests/vectors/envelope/make.mjs
// A person reads the difference before it is kept.
import { writeFileSync } from 'node:fs';
import {
  base64, fromHex, head, hex, keyId, labels, open, pad, partKeys, publicKeyText, recipientPublicKey, seal, sealBody,
  sha256, utf8, wrap, concat, Refused, fromBase64,
} from './independent.mjs';
import { badEnvelope, stream, toSeal } from './vectors.mjs';

const secretOf = (name) => sha256(utf8(`sealwell test key ${name}`));
const names = ['ann', 'ben', 'recovery', ...Array.from({ length: 32 }, (_, i) => `pod-${String(i + 1).padStart(2, '0')}`)];
const keys = Object.fromEntries(
  names.map((name) => {
    const secret = secretOf(name);
    const publicKey = recipientPublicKey(secret);
    return [
      name,
      {
        secret: hex(secret),
        public: hex(publicKey),
        text: publicKeyText('recipient', publicKey),
        id: hex(keyId('recipient', publicKey)),
      },
    ];
  }),
);
const pods = names.filter((name) => name.startsWith('pod-'));

// --- Good ---------------------------------------------------------------------------------

const goods = [];
/** `parts`: [notation, recipients] pairs. */
function good(name, what, parts, { packId = 'livewell-dorset', packHash = hex(sha256(utf8('a pack'))) } = {}) {
  const vector = {
    name,
    what,
    seed: `sealwell vector ${name}`,
    id: hex(sha256(utf8(`envelope ${name}`)).subarray(0, 16)),
    packId,
    packHash,
    parts: parts.map(([notation, recipients]) => ({ content: notation, recipients })),
  };
  const sealed = seal(toSeal(vector, keys), stream(vector.seed));
  goods.push({
    ...vector,
    size: sealed.length,
    sha256: hex(sha256(sealed)),
    // Long ones are made again from what is above; their hash says whether they came out right.
    ...(sealed.length <= 14_000 ? { envelope: base64(sealed) } : {}),
  });
}
const text = (words) => ({ text: words });
const long = (length) => ({ repeat: 'Sealwell. ', length });

good('one', 'One part for one recipient: the worked example of the specification.', [[text('Hello, Ann.'), ['ann']]]);
good('two-recipients', 'One part for two recipients.', [[text('Hello, both.'), ['ann', 'ben']]]);
good('three-parts', 'Contact details, health answers and equality answers, each for its own recipients, and a recovery key on all.', [
  [text('{"part":"contact","name":"Ann Example"}'), ['ann', 'recovery']],
  [text('{"part":"health","audit-c":5}'), ['ann', 'ben', 'recovery']],
  [text('{"part":"equality","ethnicity":"prefer not to say"}'), ['pod-01', 'recovery']],
]);
good('two-parts', 'Two parts of the same padded size for the same recipient.', [
  [text('first'), ['ann']],
  [text('second'), ['ann']],
]);
good('empty', 'No content at all.', [[text(''), ['ann']]]);
good('one-byte', 'One byte of content.', [[text('x'), ['ann']]]);
good('zeros', 'Content that looks like padding.', [[{ repeat: '\u0000', length: 100 }, ['ann']]]);
good('unicode', 'Welsh, Urdu, Polish, an emoji of several code points, and letters with combining marks.', [
  [text('Llanfairpwllgwyngyll ŵ ŷ · خود حوالہ · zażółć gęślą jaźń · 👩🏽‍⚕️ · e\u0301 n\u0303 · \u{10ffff}'), ['ann']],
]);
good('short-pack-id', 'A pack id of one character, a pack hash of zeros.', [[text('hi'), ['ann']]], {
  packId: 'p',
  packHash: '00'.repeat(32),
});
good('long-pack-id', 'A pack id of 64 characters.', [[text('hi'), ['ann']]], { packId: 'a-long-pack-id-0123456789-'.repeat(3).slice(0, 64) });
good('many-recipients', 'One part for 32 recipients.', [[text('Hello, everybody.'), pods]]);
for (const size of [4096, 8192, 16384, 32768, 65536, 131072, 262144]) {
  good(`fills-${size}`, `The longest content that is padded to ${size} bytes.`, [[long(size - 4), ['ann']]]);
  good(`beyond-${size}`, `One byte more than fits ${size} bytes.`, [[long(size - 3), ['ann']]]);
}
good('largest-part', 'The longest content that a part can have.', [[long(524_284), ['ann']]]);
good('many-parts', '32 parts, each for another recipient.', pods.map((pod, i) => [text(`part ${i}`), [pod]]));
good('most', '32 parts for 32 recipients each: the longest header.', pods.map((_, i) => [text(`part ${i}`), pods]), {
  packId: 'z'.repeat(64),
});
good('nearly-full', 'Parts of all eight padded sizes: nearly 1 MiB.', [524_284, 262_140, 131_068, 65_532, 32_764, 16_380, 8188, 4092].map((size) => [long(size), ['ann', 'recovery']]));

// --- Bad ----------------------------------------------------------------------------------

const goodFile = { keys, vectors: goods };
const goodBytes = (name) => fromBase64(goods.find((vector) => vector.name === name).envelope);
const bads = [];
function edited(name, base, failure, edits, by = ['ann']) {
  bads.push({ name, base, edits: [edits].flat(), keys: by, failure });
}
function made(name, failure, envelope, by = ['ann']) {
  bads.push({ name, envelope: base64(envelope), keys: by, failure });
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
const at = { headerLength: 12, id: 16, packHash: 32, packIdLength: 64, packId: 65, partCount: 80, recipientCount: 81,
  keyId: 82, wrap: 90, commitment: 170, nonce: 202, bodyLength: 226, body: 230 };
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
for (const version of [0, 2, 129, 255]) edited(`version-${version}`, 'one', 'envelope_unknown_version', set(8, [version]));
for (const suite of [0, 2, 129, 255]) edited(`suite-${suite}`, 'one', 'envelope_unknown_suite', set(9, [suite]));
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
  edited(`header-length-off-by-${change}`, 'one', 'envelope_bad_header', u32hex(at.headerLength, oneHeader + change));
}
edited('byte-after-last-part-entry', 'one', 'envelope_bad_header', [
  { do: 'insert', at: at.body, hex: '00' },
  u32hex(at.headerLength, oneHeader + 1),
]);
edited('envelope-id-zero', 'one', 'envelope_bad_header', set(at.id, new Uint8Array(16)));
for (const length of [0, 65, 128, 255]) edited(`pack-id-length-${length}`, 'one', 'envelope_bad_header', set(at.packIdLength, [length]));
edited('pack-id-one-shorter', 'one', 'envelope_bad_header', set(at.packIdLength, [14]));
edited('pack-id-one-longer', 'one', 'envelope_bad_header', set(at.packIdLength, [16]));
edited('pack-id-emptied', 'one', 'envelope_bad_header', [
  { do: 'remove', at: at.packId, count: 15 },
  set(at.packIdLength, [0]),
  u32hex(at.headerLength, oneHeader - 15 + 1),
]);
for (const [label, byte] of Object.entries({ nul: 0, tab: 9, space: 0x20, dot: 0x2e, slash: 0x2f, colon: 0x3a,
  'upper-case': 0x41, underscore: 0x5f, backtick: 0x60, brace: 0x7b, delete: 0x7f, 'high-bit': 0xe1 })) {
  edited(`pack-id-with-${label}`, 'one', 'envelope_bad_header', set(at.packId + 3, [byte]));
}
for (const count of [0, 2, 33, 255]) edited(`part-count-${count}`, 'one', 'envelope_bad_header', set(at.partCount, [count]));
edited('part-count-one-less', 'three-parts', 'envelope_bad_header', set(at.partCount, [2]));
edited('part-count-one-more', 'three-parts', 'envelope_bad_header', set(at.partCount, [4]));
for (const count of [0, 2, 33, 255]) edited(`recipient-count-${count}`, 'one', 'envelope_bad_header', set(at.recipientCount, [count]));
edited('recipient-count-one-less', 'two-recipients', 'envelope_bad_header', set(at.recipientCount, [1]));
edited('recipient-count-one-more', 'two-recipients', 'envelope_bad_header', set(at.recipientCount, [3]));
edited('key-id-twice', 'two-recipients', 'envelope_bad_header', { do: 'copy', at: at.keyId + 88, from: at.keyId, count: 8 });
edited('recipient-twice', 'two-recipients', 'envelope_bad_header', { do: 'copy', at: at.keyId + 88, from: at.keyId, count: 88 });
edited('key-id-twice-among-many', 'many-recipients', 'envelope_bad_header', { do: 'copy', at: at.keyId + 31 * 88, from: at.keyId, count: 8 }, ['pod-01']);
for (const length of [0, 1, 15, 16, 17, 4096, 4111, 4113, 6160, 524_303, 524_305, 1_048_592, 0x8000_1010, 0xffff_ffff]) {
  edited(`body-length-${length}`, 'one', 'envelope_bad_header', u32hex(at.bodyLength, length));
}
// Check 9.
for (const length of [8208, 16_400, 524_304]) edited(`body-length-${length}`, 'one', 'envelope_bad_length', u32hex(at.bodyLength, length));
for (const size of [at.body, at.body + 1, at.body + 2048, oneSize - 16, oneSize - 1]) {
  edited(`cut-in-body-${size}`, 'one', 'envelope_bad_length', resize(size));
}
for (const more of [1, 16, 4112]) edited(`${more}-bytes-after`, 'one', 'envelope_bad_length', resize(oneSize + more));
edited('line-feed-after', 'one', 'envelope_bad_length', { do: 'insert', at: oneSize, hex: '0a' });
edited('last-part-missing', 'two-parts', 'envelope_bad_length', resize(goodBytes('two-parts').length - 4112));
edited('a-body-within-missing', 'three-parts', 'envelope_bad_length', { do: 'remove', at: goodBytes('three-parts').length - 8224, count: 4112 });
// Not for us.
edited('another-key', 'one', 'envelope_not_for_key', [], ['ben']);
edited('two-other-keys', 'one', 'envelope_not_for_key', [], ['ben', 'recovery']);
edited('no-key', 'one', 'envelope_not_for_key', [], []);
for (let i = 0; i < 8; i += 1) edited(`key-id-byte-${i}`, 'one', 'envelope_not_for_key', flip(at.keyId + i, i));
edited('key-id-of-another', 'one', 'envelope_not_for_key', set(at.keyId, fromHex(keys.ben.id)));
made('key-id-of-another-kind', 'envelope_not_for_key', (() => {
  const one = goodBytes('one');
  one.set(keyId('signing', fromHex(keys.ann.public)), at.keyId);
  return one;
})());
// Check 11.
for (const [label, offset, bit] of [['first', 0, 0], ['middle', 15, 4], ['top-bit', 31, 7], ['tag-first', 32, 0],
  ['tag-last', 47, 7], ['key-first', 48, 0], ['key-last', 79, 7]]) {
  edited(`wrap-flip-${label}`, 'one', 'envelope_wrap_failed', flip(at.wrap + offset, bit));
}
edited('wrap-zero', 'one', 'envelope_wrap_failed', set(at.wrap, new Uint8Array(80)));
edited('wrap-ephemeral-zero', 'one', 'envelope_wrap_failed', set(at.wrap, new Uint8Array(32)));
edited('wrap-ephemeral-one', 'one', 'envelope_wrap_failed', set(at.wrap, concat([1], new Uint8Array(31))));
edited('wrap-ephemeral-is-recipient', 'one', 'envelope_wrap_failed', set(at.wrap, fromHex(keys.ann.public)));
edited('wraps-exchanged', 'two-recipients', 'envelope_wrap_failed', { do: 'swap', at: at.wrap, with: at.wrap + 88, count: 80 });
edited('key-ids-exchanged', 'two-recipients', 'envelope_wrap_failed', { do: 'swap', at: at.keyId, with: at.keyId + 88, count: 8 });
edited('named-for-another-recipient', 'one', 'envelope_wrap_failed', set(at.keyId, fromHex(keys.ben.id)), ['ben']);
// The first part already sees that the header is another; only a holder of the second part's key alone gets there.
edited('second-part-wrap-flipped', 'two-parts', 'envelope_body_failed', flip(at.wrap + 149));
edited('third-part-wrap-flipped', 'three-parts', 'envelope_wrap_failed', flip(at.wrap + 237 + 325), ['pod-01']);
// Check 12.
for (let i = 0; i < 16; i += 1) edited(`envelope-id-byte-${i}`, 'one', 'envelope_commitment_failed', flip(at.id + i, i % 8));
for (const [label, offset, bit] of [['first', 0, 0], ['middle', 16, 3], ['last', 31, 7]]) {
  edited(`commitment-flip-${label}`, 'one', 'envelope_commitment_failed', flip(at.commitment + offset, bit));
}
edited('commitment-zero', 'one', 'envelope_commitment_failed', set(at.commitment, new Uint8Array(32)));
edited('commitments-exchanged', 'two-parts', 'envelope_commitment_failed', { do: 'swap', at: at.commitment, with: at.commitment + 149, count: 32 });
edited('wraps-exchanged-between-parts', 'two-parts', 'envelope_commitment_failed', { do: 'swap', at: at.wrap, with: at.wrap + 149, count: 80 });
edited('parts-exchanged', 'two-parts', 'envelope_commitment_failed', [
  { do: 'swap', at: at.recipientCount, with: at.recipientCount + 149, count: 149 },
  { do: 'swap', at: goodBytes('two-parts').length - 8224, with: goodBytes('two-parts').length - 4112, count: 4112 },
]);
edited('first-part-removed', 'two-parts', 'envelope_commitment_failed', [
  { do: 'remove', at: goodBytes('two-parts').length - 8224, count: 4112 },
  { do: 'remove', at: at.recipientCount, count: 149 },
  set(at.partCount, [1]),
  u32hex(at.headerLength, oneHeader),
]);
edited('wrap-from-another-envelope', 'one', 'envelope_commitment_failed', set(at.wrap, goodBytes('empty').subarray(at.wrap, at.wrap + 80)));
// Check 13.
for (const [label, offset] of [['first', 0], ['last', 31]]) edited(`pack-hash-flip-${label}`, 'one', 'envelope_body_failed', flip(at.packHash + offset));
edited('pack-id-changed', 'one', 'envelope_body_failed', set(at.packId, utf8('livewell-devon')));
edited('pack-id-hyphen-changed', 'one', 'envelope_body_failed', set(at.packId + 8, utf8('0')));
for (const [label, offset] of [['first', 0], ['last', 23]]) edited(`nonce-flip-${label}`, 'one', 'envelope_body_failed', flip(at.nonce + offset, 5));
for (const [label, where] of [['first', at.body], ['content', at.body + 6], ['padding', at.body + 3000],
  ['last', oneSize - 17], ['tag-first', oneSize - 16], ['tag-last', oneSize - 1]]) {
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
  { do: 'insert', at: at.commitment, hex: hex(goodBytes('two-recipients').subarray(at.keyId + 88, at.keyId + 176)) },
  set(at.recipientCount, [2]),
  u32hex(at.headerLength, oneHeader + 88),
]);
edited('recipients-exchanged', 'two-recipients', 'envelope_body_failed', { do: 'swap', at: at.keyId, with: at.keyId + 88, count: 88 });
edited('bodies-exchanged', 'two-parts', 'envelope_body_failed', { do: 'swap', at: goodBytes('two-parts').length - 8224, with: goodBytes('two-parts').length - 4112, count: 4112 });
edited('nonces-exchanged', 'two-parts', 'envelope_body_failed', { do: 'swap', at: at.nonce, with: at.nonce + 149, count: 24 });
edited('second-part-removed', 'two-parts', 'envelope_body_failed', [
  resize(goodBytes('two-parts').length - 4112),
  { do: 'remove', at: at.recipientCount + 149, count: 149 },
  set(at.partCount, [1]),
  u32hex(at.headerLength, oneHeader),
]);
edited('a-part-that-is-not-ours-altered-in-the-header', 'three-parts', 'envelope_body_failed', flip(at.recipientCount + 237 + 325 + 20), ['ben']);

// Sealed on purpose to break one rule, with everything else in order.
const forgery = stream('sealwell forgeries');
/** Seals one content for Ann; `change` may replace any step. */
function forged(change = {}) {
  const id = change.id ?? sha256(utf8('a forged envelope')).subarray(0, 16);
  const contentKey = forgery(32);
  const nonce = forgery(24);
  const padded = change.padded ?? pad(utf8('forged'));
  const derived = partKeys(contentKey, change.derivedFrom?.id ?? id, change.derivedFrom?.index ?? 0);
  const keysOfPart = { ...derived, ...change.keys?.(contentKey) };
  const wraps = change.wraps?.(contentKey) ?? [
    { id: fromHex(keys.ann.id), box: wrap(contentKey, fromHex(keys.ann.public), forgery(32)) },
  ];
  const before = head({
    id,
    packHash: sha256(utf8('a pack')),
    packId: change.packId ?? 'livewell-dorset',
    parts: [{ wraps, commitment: keysOfPart.commitment, nonce, bodyLength: padded.length + 16 }],
  });
  const altered = change.head?.(before) ?? before;
  return concat(altered, sealBody(padded, keysOfPart.bodyKey, nonce, change.bound?.(altered) ?? altered, change.index ?? 0));
}
const padding = (change) => {
  const padded = pad(utf8('forged'));
  change(padded);
  return padded;
};
made('padding-not-zero-first', 'envelope_bad_padding', forged({ padded: padding((p) => p.set([1], 10)) }));
made('padding-not-zero-middle', 'envelope_bad_padding', forged({ padded: padding((p) => p.set([0x80], 2048)) }));
made('padding-not-zero-last', 'envelope_bad_padding', forged({ padded: padding((p) => p.set([1], 4095)) }));
made('padding-spaces', 'envelope_bad_padding', forged({ padded: padding((p) => p.fill(0x20, 10)) }));
made('content-length-one-too-small', 'envelope_bad_padding', forged({ padded: padding((p) => p.set([5], 0)) }));
made('content-length-one-beyond', 'envelope_bad_padding', forged({ padded: padding((p) => p.set([0xfd, 0x0f], 0)) }));
made('content-length-padded-size', 'envelope_bad_padding', forged({ padded: padding((p) => p.set([0, 0x10], 0)) }));
made('content-length-huge', 'envelope_bad_padding', forged({ padded: padding((p) => p.set([255, 255, 255, 255], 0)) }));
made('content-length-negative', 'envelope_bad_padding', forged({ padded: padding((p) => p.set([0, 0, 0, 0x80], 0)) }));
made('content-length-big-endian', 'envelope_bad_padding', forged({ padded: padding((p) => p.set([0, 0, 0, 6], 0)) }));
made('padded-more-than-needed', 'envelope_bad_padding', forged({ padded: concat(pad(utf8('forged')), new Uint8Array(4096)) }));
made('padded-more-than-needed-at-boundary', 'envelope_bad_padding', forged({ padded: concat(pad(new Uint8Array(4092).fill(0x61)), new Uint8Array(4096)) }));
made('body-not-padded', 'envelope_bad_header', forged({ padded: concat([6, 0, 0, 0], utf8('forged')) }));
made('body-padded-to-5000', 'envelope_bad_header', forged({ padded: concat(pad(utf8('forged')), new Uint8Array(904)) }));
made('bound-without-index', 'envelope_body_failed', forged({ bound: (all) => all.subarray(0, all.length - 1), index: 0 }));
made('bound-to-another-index', 'envelope_body_failed', forged({ index: 1 }));
made('bound-to-header-without-prefix', 'envelope_body_failed', forged({ bound: (all) => all.subarray(16) }));
made('bound-to-nothing', 'envelope_body_failed', forged({ bound: () => new Uint8Array() }));
made('body-key-is-content-key', 'envelope_body_failed', forged({ keys: (contentKey) => ({ bodyKey: contentKey }) }));
made('commitment-for-another-envelope', 'envelope_commitment_failed', forged({ derivedFrom: { id: new Uint8Array(16).fill(7) } }));
made('commitment-for-another-part', 'envelope_commitment_failed', forged({ derivedFrom: { index: 1 } }));
made('commitment-is-hash-of-key', 'envelope_commitment_failed', forged({ keys: (contentKey) => ({ commitment: sha256(contentKey) }) }));
made('wrap-for-another-key', 'envelope_wrap_failed', forged({
  wraps: (contentKey) => [{ id: fromHex(keys.ann.id), box: wrap(contentKey, fromHex(keys.ben.public), forgery(32)) }],
}));
made('wrap-with-nonce-zero', 'envelope_wrap_failed', forged({
  wraps: (contentKey) => [
    { id: fromHex(keys.ann.id), box: wrap(contentKey, fromHex(keys.ann.public), forgery(32), new Uint8Array(24)) },
  ],
}));
// Two keys for one part: the first recipient opens it, the second would read something else.
const twoStories = forged({
  wraps: (contentKey) => [
    { id: fromHex(keys.ann.id), box: wrap(contentKey, fromHex(keys.ann.public), forgery(32)) },
    { id: fromHex(keys.ben.id), box: wrap(forgery(32), fromHex(keys.ben.public), forgery(32)) },
  ],
});
made('another-key-for-the-second-recipient', 'envelope_commitment_failed', twoStories, ['ben']);
// Authentic, and still not of this format.
made('sealed-id-zero', 'envelope_bad_header', forged({ id: new Uint8Array(16) }));
made('sealed-pack-id-upper-case', 'envelope_bad_header', forged({ packId: 'LiveWell' }));
made('sealed-pack-id-empty', 'envelope_bad_header', forged({ packId: '' }));
made('sealed-pack-id-65', 'envelope_bad_header', forged({ packId: 'a'.repeat(65) }));
made('sealed-recipient-twice', 'envelope_bad_header', forged({
  wraps: (contentKey) => [1, 2].map(() => ({ id: fromHex(keys.ann.id), box: wrap(contentKey, fromHex(keys.ann.public), forgery(32)) })),
}));
made('sealed-reserved-set', 'envelope_bad_header', forged({ head: (all) => concat(all.subarray(0, 10), [1], all.subarray(11)) }));
made('sealed-version-2', 'envelope_unknown_version', forged({ head: (all) => concat(all.subarray(0, 8), [2], all.subarray(9)) }));
made('sealed-suite-2', 'envelope_unknown_suite', forged({ head: (all) => concat(all.subarray(0, 9), [2], all.subarray(10)) }));
made('sealed-no-recipient', 'envelope_bad_header', forged({ wraps: () => [] }));
// 33 recipients, whose header is otherwise as it says.
made('sealed-33-recipients', 'envelope_bad_header', forged({
  wraps: (contentKey) => [...pods, 'ann'].map((name) => ({ id: fromHex(keys[name].id), box: wrap(contentKey, fromHex(keys[name].public), forgery(32)) })),
}));

// The independent implementation must agree before anything is written.
const seen = new Set();
for (const vector of bads) {
  if (seen.has(vector.name)) throw new Error(`two vectors are called ${vector.name}`);
  seen.add(vector.name);
  let failure = 'none';
  try {
    open(badEnvelope(vector, goodFile), vector.keys.map((name) => fromHex(keys[name].secret)));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    failure = error.failure;
  }
  if (failure !== vector.failure) throw new Error(`${vector.name}: ${failure}, not ${vector.failure}`);
}
open(twoStories, [fromHex(keys.ann.secret)]);

const write = (name, what, members) =>
  writeFileSync(new URL(name, import.meta.url), `${JSON.stringify({ what, ...members }, null, 1)}\n`);
write('good.json', 'Envelopes that open. README.md says how to read this file.', { labels, ...goodFile });
write('bad.json', 'Envelopes that must be refused, each with its failure. README.md says how to read this file.', { vectors: bads });
console.log(`${goods.length} good, ${bads.length} bad`);
