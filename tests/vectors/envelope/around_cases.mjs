// What around.json holds: signed packs, acknowledgements, key files and key shares, good ones and bad ones.
import {
  base64,
  hex,
  publicKeyText,
  sha256,
  signAcknowledgement,
  signingPair,
  signPack,
  utf8,
} from './independent.mjs';
import { writeKeyFile } from './independent_key_file.mjs';
import { joinShares, splitKey, writeKeyShare } from './independent_key_share.mjs';
import { seedOf } from './keys.mjs';
import { stream } from './vectors.mjs';

const text = (bytes) => Buffer.from(bytes).toString('latin1');
const bad = (name, failure, members) => ({ name, failure, ...members });

// --- Signed packs ---
const payload = '{"id":"a-pack","title":"Byw\'n iach"}';
const notAfter = '2030-06-30T12:00:00Z';
const signed = (words, seed = 'packs', until = notAfter) => signPack(utf8(words), seedOf(seed), until);
const pack = text(signed(payload));
const changedPack = (name, failure, change) =>
  bad(name, failure, { file: base64(Buffer.from(change(pack), 'latin1')) });
const signature = /^signature (.*)$/m.exec(pack)[1];
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** The same 64 bytes to a lenient reader: one of the four bits that stand for nothing is set. */
const withUnusedBits = (words) => `${words.slice(0, 85)}${digits[digits.indexOf(words[85]) + 1]}==`;

export const signedPacks = {
  trusted: [publicKeyText('signing', signingPair(seedOf('packs')).publicKey)],
  now: '2030-06-30T12:00:00Z',
  good: [
    { name: 'pack', payload, signer: 'packs', notAfter, file: base64(signed(payload)) },
    { name: 'empty', payload: '', signer: 'packs', notAfter, file: base64(signed('')) },
    { name: 'line-feeds', payload: '\n\n', signer: 'packs', notAfter, file: base64(signed('\n\n')) },
    {
      name: 'last-year',
      payload,
      signer: 'packs',
      notAfter: '9999-12-31T23:59:59Z',
      file: base64(signed(payload, 'packs', '9999-12-31T23:59:59Z')),
    },
  ],
  bad: [
    bad('unsigned', 'pack_not_signed', { file: base64(utf8(payload)) }),
    bad('nothing', 'pack_not_signed', { file: '' }),
    changedPack('cut-in-header', 'pack_not_signed', (file) => file.slice(0, 60)),
    changedPack('carriage-returns', 'pack_not_signed', (file) => file.replaceAll('\n', '\r\n')),
    changedPack('version-2', 'pack_not_signed', (file) => file.replace('/1', '/2')),
    changedPack('no-empty-line', 'pack_not_signed', (file) => file.replace('\n\n', '\n')),
    changedPack('upper-case-key-id', 'pack_not_signed', (file) =>
      file.replace(/key .*/, (line) => `key ${line.slice(4).toUpperCase()}`),
    ),
    changedPack('not-after-with-offset', 'pack_not_signed', (file) => file.replace('00Z', '00+00:00')),
    changedPack('not-after-no-such-day', 'pack_not_signed', (file) => file.replace('06-30', '06-31')),
    bad('another-key', 'pack_key_unknown', { file: base64(signed(payload, 'somebody')) }),
    changedPack('payload-changed', 'pack_signature_invalid', (file) => file.replace('a-pack', 'b-pack')),
    changedPack('payload-longer', 'pack_signature_invalid', (file) => `${file}\n`),
    changedPack('payload-missing', 'pack_signature_invalid', (file) => file.slice(0, -payload.length)),
    changedPack('not-after-later', 'pack_signature_invalid', (file) => file.replace('2030', '2031')),
    changedPack('signature-missing', 'pack_signature_invalid', (file) => file.replace(signature, '')),
    changedPack('signature-zero', 'pack_signature_invalid', (file) =>
      file.replace(signature, base64(new Uint8Array(64))),
    ),
    changedPack('signature-unused-bits', 'pack_signature_invalid', (file) =>
      file.replace(signature, withUnusedBits(signature)),
    ),
    changedPack('signature-of-another-payload', 'pack_signature_invalid', (file) =>
      file.replace(signature, /^signature (.*)$/m.exec(text(signed('{}')))[1]),
    ),
    bad('expired-a-second-ago', 'pack_expired', {
      file: base64(signed(payload, 'packs', '2030-06-30T11:59:59Z')),
    }),
    bad('expired-long-ago', 'pack_expired', {
      file: base64(signed(payload, 'packs', '1970-01-01T00:00:00Z')),
    }),
  ],
};

