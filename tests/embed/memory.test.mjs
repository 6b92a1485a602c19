// What is left in the module's memory when a journey is over. The whole linear memory of the real module is
// searched, without a debugger: for what was typed and chosen, for every piece of the record and of the
// screens that show answers, and for the keys, which the test knows because it is the source of
// randomness: the receipt's id and key are drawn when consent is asked, and docs/sealed-envelope.md gives the order of
// draws when an envelope is made.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, webcrypto } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { demo, keyFile, passphraseFile, sealwell, signingKeysFile, wasmFile } from '../browser/support/service.mjs';
import {
  fromBase64, fromHex, hex, partKeys, publicKeyText, readHeader, signAcknowledgement, signingPair,
} from '../vectors/envelope/independent.mjs';
import { load } from './support/typescript.mjs';

const sodium = createRequire(import.meta.url)('libsodium-wrappers');
const { loadCore } = await load('wasm/sealwell.ts');
const wasm = readFileSync(wasmFile());
const keys = readFileSync(signingKeysFile(), 'utf8').trim().split('\n');
const folder = mkdtempSync(join(tmpdir(), 'sealwell-memory-'));
test.after(() => rmSync(folder, { recursive: true }));

/** The demonstration's pack with an intake of the test's own, which can so acknowledge what it likes. */
const intakeSeed = createHash('sha256').update('an intake').digest();
const deployment = JSON.parse(readFileSync(join(demo(), 'deployments/livewell-dorset.json'), 'utf8'));
deployment.intake.publicKeys = [publicKeyText('intake', signingPair(intakeSeed).publicKey)];
const packFile = join(folder, 'livewell.pack');
writeFileSync(join(folder, 'deployment.json'), JSON.stringify(deployment));
execFileSync(sealwell(), ['pack', 'build', new URL('../../site/packs/livewell-dorset', import.meta.url).pathname,
  '--deployment', join(folder, 'deployment.json'), '--sign', keyFile('signing'), '--passphrase-file', passphraseFile(),
  '--out', packFile], { stdio: 'pipe' });
const pack = readFileSync(packFile.replace(/pack$/, 'prepared'));
/** The public keys of those who can open what is sent, in the order in which it is sealed for them. */
const recipients = [...deployment.recipients, deployment.recovery].map(({ publicKey }) => fromBase64(publicKey.split(' ')[1]));
const now = Date.parse('2026-11-22T09:30:00Z');

/** What is drawn in a journey that is sent, in order: for the receipt, then for the envelope. */
const DRAWS = { receiptId: 0, receiptKey: 1, contentKey: 2, nonce: 3, ephemerals: 4 };
const ALL_DRAWS = DRAWS.ephemerals + recipients.length;

/** The actions of a scenario, in order, as a shell sends them. */
function actionsOf(scenario) {
  const transcript = join(folder, scenario);
  const answers = new URL(`../../site/packs/livewell-dorset/scenarios/${scenario}.json`, import.meta.url).pathname;
  execFileSync(sealwell(), ['run', packFile, '--trust', signingKeysFile(), '--answers', answers,
    '--now', new Date(now).toISOString().replace('.000', ''), '--transcript', transcript]);
  return readFileSync(transcript, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line).action).slice(1);
}

/** The module with a source of randomness that the test knows; `onDraw` is told of each draw and may throw. */
async function begin(t, onDraw = () => {}) {
  if (!globalThis.crypto) Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
  const drawn = [];
  t.mock.method(globalThis.crypto, 'getRandomValues', (out) => {
    onDraw(drawn.length);
    const bytes = createHash('sha512').update(`draw ${drawn.length}`).digest().subarray(0, out.length);
    out.set(bytes);
    drawn.push(bytes);
    return out;
  });
  const core = await loadCore(wasm);
  const session = core.open(pack, keys, now);
  const holds = (bytes) => Buffer.from(core.memory().buffer).includes(bytes);
  const run = (action) => session.dispatch(action, now);
  run({ type: 'visit', position: 0 });
  return { core, session, drawn, holds, run, untouched: Buffer.from(core.memory()) };
}

/** Every piece of a text, half overlapping, that neither the pack nor the module nor `known` has anyway. */
function pieces(text, untouched, known = '') {
  const bytes = Buffer.from(text);
  const others = Buffer.from(known);
  const found = [];
  for (let at = 0; at < bytes.length; at += 12) {
    const piece = bytes.subarray(at, at + 24);
    if (piece.length >= 12 && !untouched.includes(piece) && !others.includes(piece)) found.push(piece);
  }
  return found;
}

