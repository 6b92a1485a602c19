// The module that makes receipts in a browser makes what the command makes, and refuses what does not belong together.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { packFile, preparedFile, sealwell, signingKeysFile, wasmFile } from '../browser/support/service.mjs';
import { load } from '../embed/support/typescript.mjs';
import { fromBase64, hex, keyId } from '../vectors/envelope/independent.mjs';
import { seededCrypto } from './support/seeded_crypto.mjs';
import { replay } from '../command/support/test_service.mjs';

const { loadCore } = await load('wasm/sealwell.ts');
const { loadReceipts } = await load('wasm/receipts.ts');
const instant = '2026-11-22T09:30:00Z';
const now = Date.parse(instant);
const seed = 'receipt module';
const folder = mkdtempSync(join(tmpdir(), 'sealwell-receipt-module-'));
test.after(() => rmSync(folder, { recursive: true }));

const file = (name) => join(folder, name);
const smoker = fileURLToPath(new URL('../../site/packs/livewell-dorset/scenarios/smoker.json', import.meta.url));
const native = (...words) => execFileSync(sealwell(), words, { encoding: 'utf8', maxBuffer: 1 << 26 });
native('run', packFile(), '--trust', signingKeysFile(), '--answers', smoker, '--now', instant, '--seed', seed,
       '--transcript', file('transcript'), '--receipt', file('receipt.json'));
const receipt = JSON.parse(readFileSync(file('receipt.json'), 'utf8'));
const keys = readFileSync(signingKeysFile(), 'utf8').trim().split('\n');
const terms = readFileSync(packFile().replace(/pack$/, 'terms'));
const { make: makeReceipt, open: openReceipt, dispatchToVisit } = await loadReceipts(readFileSync(join(dirname(wasmFile()), 'sealwell_receipts.wasm')));

/** The draft that a browser's session gives for the same journey. */
async function draftInBrowser(t) {
  seededCrypto(t, seed);
  const core = await loadCore(readFileSync(wasmFile()));
  const session = core.open(readFileSync(preparedFile()), keys, now);
  const effects = replay(packFile(), signingKeysFile(), file('transcript'), instant, seed)
    .flatMap((line) => session.dispatch(JSON.parse(line).action, now).effects);
  session.close();
  return effects.find(({ type }) => type === 'receipt').draft;
}
const sources = (draft, more = {}) => ({
  pack: readFileSync(preparedFile()), terms, keys, draft: JSON.stringify(draft), build: receipt.build, acknowledgement: '', address: '', ...more });

test('the receipt and its page are the same bytes natively and in WebAssembly', async (t) => {
  const draft = await draftInBrowser(t);
  const made = makeReceipt(sources(draft), now);
  assert.equal(made.file.content, readFileSync(file('receipt.json'), 'utf8'));
  assert.equal(`${made.page.content}\n`, native('receipt', file('receipt.json'), '--view', 'html'));
  assert.deepEqual([made.file.name, made.page.name], [`receipt-${receipt.reference}.json`, `receipt-${receipt.reference}.html`]);
  assert.ok(!made.page.content.includes(receipt.secret));
  const address = 'https://service.example/a/livewell-dorset';
  assert.equal(makeReceipt(sources(draft, { address }), now).calendar.content,
               native('receipt', file('receipt.json'), '--view', 'calendar', '--link', address));
  const acknowledged = makeReceipt(sources(draft, { acknowledgement: 'the word of the intake' }), now);
  assert.deepEqual(JSON.parse(acknowledged.file.content), { ...receipt, acknowledgement: 'the word of the intake' });
});

test('a receipt is opened, and what is asked for is sealed', () => {
  const pack = { pack: readFileSync(preparedFile()), terms, keys, address: '' };
  const first = openReceipt(pack, readFileSync(file('receipt.json'), 'utf8'), now);
  assert.equal(first.screen.id, 'changes/menu');
  const choose = (screen, choice, button = 'continue') =>
    dispatchToVisit({ type: 'submit', screen, fields: { choice: [choice] }, button }, now);
  choose('changes/menu', 'complaint');
  choose('changes/complaint', 'Nobody called.');
  const { effects, screen } = choose('changes/check', '', 'send');
  assert.equal(screen.id, 'changes/sending');
  assert.deepEqual(effects.map(({ type }) => type), ['post']);
  assert.equal(dispatchToVisit({ type: 'sing' }, now).error, 'unknown_action');
  assert.equal(openReceipt(pack, '#receipt=AAAA', now).screen.id, 'changes/refused');
});

test('what does not belong together is refused by name', async (t) => {
  const draft = await draftInBrowser(t);
  const refusal = (of, more) => makeReceipt(sources(of, more), now);
  const altered = Buffer.from(terms);
  altered[altered.length - 5] ^= 1;
  assert.deepEqual(refusal(draft, { terms: altered }), { error: 'pack_signature_invalid' });
  assert.deepEqual(refusal(draft, { terms: readFileSync(packFile()) }), { error: 'pack_invalid', where: '/format' });
  const signingKeyId = hex(keyId('signing', fromBase64(keys[0].split(' ')[1])));
  assert.deepEqual(refusal(draft, { keys: [] }), { error: 'pack_key_unknown', where: signingKeyId });
  assert.deepEqual(refusal({ ...draft, packSha256: 'of another' }), { error: 'pack_invalid', where: '/packSha256' });
  assert.equal(refusal({ ...draft, chain: { ...draft.chain, events: [] } }).error, 'missing_field');
  assert.equal(refusal({ packSha256: draft.packSha256 }).error, 'missing_field');
});