// --- Acknowledgements ---
const id = sha256(utf8('an acknowledged envelope')).subarray(0, 16);
const hash = sha256(utf8('its bytes'));
const acknowledged = (seed = 'intake', at = '2030-06-30T12:00:00Z', of = id, bytes = hash) =>
  signAcknowledgement(of, bytes, at, seedOf(seed));
const ack = acknowledged();
const changedAck = (name, failure, change) => bad(name, failure, { text: change(ack) });

export const acknowledgements = {
  trusted: [publicKeyText('intake', signingPair(seedOf('intake')).publicKey)],
  id: hex(id),
  sha256: hex(hash),
  good: ['1970-01-01T00:00:00Z', '2030-06-30T12:00:00Z', '9999-12-31T23:59:59Z'].map((receivedAt) => ({
    name: receivedAt,
    receivedAt,
    signer: 'intake',
    text: acknowledged('intake', receivedAt),
  })),
  bad: [
    changedAck('nothing', 'ack_invalid', () => ''),
    changedAck('no-json', 'ack_invalid', () => 'stored'),
    changedAck('line-feed-after', 'ack_invalid', (json) => `${json}\n`),
    changedAck('white-space', 'ack_invalid', (json) => JSON.stringify(JSON.parse(json), null, 1)),
    changedAck('members-in-another-order', 'ack_invalid', (json) =>
      JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(json)).reverse())),
    ),
    changedAck('member-added', 'ack_invalid', (json) => JSON.stringify({ ...JSON.parse(json), more: 1 })),
    changedAck('member-twice', 'ack_invalid', (json) => json.replace('{', '{"format":"sealwell-ack/1",')),
    changedAck('escaped', 'ack_invalid', (json) => json.replace('"id"', '"\\u0069d"')),
    changedAck('format-2', 'ack_invalid', (json) => json.replace('/1', '/2')),
    changedAck('id-upper-case', 'ack_invalid', (json) => json.replace(hex(id), hex(id).toUpperCase())),
    changedAck('id-short', 'ack_invalid', (json) => json.replace(hex(id), hex(id).slice(2))),
    changedAck('no-such-day', 'ack_invalid', (json) => json.replace('06-30', '06-31')),
    changedAck('time-changed', 'ack_signature_invalid', (json) => json.replace('12:00:00', '12:00:01')),
    changedAck('id-changed', 'ack_signature_invalid', (json) => json.replace(hex(id), '00'.repeat(16))),
    changedAck('hash-changed', 'ack_signature_invalid', (json) => json.replace(hex(hash), '00'.repeat(32))),
    bad('another-key', 'ack_signature_invalid', { text: acknowledged('somebody') }),
    bad('pack-key', 'ack_signature_invalid', { text: acknowledged('packs') }),
    bad('another-envelope', 'ack_for_other_envelope', {
      text: acknowledged('intake', notAfter, sha256(utf8('another')).subarray(0, 16)),
    }),
    bad('another-hash', 'ack_for_other_envelope', {
      text: acknowledged('intake', notAfter, id, sha256(utf8('other bytes'))),
    }),
  ],
};