/** What was typed or chosen, and can't be part of the pack. */
function given(actions, untouched) {
  const values = actions.flatMap(({ fields = {} }) => Object.values(fields).flat());
  return values.filter((value) => value.length >= 5 && !untouched.includes(value)).map((value) => Buffer.from(value));
}

function assertGone({ holds }, needles, when) {
  const left = needles.filter(holds);
  assert.deepEqual(left.map((piece) => piece.toString()), [], `${when}: ${left.length} of ${needles.length} are left`);
}

/** Walks up to the last action; gives the screens that were seen and how many of the needles were there. */
function walk(journey, actions) {
  const shown = actions.map((action) => journey.run(action).html ?? '');
  return shown.join('\n');
}

/** What of a receipt's key must be nowhere: its seed, and what signing makes of it (RFC 8032, 5.1.5). */
function receiptKeysOf(seed) {
  const [scalar, prefix] = [0, 32].map((at) => createHash('sha512').update(seed).digest().subarray(at, at + 32));
  scalar[0] &= 248;
  scalar[31] = (scalar[31] & 127) | 64;
  return { seed, scalar, prefix, 'the seed as text': Buffer.from(seed.toString('base64')) };
}

function assertNoKey({ holds }, secrets, when) {
  for (const [name, secret] of Object.entries(secrets)) {
    assert.equal(holds(secret.subarray(0, 16)), false, `${when}: ${name}`);
    assert.equal(holds(secret.subarray(16)), false, `${when}: ${name}`);
  }
}

/** The draft of a step's receipt, and the step without it: a draft is for the resident's shell alone. */
function draftOf({ effects, ...step }) {
  const of = (type) => effects.filter((effect) => effect.type === type);
  const [{ draft }] = of('receipt');
  assert.equal(of('receipt').length, 1);
  return { draft, rest: JSON.stringify({ ...step, effects: effects.filter(({ type }) => type !== 'receipt') }) };
}

/** The keys of an envelope of one part: its id follows from the receipt's key; drawn are K, the nonce and an esk a recipient. */
function keysOf(envelope, receiptSeed, [contentKey, nonce, ...ephemerals]) {
  const header = readHeader(envelope);
  const { publicKey } = sodium.crypto_sign_seed_keypair(receiptSeed);
  const id = createHash('sha256').update('sealwell-envelope-id-v1\0').update(publicKey).digest().subarray(0, 16);
  assert.equal(hex(header.id), hex(id));
  const { bodyKey } = partKeys(contentKey, id, 0);
  const part = header.parts[0];
  assert.deepEqual(Buffer.from(part.nonce), nonce);
  const body = envelope.subarray(part.bodyAt, part.bodyAt + part.bodyLength);
  const additional = Buffer.concat([header.head, Buffer.from([0])]);
  const padded = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, body, additional, nonce, bodyKey);
  const content = Buffer.from(padded).subarray(4, 4 + Buffer.from(padded).readUInt32LE(0));
  assert.equal(ephemerals.length, recipients.length);
  const boxKeys = ephemerals.map((ephemeral, i) => Buffer.from(sodium.crypto_box_beforenm(recipients[i], ephemeral)));
  return { content, keys: { contentKey, bodyKey: Buffer.from(bodyKey), ...ephemerals,
                            ...Object.fromEntries(boxKeys.map((key, i) => [`box key ${i}`, key])) } };
}

test('the search finds what is there: a planted key, and each half of it', async (t) => {
  const { core, holds } = await begin(t);
  const planted = Buffer.from(createHash('sha256').update('planted').digest());
  assert.equal(holds(planted), false);
  core.memory().set(planted, core.memorySize() - 1000);
  assert.equal(holds(planted), true);
  assert.equal(holds(planted.subarray(16)), true);
});

