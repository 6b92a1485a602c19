// The device's parts that need no browser: host copies on both sides, when it is tried again, what an entry is.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test, { beforeEach } from 'node:test';
import { load } from './support/typescript.mjs';

const { MAX_HOST_COPIES, wrapHostCopyMessage, readHostCopyAnswer, readHostCopyMessage } = await load('embed/protocol/host_copy_messages.ts');
const { handleHostCopyMessage } = await load('embed/loader/host_storage.ts');
const { fromBase64, toBase64, toHex } = await load('embed/protocol/encoding.ts');
const { notBefore } = await load('embed/outbox/post.ts');
const { pauseAfter } = await load('embed/outbox/sender.ts');
const { deletingEntry, entryOf, parcelOf, referenceOf } = await load('embed/outbox/pending_envelope.ts');

const id = (number) => number.toString(16).padStart(32, '0');
const envelope = 'U0VBTFdFTEwB'.repeat(8);
const PREFIX = 'sealwell:https://service.example/garden/';

/** A page's storage: names are its own properties, as localStorage has them. */
class Storage {
  setItem(name, value) { this[name] = value; }
  removeItem(name) { delete this[name]; }
}
beforeEach(() => { globalThis.localStorage = new Storage(); });

const keep = (number) => wrapHostCopyMessage({ type: 'keep', id: id(number), envelope });

test('host copies: each side takes the other side\'s messages, exactly', () => {
  const asks = [{ type: 'keep', id: id(1), envelope }, { type: 'drop', id: id(1) }, { type: 'ask' }];
  const answers = [{ type: 'kept', id: id(1), held: false }, { type: 'parcel', id: id(1), envelope }];
  for (const message of asks) {
    assert.deepEqual(readHostCopyMessage(wrapHostCopyMessage(message)), message);
    assert.equal(readHostCopyAnswer(wrapHostCopyMessage(message)), null);
  }
  for (const message of answers) {
    assert.deepEqual(readHostCopyAnswer(wrapHostCopyMessage(message)), message);
    assert.equal(readHostCopyMessage(wrapHostCopyMessage(message)), null);
  }
  const good = asks[0];
  for (const bad of [
    null, 'ask', [], {}, { ...wrapHostCopyMessage(good), sealwell: 1 }, { ...wrapHostCopyMessage(good), more: 1 }, { sealwell: 2, type: 'keep', id: id(1) },
    wrapHostCopyMessage({ ...good, id: id(1).replace(/1$/, 'A') }), wrapHostCopyMessage({ ...good, id: `${id(1)}0` }), wrapHostCopyMessage({ ...good, id: 1 }),
    wrapHostCopyMessage({ ...good, envelope: '<b>' }), wrapHostCopyMessage({ ...good, envelope: envelope.slice(1) }), wrapHostCopyMessage({ ...good, envelope: 'A'.repeat(349_532) }), wrapHostCopyMessage({ ...good, envelope: '' }),
    wrapHostCopyMessage({ ...good, envelope: { length: 99 } }), wrapHostCopyMessage({ type: 'keep', id: undefined, envelope }), wrapHostCopyMessage({ type: '__proto__' }),
  ]) assert.equal(readHostCopyMessage(bad), null, JSON.stringify(bad)?.slice(0, 80));
});

test('host copies: keeps, hands back and drops, within its bounds and its own names', () => {
  localStorage.setItem('the site\'s own', 'stays');
  localStorage.setItem('sealwell:https://service.example/other/' + id(9), envelope);
  for (let number = 1; number <= MAX_HOST_COPIES; ++number) {
    assert.deepEqual(handleHostCopyMessage(keep(number), PREFIX), [{ type: 'kept', id: id(number), held: true }]);
  }
  assert.deepEqual(handleHostCopyMessage(keep(99), PREFIX), [{ type: 'kept', id: id(99), held: false }]);
  assert.deepEqual(handleHostCopyMessage(keep(1), PREFIX), [{ type: 'kept', id: id(1), held: true }], 'once more is once');
  assert.deepEqual(handleHostCopyMessage(wrapHostCopyMessage({ type: 'drop', id: id(1) }), PREFIX), []);
  assert.deepEqual(handleHostCopyMessage(wrapHostCopyMessage({ type: 'ask' }), PREFIX).map((parcel) => parcel.id).sort(), [id(2), id(3), id(4)]);
  assert.deepEqual(handleHostCopyMessage({ type: 'height', height: 64, sealwell: 2 }, PREFIX), []);
  assert.equal(Object.keys(localStorage).length, 5);
});

