// The typed wrapper over the real module and a real signed pack.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { preparedFile, signingKeysFile, wasmFile } from '../browser/support/service.mjs';
import { load } from './support/typescript.mjs';

const { failed, loadCore } = await load('wasm/sealwell.ts');
const wasm = readFileSync(wasmFile());
const pack = readFileSync(preparedFile());
const keys = readFileSync(signingKeysFile(), 'utf8').trim().split('\n');
const now = Date.now();

async function begin() {
  const core = await loadCore(wasm);
  const session = core.open(pack, keys, now);
  assert.equal(failed(session), false, JSON.stringify(session));
  return { core, session };
}

test('a session begins at the start and goes on', async () => {
  const { session } = await begin();
  const first = session.dispatch({ type: 'visit', position: 0 }, now);
  assert.equal(first.screen.id, 'start');
  assert.equal(first.screen.position, 0);
  assert.deepEqual(first.effects, []);
  const next = session.dispatch({ type: 'submit', screen: 'start', fields: {}, button: 'continue' }, now);
  assert.notEqual(next.screen.id, 'start');
  assert.equal(next.screen.position, 1);
  assert.match(next.html, /id="sealwell-form"/);
});

test('a module that arrives as a response is the same', async () => {
  for (const type of ['application/wasm', 'text/plain']) {
    const core = await loadCore(Promise.resolve(new Response(wasm, { headers: { 'Content-Type': type } })));
    assert.equal(failed(core.open(pack, keys, now)), false);
  }
  await assert.rejects(loadCore(Promise.resolve(new Response('gone', { status: 404 }))), /404/);
});

test('a pack is refused by name: without a key, by another key, with any bit turned', async () => {
  const core = await loadCore(wasm);
  const otherKey = `sealwell-signing-v1 ${Buffer.alloc(32, 7).toString('base64')}`;
  assert.equal(core.open(pack, [], now).error, 'pack_key_unknown');
  assert.equal(core.open(pack, [otherKey], now).error, 'pack_key_unknown');
  assert.equal(core.open(pack, ['not a key'], now).error, 'key_invalid');
  assert.equal(core.open(pack.subarray(0, 100), keys, now).error, 'pack_not_signed');
  assert.equal(core.open(new Uint8Array(), keys, now).error, 'pack_not_signed');
  assert.equal(core.open(pack, keys, Date.UTC(9998, 0)).error, 'pack_expired');
  for (const at of [pack.indexOf('\n\n') + 2, pack.length >> 1, pack.length - 1]) {
    const turned = Uint8Array.from(pack);
    turned[at] ^= 1;
    assert.equal(core.open(turned, keys, now).error, 'pack_signature_invalid');
  }
});

test('a malformed action is refused by name and changes nothing', async () => {
  const { session } = await begin();
  const before = session.dispatchText('{"type":"visit","position":0}', now);
  const error = (action) => JSON.parse(session.dispatchText(action, now)).error;
  assert.equal(error('{"type":"skip"}'), 'unknown_action');
  assert.equal(error('{"type":7}'), 'wrong_type');
  assert.equal(error('{}'), 'missing_field');
  for (const broken of ['', '{', 'null', '[]', '\u0000', '{"type":"print"} and more', '[['.repeat(5000)]) {
    assert.equal(typeof error(broken), 'string', broken.slice(0, 40));
  }
  assert.equal(session.dispatchText('{"type":"visit","position":0}', now), before);
});

test('text of every kind crosses the boundary and back', async () => {
  const { core, session } = await begin();
  const typed = 'Zoë Ó Briain ابجد 𝔘 \u0000 "quoted" \\ ' + 'long '.repeat(40000);
  const size = core.memorySize();
  const result = session.dispatch({ type: 'visit', position: 0, fields: { anything: [typed] } }, now);
  assert.equal(failed(result), false);
  assert.ok(core.memorySize() >= size);
});

test('nobody\'s word is an acknowledgement', async () => {
  const { session } = await begin();
  const id = '0123456789abcdef0123456789abcdef';
  const sha256 = 'a'.repeat(64);
  const forged = JSON.stringify({ format: 'sealwell-ack/1', id, sha256, receivedAt: '2026-01-01T00:00:00Z',
                                  key: '0123456789abcdef', signature: Buffer.alloc(64).toString('base64') });
  for (const word of ['', 'ok', '{}', forged]) assert.equal(session.intakeWord(id, sha256, word), 0);
  assert.equal(session.intakeWord('short', sha256, forged), 0);
  assert.equal(session.intakeWord(id, 'zz', forged), 0);
});

test('a closed session answers nothing and leaves nothing typed in memory', async () => {
  const { core, session } = await begin();
  const typed = 'Wilhelmina-Marchbanks-0987';
  const holds = () => Buffer.from(core.memory().buffer).includes(typed);
  session.dispatch({ type: 'submit', screen: 'start', fields: {}, button: 'continue' }, now);
  const asked = session.dispatch({ type: 'visit', position: 1 }, now);
  const name = /name="([^"]+)"/.exec(asked.html)[1];
  session.dispatch({ type: 'submit', screen: asked.screen.id, fields: { [name]: [typed] } }, now);
  assert.equal(holds(), true, 'what was typed is in memory while the session is under way');
  session.close();
  assert.equal(holds(), false);
  assert.equal(typeof session.dispatch({ type: 'visit', position: 0 }, now).error, 'string');
  assert.equal(failed(core.open(pack, keys, now)), false);
});