for (const scenario of ['all-four-goals', 'smoker', 'call-back']) {
  test(`${scenario}: after sending, no answer and no key is left in the module's memory`, async (t) => {
    const actions = actionsOf(scenario);
    const seen = [];
    const journey = await begin(t, (index) => {
      // While the next bytes are drawn, those drawn before are at work.
      if (index > DRAWS.contentKey) seen.push(journey.holds(journey.drawn[DRAWS.contentKey]));
    });
    const shown = walk(journey, actions.slice(0, -1));
    const typed = given(actions, journey.untouched);
    assert.ok(typed.length > 0);
    for (const value of typed) assert.ok(journey.holds(value), 'what was typed is in memory before it is sent');

    const sent = journey.run(actions.at(-1));
    const [{ envelope: base64 }] = sent.effects.filter(({ type }) => type === 'post');
    assert.deepEqual(seen, [true, ...recipients.map(() => true)], 'the content key is in memory while the envelope is made');
    assert.equal(journey.drawn.length, ALL_DRAWS);
    const { content, keys: secrets } = keysOf(fromBase64(base64), journey.drawn[DRAWS.receiptKey],
                                               journey.drawn.slice(DRAWS.contentKey));
    assertNoKey(journey, secrets, 'sent');
    // The reference stays: the resident keeps it, and the host page gets it.
    const { draft, rest: known } = draftOf(sent);
    const record = pieces(content, journey.untouched, known);
    assert.ok(record.length > 20, 'the record has pieces that are the resident\'s own');
    assertGone(journey, typed, 'typed');
    // The decisions' events stay, for a receipt of their deletion.
    const { chain } = draft;
    assertGone(journey, pieces(content, journey.untouched, known + JSON.stringify(chain)), 'record');
    assertGone(journey, pieces(JSON.stringify(actions), journey.untouched, known), 'actions');
    assertGone(journey, pieces(shown, journey.untouched, known), 'screens');

    const seed = journey.drawn[DRAWS.receiptKey];
    assert.equal(draft.secret, seed.toString('base64'));
    assert.ok(journey.holds(seed), 'the receipt\'s key is in memory while the envelope can still be deleted');
    const { seed: kept, ...made } = receiptKeysOf(seed);
    assertNoKey(journey, made, 'sent');
    const [{ id, sha256 }] = sent.effects.filter(({ type }) => type === 'post');
    const acknowledgement = signAcknowledgement(fromHex(id), fromHex(sha256), '2026-11-22T09:30:01Z', intakeSeed);
    const completed = journey.run({ type: 'acknowledged', acknowledgement });
    assert.equal(completed.screen.id, 'sent');
    assertNoKey(journey, receiptKeysOf(kept), 'completed');
    assertNoKey(journey, secrets, 'completed');
    assertGone(journey, record, 'record');
    assertGone(journey, pieces(JSON.stringify(draft), journey.untouched, known + JSON.stringify(completed)), 'receipt');
  });
}

test('what could not be sent and is deleted leaves neither its decisions nor the receipt\'s key', async (t) => {
  const actions = actionsOf('smoker');
  const journey = await begin(t);
  walk(journey, actions.slice(0, -1));
  const typed = given(actions, journey.untouched);
  assert.ok(typed.length > 0);
  const sent = draftOf(journey.run(actions.at(-1)));
  journey.run({ type: 'not-sent', reason: 'offline', saved: true });
  const seed = journey.drawn[DRAWS.receiptKey];
  assert.ok(journey.holds(seed));
  const step = journey.run({ type: 'give-up' });
  assert.equal(step.screen.id, 'given-up');
  const { draft, rest } = draftOf(step);
  assert.equal(draft.outcome, 'deleted');
  assert.equal(draft.secret, seed.toString('base64'));
  assertNoKey(journey, receiptKeysOf(seed), 'given up');
  assertGone(journey, typed, 'typed');
  assertGone(journey, pieces(JSON.stringify([sent.draft, draft]), journey.untouched, rest), 'receipt');
});

