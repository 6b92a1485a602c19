// A session as bytes and back, in every scenario of every pack: the snapshots are the same natively and in WebAssembly, and
// whoever is put together again from one at each step goes the same way to the same envelope.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { packFile, preparedFile, sealwell, signingKeysFile, wasmFile } from '../browser/support/service.mjs';
import { replay, TestService } from '../command/support/test_service.mjs';
import { load } from '../embed/support/typescript.mjs';
import { seededCrypto } from './support/seeded_crypto.mjs';

const { failed, loadCore } = await load('wasm/sealwell.ts');
const packs = new URL('../../site/packs/', import.meta.url).pathname;
const instant = '2026-11-22T09:30:00Z';
const now = Date.parse(instant);
const trusted = readFileSync(signingKeysFile(), 'utf8').trim().split('\n');
const folder = mkdtempSync(join(tmpdir(), 'sealwell-snapshots-'));
test.after(() => rmSync(folder, { recursive: true }));

const cores = await Promise.all(['sealwell.wasm', 'sealwell_calculating.wasm']
  .map((module) => loadCore(readFileSync(join(dirname(wasmFile()), module)))));

/** A session of the pack, in the module that it needs. */
async function sessionOf(prepared, keys = trusted) {
  for (const core of cores) {
    const session = core.open(readFileSync(prepared), keys, now);
    if (!failed(session)) return session;
    assert.equal(session.error, 'unsupported');
  }
  return assert.fail('no module runs the pack');
}

/** What the core natively says of each step of a scenario, with its snapshots. */
function runNatively(id, scenario, seed) {
  const transcript = join(folder, 'transcript.ndjson');
  execFileSync(sealwell(), ['run', packFile(id), '--trust', signingKeysFile(), '--answers', join(packs, id, 'scenarios', scenario),
    '--now', instant, '--seed', seed, '--transcript', transcript], { stdio: 'pipe' });
  return replay(packFile(id), signingKeysFile(), transcript, instant, seed, ['--snapshots']);
}

const text = (bytes) => Buffer.from(bytes).toString();

/** Everything that the session shows of itself where it is. */
function looked(session) {
  const { screen } = session.dispatch({ type: 'print' }, now);
  return session.dispatchText(JSON.stringify({ type: 'language', target: screen.language }), now);
}

/** The session put together again from its snapshot, in place of a run that has got somewhere else. */
function takenUp(session, bytes) {
  session.dispatch({ type: 'clear' }, now);
  session.dispatch({ type: 'submit', screen: 'start', fields: {}, button: 'continue' }, now);
  const restored = session.restore(bytes, now);
  assert.equal(failed(restored), false, JSON.stringify(restored));
  assert.equal(text(session.snapshot(now)), text(bytes));
}

for (const id of readdirSync(packs)) {
  for (const scenario of readdirSync(join(packs, id, 'scenarios'))) {
    test(`${id}, ${scenario}: the same snapshots natively, and the same journey from each of them`, async (t) => {
      const lines = runNatively(id, scenario, scenario);
      seededCrypto(t, scenario);
      const session = await sessionOf(preparedFile(id));
      let decided = false;
      let times = 0;
      for (const line of lines) {
        const { action, answer } = JSON.parse(line);
        const ours = session.dispatchText(JSON.stringify(action), now);
        const bytes = session.snapshot(now);
        const snapshot = failed(bytes) ? 'null' : text(bytes);
        assert.equal(`{"action":${JSON.stringify(action)},"answer":${ours},"snapshot":${snapshot}}`, line);
        // With the first statement on the screen the receipt's key is made, which is in no snapshot.
        decided ||= /^(consent|refused)\//.test(answer.screen.id);
        if (decided || failed(bytes)) continue;
        const before = looked(session);
        takenUp(session, bytes);
        assert.equal(looked(session), before);
        times += 1;
      }
      assert.ok(times > 0, 'the journey was taken up');
      session.close();
    });
  }
}