// --- Key files ---
const passphrase = 'pum cath ar y to glas';
const salt = sha256(utf8('a salt')).subarray(0, 16);
const nonce = sha256(utf8('a nonce')).subarray(0, 24);
const cheap = { passes: 1, memoryKib: 8192 };
const keyFile = (kind, cost = cheap, words = passphrase) =>
  writeKeyFile(kind, seedOf('kept'), words, cost, salt, nonce);
const recipientFile = keyFile('recipient');
const changedFile = (name, failure, change) => bad(name, failure, { text: change(recipientFile) });

export const keyFiles = {
  passphrase,
  seed: hex(seedOf('kept')),
  good: [
    ...['recipient', 'signing', 'intake'].map((kind) => ({ name: kind, kind, text: keyFile(kind) })),
    {
      name: 'more passes and memory',
      kind: 'recipient',
      text: keyFile('recipient', { passes: 2, memoryKib: 12_000 }),
    },
  ],
  // Each is read as a recipient's key with the passphrase above.
  bad: [
    changedFile('nothing', 'key_file_invalid', () => ''),
    changedFile('no-last-line-feed', 'key_file_invalid', (file) => file.slice(0, -1)),
    changedFile('line-after', 'key_file_invalid', (file) => `${file}\n`),
    changedFile('version-2', 'key_file_invalid', (file) => file.replace('/1', '/2')),
    changedFile('another-kind-of-kind', 'key_file_invalid', (file) =>
      file.replace('kind recipient', 'kind sender'),
    ),
    changedFile('leading-zero', 'key_file_invalid', (file) => file.replace('argon2id 1', 'argon2id 01')),
    changedFile('no-passes', 'key_file_invalid', (file) => file.replace('argon2id 1', 'argon2id 0')),
    changedFile('too-many-passes', 'key_file_invalid', (file) => file.replace('argon2id 1', 'argon2id 17')),
    changedFile('too-little-memory', 'key_file_invalid', (file) => file.replace(' 8192', ' 8191')),
    changedFile('too-much-memory', 'key_file_invalid', (file) => file.replace(' 8192', ' 104857600')),
    changedFile('public-key-zero', 'key_file_invalid', (file) =>
      file.replace(/public .*/, `public ${base64(new Uint8Array(32))}`),
    ),
    bad('signing-key', 'key_wrong_kind', { text: keyFile('signing') }),
    bad('another-passphrase', 'key_wrong_passphrase', { text: keyFile('recipient', cheap, 'another') }),
    changedFile('salt-changed', 'key_wrong_passphrase', (file) =>
      file.replace(/salt .*/, `salt ${base64(new Uint8Array(16))}`),
    ),
    changedFile('public-key-changed', 'key_wrong_passphrase', (file) =>
      file.replace(/public .*/, `public ${base64(new Uint8Array(32).fill(9))}`),
    ),
    changedFile('signing-key-named-recipient', 'key_wrong_passphrase', () =>
      keyFile('signing').replace('kind signing', 'kind recipient'),
    ),
  ],
};

// --- Key shares ---
const holders = ['Caldicott guardian', 'Service manager', 'Rheolwr, Llanfair Pŵll'];
const setSeed = 'sealwell key shares';
const shares = splitKey(seedOf('kept'), 2, holders, stream(setSeed));
const [firstShare, secondShare, thirdShare] = shares.map(writeKeyShare);
const sharesOf = (key, threshold, words, seed) => splitKey(seedOf(key), threshold, words, stream(seed)).map(writeKeyShare);
const otherSet = sharesOf('kept', 2, holders, 'another set');
const otherKey = sharesOf('ann', 2, holders, setSeed);
const threeNeeded = sharesOf('kept', 3, ['Ann', 'Ben', 'Cai', 'Dee'], 'three needed');
const forged = writeKeyShare({ ...shares[1], value: shares[1].value.map((byte) => byte ^ 1) });
if (hex(joinShares(shares.slice(1))) !== hex(seedOf('kept'))) throw new Error('the shares do not bring the key back');
/** Each is joined; the first share that can't be read, or the joining, must give the failure. */
const badShares = (name, failure, ...texts) => bad(name, failure, { texts });
const changedShare = (name, change) => {
  if (change(firstShare) === firstShare) throw new Error(`${name} changes nothing`);
  return badShares(name, 'key_share_invalid', change(firstShare), secondShare);
};