test('after a refusal no answer and no key is left, nor the results and the receipt that went out', async (t) => {
  const actions = actionsOf('refused');
  const journey = await begin(t);
  const shown = walk(journey, actions.slice(0, -1));
  const asked = pieces(JSON.stringify(actions), journey.untouched);
  const refused = journey.run(actions.at(-1));
  assert.match(refused.screen.id, /^refused\//);
  const [{ content }] = refused.effects.filter(({ type }) => type === 'file');
  const results = pieces(content, journey.untouched, refused.html);
  assert.ok(results.length > 20);
  assertGone(journey, results, 'file');
  assertGone(journey, asked, 'actions');
  assertGone(journey, pieces(shown, journey.untouched, refused.html), 'screens');
  const { draft, rest } = draftOf(refused);
  const seed = journey.drawn[DRAWS.receiptKey];
  assert.equal(draft.outcome, 'refused');
  assert.equal(draft.secret, seed.toString('base64'));
  assertNoKey(journey, receiptKeysOf(seed), 'refused');
  assertGone(journey, pieces(JSON.stringify(draft), journey.untouched, rest), 'receipt');
});

test('clearing half-way leaves nothing', async (t) => {
  const actions = actionsOf('all-four-goals');
  const journey = await begin(t);
  const upTo = actions.slice(0, -2);
  const shown = walk(journey, upTo);
  const typed = given(upTo, journey.untouched);
  assert.ok(typed.length > 0 && typed.every(journey.holds));
  const cleared = journey.run({ type: 'clear' });
  assert.equal(cleared.screen.id, 'start');
  assertGone(journey, typed, 'typed');
  assertGone(journey, pieces(JSON.stringify(upTo), journey.untouched, cleared.html), 'actions');
  assertGone(journey, pieces(shown, journey.untouched, cleared.html), 'screens');
  assert.equal(journey.drawn.length, DRAWS.receiptKey + 1, 'consent had been asked');
  assertNoKey(journey, receiptKeysOf(journey.drawn[DRAWS.receiptKey]), 'cleared');
});

test('a snapshot leaves nothing: when it is taken, when it is taken up, when it is refused, and then cleared', async (t) => {
  const actions = actionsOf('all-four-goals');
  const upTo = actions.slice(0, actions.findIndex(({ screen }) => screen === 'results'));
  const first = await begin(t);
  walk(first, upTo);
  // Choices are the pack's own words; these digits are nobody's but the resident's, and not continued from yet.
  const number = '7160935.25';
  first.run({ type: 'visit', position: upTo.findIndex(({ screen }) => screen === 'item/weight-kg') });
  first.run({ type: 'input', screen: 'item/weight-kg', fields: { 'weight-kg': [number] } });
  const snapshot = Buffer.from(first.session.snapshot(now));
  const typed = [Buffer.from(number)];
  assert.ok(snapshot.includes(number));
  // What is typed goes on being held; the text around it is the snapshot's own.
  const own = pieces(snapshot, first.untouched).filter((piece) => piece.includes('"'));
  assert.ok(own.length > 20);
  assertGone(first, own, 'taken');

  const second = await begin(t);
  const refused = second.session.restore(snapshot.subarray(0, snapshot.length - 1), now);
  assert.equal(refused.error, 'invalid_json');
  assertGone(second, [...own, ...typed], 'refused');
  const restored = second.session.restore(snapshot, now);
  assert.deepEqual(restored, { language: 'en' });
  assertGone(second, own, 'taken up');
  assert.ok(typed.every(second.holds), 'what was typed is in memory again');
  const cleared = second.run({ type: 'clear' });
  assert.equal(cleared.screen.id, 'start');
  assertGone(second, typed, 'typed');
  assertGone(second, pieces(snapshot, second.untouched, cleared.html), 'snapshot');
});

test('a sending that fails leaves no key, and when the resident then gives up, no answer', async (t) => {
  const actions = actionsOf('smoker');
  for (let most = 0; most < ALL_DRAWS; most += 1) {
    const journey = await begin(t, (index) => {
      if (index === most) throw new Error('no randomness');
    });
    const shown = walk(journey, actions.slice(0, -1));
    const failed = journey.run(actions.at(-1));
    assert.equal(failed.screen.id, 'not-sent');
    assert.deepEqual(failed.effects.filter(({ type }) => type === 'post' || type === 'receipt'), []);
    assert.equal(journey.drawn.length, most);
    // Ids are no secret, and the receipt's key is needed when sending is tried again.
    for (const bytes of journey.drawn.slice(DRAWS.contentKey)) {
      assert.equal(journey.holds(bytes), false, `draw fails after ${most}`);
    }
    const seed = journey.drawn[DRAWS.receiptKey];
    if (!seed) continue;
    assert.ok(journey.holds(seed));
    const cleared = journey.run({ type: 'clear' });
    assertNoKey(journey, receiptKeysOf(seed), `draw fails after ${most}, cleared`);
    if (most < ALL_DRAWS - 1) continue;
    assertGone(journey, given(actions, journey.untouched), 'typed');
    assertGone(journey, pieces(shown, journey.untouched, cleared.html), 'screens');
  }
});