test('host copies: a page without storage says so, and does not throw', () => {
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, get() { throw new DOMException('no', 'SecurityError'); } });
  assert.deepEqual(handleHostCopyMessage(keep(1), PREFIX), [{ type: 'kept', id: id(1), held: false }]);
  assert.deepEqual(handleHostCopyMessage(wrapHostCopyMessage({ type: 'ask' }), PREFIX), []);
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, writable: true, value: null });
});

test('bytes as text: base64 and hexadecimal, as Node has them', () => {
  for (const length of [0, 1, 2, 3, 256]) {
    const bytes = Uint8Array.from({ length }, (_, at) => 255 - at);
    assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'));
    assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
    assert.equal(toHex(bytes), Buffer.from(bytes).toString('hex'));
  }
  assert.throws(() => fromBase64('A'), { name: 'InvalidCharacterError' });
});

test('the pause doubles, lies in its second half, and has an end', () => {
  assert.deepEqual([1, 2, 3].map((tries) => pauseAfter(tries, 1)), [5000, 10000, 20000]);
  assert.equal(pauseAfter(1, 0), 2500);
  assert.equal(pauseAfter(500, 1), 600_000);
  const drawn = new Set(Array.from({ length: 20 }, () => pauseAfter(3)));
  assert.ok(drawn.size > 1);
  assert.ok([...drawn].every((pause) => pause >= 10_000 && pause <= 20_000));
});

test('Retry-After: in seconds or as a date, for a day at most', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  assert.equal(notBefore('120', now), now + 120_000);
  assert.equal(notBefore('Sun, 22 Nov 2026 12:02:00 GMT', now), now + 120_000);
  assert.equal(notBefore('999999999', now), now + 86_400_000);
  for (const nothing of [null, '', '0', '-5', 'soon', 'Sun, 22 Nov 2026 11:00:00 GMT']) assert.equal(notBefore(nothing, now), 0, nothing);
});

test('an entry from elsewhere is an envelope of that id with a proof for its bytes, or nothing', async () => {
  const bytes = new Uint8Array(200);
  bytes.set(new TextEncoder().encode('SEALWELL'));
  bytes[31] = 7;
  const sha256 = createHash('sha256').update(bytes).digest();
  const proof = new Uint8Array(128).fill(5);
  proof.set(sha256, 32);
  const parcel = fromBase64(parcelOf({ proof: toBase64(proof), envelope: bytes }));
  assert.equal(parcel.length, 328);
  const entry = await entryOf(id(7), parcel, 'garden', '/v1/envelopes');
  assert.deepEqual(entry, { id: id(7), service: 'garden', address: '/v1/envelopes', sha256: sha256.toString('hex'),
                            proof: toBase64(proof), withdrawal: '', envelope: bytes });
  const withByte = (at) => parcel.map((byte, index) => (index === at ? byte ^ 1 : byte));
  assert.equal(await entryOf(id(8), parcel, 'garden', '/'), null);
  assert.equal(await entryOf(id(7), bytes, 'garden', '/'), null, 'without a proof');
  assert.equal(await entryOf(id(7), parcel.subarray(0, 148), 'garden', '/'), null);
  // The hash in the proof, the magic, the id, the last byte.
  for (const at of [32, 63, 128, 144, 159, 327]) assert.equal(await entryOf(id(7), withByte(at), 'garden', '/'), null, at);
  assert.equal(deletingEntry(id(7), 'garden', '/', toBase64(proof)).sha256, sha256.toString('hex'));
  assert.equal(referenceOf('0f3a77aa00ff' + '0'.repeat(20)), '0F3A-77AA-00FF');
});