export const keyShares = {
  good: [
    { name: 'two-of-three', key: 'kept', threshold: 2, holders, seed: setSeed, texts: [firstShare, secondShare, thirdShare] },
    {
      name: 'three-of-four',
      key: 'kept',
      threshold: 3,
      holders: ['Ann', 'Ben', 'Cai', 'Dee'],
      seed: 'three needed',
      texts: threeNeeded,
    },
    {
      name: 'sixteen-of-sixteen',
      key: 'ann',
      threshold: 16,
      holders: Array.from({ length: 16 }, (_, i) => `Holder ${i + 1}`),
      seed: 'all sixteen',
      texts: sharesOf('ann', 16, Array.from({ length: 16 }, (_, i) => `Holder ${i + 1}`), 'all sixteen'),
    },
  ],
  bad: [
    badShares('nothing', 'key_share_invalid', ''),
    changedShare('no-last-line-feed', (share) => share.slice(0, -1)),
    changedShare('line-after', (share) => `${share}\n`),
    changedShare('carriage-returns', (share) => share.replaceAll('\n', '\r\n')),
    changedShare('version-2', (share) => share.replace('/1', '/2')),
    changedShare('another-kind', (share) => share.replace('kind recipient', 'kind signing')),
    changedShare('public-key-zero', (share) => share.replace(/public .*/, `public ${base64(new Uint8Array(32))}`)),
    changedShare('threshold-1', (share) => share.replace('threshold 2', 'threshold 1')),
    changedShare('threshold-above-count', (share) => share.replace('threshold 2', 'threshold 4')),
    changedShare('count-17', (share) => share.replace('of 3', 'of 17')),
    changedShare('leading-zero', (share) => share.replace('index 1', 'index 01')),
    changedShare('index-0', (share) => share.replace('index 1', 'index 0')),
    changedShare('index-above-count', (share) => share.replace('index 1', 'index 4')),
    changedShare('no-holder', (share) => share.replace(holders[0], '')),
    changedShare('holder-too-long', (share) => share.replace(holders[0], 'h'.repeat(101))),
    changedShare('another-holder', (share) => share.replace(holders[0], holders[1])),
    changedShare('another-index', (share) => share.replace('index 1', 'index 3')),
    changedShare('another-set', (share) => share.replace(/set .*/, `set ${'00'.repeat(8)}`)),
    changedShare('mistyped-digit', (share) =>
      share.replace(/share (.)/, (_, digit) => `share ${digit === '0' ? '1' : '0'}`),
    ),
    changedShare('groups-swapped', (share) => share.replace(/share (.{4}) (.{4})/, 'share $2 $1')),
    changedShare('upper-case', (share) => share.replace(/share .*/, (line) => `share ${line.slice(6).toUpperCase()}`)),
    changedShare('check-mistyped', (share) =>
      share.replace(/check (.)/, (_, digit) => `check ${digit === '0' ? '1' : '0'}`),
    ),
    badShares('another-key', 'key_shares_differ', firstShare, otherKey[1]),
    badShares('another-splitting', 'key_shares_differ', firstShare, otherSet[1]),
    badShares('two-claim-one-number', 'key_shares_differ', secondShare, forged),
    badShares('one-of-two', 'key_shares_too_few', firstShare),
    badShares('the-same-twice', 'key_shares_too_few', firstShare, firstShare),
    badShares('two-of-the-three-needed', 'key_shares_too_few', threeNeeded[3], threeNeeded[0]),
    badShares('forged', 'key_share_invalid', firstShare, forged),
  ],
};