test('after a decision the run is taken up before it, and needs no answer again', async (t) => {
  seededCrypto(t, 'decided');
  const session = await sessionOf(preparedFile());
  const lines = runNatively('livewell-dorset', 'all-four-goals.json', 'decided').map((line) => JSON.parse(line));
  const actions = lines.map(({ action }) => action);
  const atCheck = lines.findIndex(({ answer }) => answer.screen.id === 'check');
  for (const action of actions.slice(0, atCheck + 1)) session.dispatch(action, now);
  const bytes = session.snapshot(now);
  assert.doesNotMatch(text(bytes), /decision|"method"|sha256/i);
  takenUp(session, bytes);
  let { screen } = JSON.parse(looked(session));
  assert.match(screen.id, /^consent\//);
  const again = actions.filter(({ type, screen: on }) => type === 'submit' && /^consent\//.test(on));
  while (/^consent\//.test(screen.id)) {
    ({ screen } = session.dispatch(again.find(({ screen: on }) => on === screen.id), now));
  }
  assert.doesNotMatch(screen.id, /^consent\//);
  session.close();
});

test('a session takes up no bytes of another pack, and nothing that is no snapshot', async () => {
  const bytes = await sessionOf(preparedFile()).then((session) => session.snapshot(now));
  const session = await sessionOf(preparedFile('living-well-consortium'));
  session.dispatch({ type: 'submit', screen: 'start', fields: {}, button: 'continue' }, now);
  const before = looked(session);
  assert.deepEqual(session.restore(bytes, now), { error: 'unknown_value', where: 'pack' });
  assert.deepEqual(session.restore(new Uint8Array(), now), { error: 'invalid_json', where: 'byte 1' });
  assert.deepEqual(session.restore(new TextEncoder().encode('{"format":"sealwell-snapshot/9"}'), now), { error: 'unknown_value', where: 'format' });
  for (let length = 0; length < bytes.length; length += 7) assert.ok(failed(session.restore(bytes.subarray(0, length), now)));
  assert.equal(looked(session), before);
  session.close();
  assert.deepEqual(session.snapshot(now), { error: 'unknown_action', where: 'handle' });
  assert.deepEqual(session.restore(bytes, now), { error: 'unknown_action', where: 'handle' });
});

test('what expressions gave is worked out again, and what they suggested first stays', async () => {
  const service = new TestService();
  try {
    const sdc = (name, expression) => ({ url: `http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-${name}`,
                                         valueExpression: { language: 'text/fhirpath', expression } });
    const value = (linkId) => `%resource.item.where(linkId='${linkId}').answer.value`;
    const { prepared } = service.build('stairs', { resourceType: 'Questionnaire', status: 'active', item: [
      { linkId: 'floors', type: 'integer', text: 'Floors?', required: true },
      { linkId: 'steps', type: 'integer', text: 'Steps', readOnly: true, extension: [sdc('calculatedExpression', `${value('floors')} * 16`)] },
      { linkId: 'lift', type: 'boolean', text: 'Is there a lift?', required: true, extension: [sdc('enableWhenExpression', `${value('steps')} > 40`)] },
      { linkId: 'often', type: 'integer', text: 'How often?', extension: [sdc('initialExpression', value('floors'))] },
      { linkId: 'last', type: 'string', text: 'Anything else?' },
    ] });
    const session = await sessionOf(prepared, [service.signingKey]);
    const submit = (screen, fields) => session.dispatch({ type: 'submit', screen, fields, button: 'continue' }, now);
    submit('start', {});
    submit('item/floors', { floors: ['3'] });
    submit('item/steps', {});
    submit('item/lift', { lift: ['true'] });
    const { screen, html } = session.dispatch({ type: 'change', target: 'item/floors' }, now);
    assert.equal(screen.id, 'item/floors');
    assert.match(html, /value="3"/);
    // What stood in the input at first was the three; it is no other for being worked out again.
    submit('item/floors', { floors: ['4'] });
    const before = looked(session);
    const bytes = session.snapshot(now);
    takenUp(session, bytes);
    assert.equal(looked(session), before);
    const often = session.dispatch({ type: 'change', target: 'item/often' }, now);
    assert.match(often.html, /value="3"/);
    session.close();
  } finally {
    service.remove();
  }
});
